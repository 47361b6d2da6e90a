"""Forms: what somebody asks for, what was seen, what the register says."""

from collections.abc import Iterable

from django import forms
from django.http import QueryDict

from schoolgate.web.accounts.actions.ask import Wish
from schoolgate.web.accounts.actions.describe import FIELDS, Details
from schoolgate.web.accounts.actions.list_other import Sighting
from schoolgate.web.accounts.forms.words import (
    AUDIENCE_WORDS,
    KIND_WORDS,
    NOT_OURS_WORDS,
    OWN_PLATFORM,
    chosen,
    platform_words,
    required,
)
from schoolgate.web.accounts.models import Account
from schoolgate.web.accounts.states import AccountKind, AccountState


def _address() -> forms.URLField:
    return forms.URLField(
        label="Its address",
        required=False,
        max_length=500,
        assume_scheme="https",
        error_messages={"invalid": "Give an address, for example https://example.org."},
    )


def _audience() -> forms.ChoiceField:
    return forms.ChoiceField(
        label="Who can read it?", choices=list(AUDIENCE_WORDS.items())
    )


def _youngest() -> forms.IntegerField:
    return forms.IntegerField(
        label="How old is the youngest person it is meant for?",
        help_text="18, if it is for families. Pupils’ own age, if they are to use it.",
        min_value=0,
        max_value=120,
        error_messages={"required": "Give an age in years: platforms have a least."},
    )


class WishForm(forms.Form):
    """What somebody asks for."""

    kind = forms.ChoiceField(
        label="What is it?",
        choices=chosen(KIND_WORDS.items()),
        error_messages=required("Choose what it is."),
    )
    platform = forms.ChoiceField(
        label="Where is it?", error_messages=required("Choose where it is.")
    )
    name = forms.CharField(
        label="What is it called there?",
        help_text="Its name or handle, for example @elmschool.",
        max_length=200,
        error_messages=required("Say what it is to be called."),
    )
    address = _address()
    purpose = forms.CharField(
        label="What is it for?",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        error_messages=required("Say what it is for: the head reads this."),
    )
    audience = _audience()
    youngest = _youngest()
    main = forms.ChoiceField(
        label="Which account does the group or event hang under?",
        help_text="Only for a group’s or an event’s page.",
        required=False,
    )

    def __init__(self, mains: Iterable[Account], data: QueryDict | None = None) -> None:
        super().__init__(data)
        platform, main = self.fields["platform"], self.fields["main"]
        if isinstance(platform, forms.ChoiceField):
            platform.choices = chosen(platform_words().items())
        if isinstance(main, forms.ChoiceField):
            main.choices = [("", "None"), *((str(a.pk), str(a)) for a in mains)]

    @property
    def wish(self) -> Wish:
        """What was asked for; a website is on the website, whatever was chosen."""
        said = self.cleaned_data
        kind = AccountKind(said["kind"])
        return Wish(
            platform=kind.value if kind in OWN_PLATFORM else said["platform"],
            name=said["name"],
            purpose=said["purpose"],
            kind=kind,
            audience=said["audience"],
            youngest=said["youngest"],
            address=said["address"],
            main=int(said["main"]) if said["main"] else None,
        )


class SightingForm(forms.Form):
    """An account that is not ours."""

    state = forms.ChoiceField(
        label="What is it?",
        choices=chosen(NOT_OURS_WORDS.items()),
        error_messages=required("Choose what it is."),
    )
    platform = forms.ChoiceField(
        label="Where is it?", error_messages=required("Choose where it is.")
    )
    name = forms.CharField(
        label="What is it called there?",
        max_length=200,
        error_messages=required("Say what it is called."),
    )
    address = _address()
    note = forms.CharField(
        label="What is known of it?",
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
        max_length=2000,
    )

    def __init__(self, data: QueryDict | None = None) -> None:
        super().__init__(data)
        platform = self.fields["platform"]
        if isinstance(platform, forms.ChoiceField):
            platform.choices = chosen(platform_words().items())

    @property
    def sighting(self) -> Sighting:
        """What was seen."""
        said = self.cleaned_data
        return Sighting(
            AccountState(said["state"]),
            said["platform"],
            said["name"],
            said["address"],
            said["note"],
        )


class DetailsForm(forms.Form):
    """What the register says of an account."""

    name = forms.CharField(
        label="What is it called there?",
        max_length=200,
        error_messages=required("Say what it is called."),
    )
    address = _address()
    email = forms.EmailField(
        label="Which e-mail address is it tied to?", required=False
    )
    master_role = forms.CharField(
        label="Which role holds its master rights?",
        help_text="A role, for example the office. The people are below.",
        required=False,
        max_length=100,
    )
    youngest = _youngest()
    audience = _audience()
    provider = forms.CharField(
        label="Who provides the server?",
        help_text="For a website: the firm that runs it.",
        required=False,
        max_length=200,
    )
    provider_contact = forms.CharField(
        label="How is the provider reached?", required=False, max_length=200
    )

    @property
    def details(self) -> Details:
        """What was typed."""
        return Details(**self.cleaned_data)


def details_form(account: Account) -> DetailsForm:
    """The form as the register stands."""
    return DetailsForm(initial={name: getattr(account, name) for name in FIELDS})
