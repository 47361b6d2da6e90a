"""What the pages of a case send: words."""

from collections.abc import Iterable, Mapping
from datetime import timedelta

from django import forms
from django.core.exceptions import ValidationError

from schoolgate.web.concerns.actions.end_threat import CaseEnding
from schoolgate.web.concerns.case import CaseLine
from schoolgate.web.concerns.playbook import Playbook, in_words, time_in
from schoolgate.web.people.models import Person

Sent = Mapping[str, object] | None
WHY_OPEN = "why-"
LONG = forms.Textarea(attrs={"rows": 4})


class BeginForm(forms.Form):
    """What has happened, in words."""

    what = forms.CharField(
        max_length=2000,
        required=False,
        label="What has happened? In words, if there is time",
        help_text="Who got what, when, and where. Initials, not names. You can begin "
        "without it.",
        widget=LONG,
    )


def begin_form(others: Iterable[Person], sent: Sent = None) -> BeginForm:
    """The form, with those of whom one may be the reason."""
    form = BeginForm(sent)
    people = [(person.pk, person.name) for person in others]
    if people:
        form.fields["not_for"] = _people(people, "May it be about one of them?")
    return form


def keep_form(others: Iterable[Person], sent: Sent = None) -> forms.Form:
    """Whom a case that is on is kept from as well."""
    form = forms.Form(sent)
    people = [(person.pk, person.name) for person in others]
    form.fields["not_for"] = _people(people, "Keep it from")
    form.fields["not_for"].required = True
    form.fields["not_for"].error_messages["required"] = "Tick who must not see it."
    return form


def _people(
    people: list[tuple[int, str]], label: str
) -> forms.TypedMultipleChoiceField:
    return forms.TypedMultipleChoiceField(
        choices=people,
        coerce=int,
        required=False,
        label=label,
        help_text="Whoever you tick gets no message and finds no trace of the case: "
        "tell someone above them instead.",
        widget=forms.CheckboxSelectMultiple,
    )


class StepForm(forms.Form):
    """A note on what was done."""

    note = forms.CharField(max_length=1000, required=False)


class EndCaseForm(forms.Form):
    """How a case ended, and why each open step was left."""

    record = forms.CharField(
        max_length=10000,
        label="How did it end? This is the record of the case",
        error_messages={"required": "Write down how it ended."},
        widget=LONG,
    )

    def ending(self) -> CaseEnding:
        """The ending as it was typed."""
        given = {
            name.removeprefix(WHY_OPEN): said
            for name, said in self.cleaned_data.items()
            if name.startswith(WHY_OPEN)
        }
        return CaseEnding(self.cleaned_data["record"], given)


def end_form(left: tuple[CaseLine, ...], sent: Sent = None) -> EndCaseForm:
    """A form that asks for the reason of each line that is open."""
    form = EndCaseForm(sent)
    for line in left:
        form.fields[f"{WHY_OPEN}{line.step.key}"] = forms.CharField(
            max_length=1000,
            label=f"Not done: {line.asked.do}. Why not?",
            error_messages={"required": "Do it, or say why not."},
        )
    return form


class TimesForm(forms.Form):
    """By when each step is due, in words."""

    def times(self) -> dict[str, timedelta]:
        """The time of each step that was typed."""
        typed = {key: time_in(said) for key, said in self.cleaned_data.items()}
        return {key: time for key, time in typed.items() if time is not None}


def times_form(
    book: Playbook, times: Mapping[str, timedelta], sent: Sent = None
) -> TimesForm:
    """A form with a field for each step, as it stands now."""
    form = TimesForm(sent)
    for key, asked in book.steps.items():
        law = ", which is the law’s: earlier, never later" if asked.by_law else ""
        form.fields[key] = forms.CharField(
            max_length=20,
            label=asked.do,
            help_text=f"The playbook says {in_words(asked.within)}{law}.",
            initial=in_words(times[key]),
            validators=[_is_a_time],
        )
    return form


def _is_a_time(said: str) -> None:
    if time_in(said) is None:
        raise ValidationError("Write “at once”, “15 minutes”, “2 days” or the like.")
