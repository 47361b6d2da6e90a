"""One question to the sender of an alarm: is it about somebody who would read it?"""

from collections.abc import Mapping, Sequence

from django import forms

from schoolgate.web.concerns.receipts import DoubtedPerson
from schoolgate.web.people.models import Person

NOBODY = "none"
KEPT = "They are not told, and can’t see it, until you answer."
REQUIRED = {"required": "Tick your answer."}


class QuestionForm(forms.Form):
    """Whether an alarm is about some people. A yes beside a no counts."""

    def people(self, asked: Sequence[DoubtedPerson]) -> list[Person]:
        """The people it is about."""
        given = self.cleaned_data["about"]
        ticked = {given} if isinstance(given, str) else set(given)
        return [one.person for one in asked if str(one.person.pk) in ticked]


def question_form(
    asked: Sequence[DoubtedPerson], sent: Mapping[str, object] | None = None
) -> QuestionForm:
    """The question, about one person by name or about several."""
    form = QuestionForm(sent)
    off = {"autocomplete": "off"}
    if len(asked) == 1:
        form.fields["about"] = forms.ChoiceField(
            label=f"Is this about {_named(asked[0])}?",
            choices=[
                (str(asked[0].person.pk), "Yes, it is about them"),
                (NOBODY, "No, it is not about them"),
            ],
            widget=forms.RadioSelect(attrs=off),
            help_text=KEPT,
            error_messages=REQUIRED,
        )
        return form
    form.fields["about"] = forms.MultipleChoiceField(
        label="Is this about one of these people?",
        choices=[
            *((str(one.person.pk), _named(one)) for one in asked),
            (NOBODY, "No, none of them"),
        ],
        widget=forms.CheckboxSelectMultiple(attrs=off),
        help_text=KEPT,
        error_messages=REQUIRED,
    )
    return form


def _named(one: DoubtedPerson) -> str:
    return f"{one.person.name}, {one.title}" if one.title else one.person.name
