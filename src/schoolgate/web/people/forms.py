"""What the pages about people send."""

from django import forms

from schoolgate.web.people.models import ROLES
from schoolgate.web.people.models.groups import CLASS, CLUB, TRIP, YEAR
from schoolgate.web.people.rights import OF_THE_TRUST

GIVEN = [
    (role, words.removeprefix("the ").removeprefix("a ").capitalize())
    for role, words in ROLES.items()
    if role not in OF_THE_TRUST and role not in ("pupil", "external")
]

# No role is chosen for anybody: the first one on the list is the head.
A_ROLE = [("", "Choose a role"), *GIVEN]
NO_ROLE = {
    "required": "Choose a role.",
    "invalid_choice": "Choose a role from the list.",
}

LISTS = [
    ("pupils", "Pupils"),
    ("staff", "Staff"),
    ("contacts", "Contacts: parents and carers"),
    ("one-roster", "All of them: a OneRoster 1.2 zip"),
]

MADE = [(TRIP, "Trip"), (CLUB, "Club"), (CLASS, "Class"), (YEAR, "Year group")]


class PersonForm(forms.Form):
    """Somebody new, and their first role."""

    forename = forms.CharField(max_length=100)
    surname = forms.CharField(max_length=100)
    email = forms.EmailField(label="School e-mail address")
    role = forms.ChoiceField(choices=A_ROLE, error_messages=NO_ROLE)


class RoleForm(forms.Form):
    """One more role."""

    role = forms.ChoiceField(
        choices=A_ROLE, label="Another role", error_messages=NO_ROLE
    )


class AwayForm(forms.Form):
    """The first and the last day of an absence."""

    since = forms.DateField(
        label="First day away", widget=forms.DateInput(attrs={"type": "date"})
    )
    until = forms.DateField(
        label="Last day away", widget=forms.DateInput(attrs={"type": "date"})
    )


class ListForm(forms.Form):
    """A list from the school's system."""

    kind = forms.ChoiceField(choices=LISTS, label="Which list is it?")
    file = forms.FileField(
        label="The file: CSV, or the OneRoster zip",
        error_messages={
            "required": "Choose the file that the school's system exported.",
            "empty": "The file is empty: export the list again.",
        },
    )


class GroupForm(forms.Form):
    """A new group."""

    kind = forms.ChoiceField(choices=MADE, label="What is it?")
    name = forms.CharField(max_length=100)
    starts = forms.DateField(
        label="First day, if it has one",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
    )
    ends = forms.DateField(
        label="Last day, if it has one",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
    )


class EndGroupForm(forms.Form):
    """The last day of a group."""

    ends = forms.DateField(
        label="Last day", widget=forms.DateInput(attrs={"type": "date"})
    )
