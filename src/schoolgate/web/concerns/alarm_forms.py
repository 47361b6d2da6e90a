"""What the alarm's pages send: words, who they are about, numbers to ring."""

from collections.abc import Iterable, Mapping

from django import forms
from django.core.exceptions import ValidationError

from schoolgate.web.concerns.actions.keep_numbers import Numbers, TypedNumber, sound
from schoolgate.web.concerns.actions.raise_alarm import AlarmMessage, sound_words
from schoolgate.web.concerns.errors import ConcernError
from schoolgate.web.concerns.models import PhoneNumber
from schoolgate.web.concerns.states import About
from schoolgate.web.concerns.who_to_ring import OFFICE, OFFICER, SERVICES, role_title
from schoolgate.web.people.models import Holding, Person
from schoolgate.web.trust.models import School

# Nothing of it is kept by the browser, nor sent away to be spelled.
NUMBER, PUBLIC = "number-", "public-"
UNKEPT = {"autocomplete": "off", "spellcheck": "false"}


class AlarmForm(forms.Form):
    """What has happened, and whether it is about somebody who works here.

    There is no length on the field: a browser would cut what is pasted in silence.
    """

    what = forms.CharField(
        label="What has happened?",
        help_text="In words, in any language. Who is in danger, and where? "
        "No picture and no file.",
        error_messages={"required": "Write what has happened, or ring."},
        widget=forms.Textarea(attrs={"rows": 8, "dir": "auto", **UNKEPT}),
    )
    about = forms.MultipleChoiceField(
        label="Is it about somebody who works here?",
        help_text="Tick each one. They are not told, and can’t see it.",
        error_messages={"required": "Tick who it is about, or “No”."},
        widget=forms.CheckboxSelectMultiple(attrs=UNKEPT),
    )

    def clean_what(self) -> str:
        """Refuse what is too long, with how long it is."""
        try:
            return sound_words(str(self.cleaned_data["what"]))
        except ConcernError as error:
            raise ValidationError(str(error)) from error

    def message(self) -> AlarmMessage:
        """The alarm as it was written. A “No” beside a yes is not heeded."""
        ticked = set(self.cleaned_data["about"])
        some = ticked - {About.NOBODY} or ticked
        return AlarmMessage(
            self.cleaned_data["what"], tuple(a for a in About if a in some)
        )


def alarm_form(school: School, sent: Mapping[str, object] | None = None) -> AlarmForm:
    """The form, with what the roles are called in this school's nation."""
    form = AlarmForm(sent)
    titles = {
        About.NOBODY: "No, nobody who works here",
        About.HEAD: _capital(role_title(school, "head")),
        About.DSL: _capital(role_title(school, "dsl")),
        About.LEADER: "A deputy head or another senior leader",
        About.CHAIR: "The chair, or another governor",
        About.OTHER: "Somebody else who works here",
    }
    about = form.fields["about"]
    about.choices = list(titles.items())  # type: ignore[attr-defined]
    return form


class NumbersForm(forms.Form):
    """A number for each person and each place, and whether it is public."""

    def numbers(self) -> Numbers:
        """The numbers as they were typed, by what they are of."""
        given = self.cleaned_data
        keys = [name.removeprefix(NUMBER) for name in given if name.startswith(NUMBER)]
        return {
            int(key) if key.isdecimal() else key: TypedNumber(
                given[f"{NUMBER}{key}"], is_public=bool(given.get(f"{PUBLIC}{key}"))
            )
            for key in keys
        }


def numbers_form(
    school: School,
    held: Iterable[Holding],
    kept: Iterable[PhoneNumber],
    sent: Mapping[str, object] | None = None,
) -> NumbersForm:
    """The form, with the numbers as they stand."""
    form = NumbersForm(sent)
    now = {str(one.holding_id or one.place): one for one in kept}
    places = {
        OFFICE: ("The school’s main number", "Everybody sees it."),
        SERVICES: ("Children’s services", "Everybody sees it. By day, or at any hour."),
        OFFICER: (_capital(role_title(school, OFFICER)), "Staff see it."),
    }
    for place, (label, hint) in places.items():
        form.fields[f"{NUMBER}{place}"] = _number(label, hint, now.get(place))
    for one in held:
        label = f"{one.person.name}, {role_title(school, one.role)}"
        there = now.get(str(one.pk))
        form.fields[f"{NUMBER}{one.pk}"] = _number(label, "Staff see it.", there)
        form.fields[f"{PUBLIC}{one.pk}"] = forms.BooleanField(
            label=f"Everybody may see this number of {role_title(school, one.role)}",
            help_text="On a page for parents and pupils, without the name.",
            required=False,
            initial=there is not None and there.is_public,
        )
    return form


def _number(label: str, hint: str, there: PhoneNumber | None) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        max_length=40,
        required=False,
        initial=there.number if there else "",
        validators=[_is_a_number],
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "off"}),
    )


def _is_a_number(typed: str) -> None:
    try:
        sound(typed)
    except ConcernError as error:
        raise ValidationError(str(error)) from error


def let_in_form(
    others: Iterable[Person], sent: Mapping[str, object] | None = None
) -> forms.Form:
    """The people who can be let in to read an alarm."""
    form = forms.Form(sent)
    form.fields["people"] = forms.TypedMultipleChoiceField(
        choices=[(person.pk, person.name) for person in others],
        coerce=int,
        label="Who may read it too?",
        help_text="They are written to at once, and see all that is written here.",
        error_messages={"required": "Tick who may read it."},
        widget=forms.CheckboxSelectMultiple,
    )
    return form


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
