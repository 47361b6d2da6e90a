"""What the page of a school's own contacts sends."""

from django import forms

from schoolgate.web.contacts.actions.add_contact import LONGEST_PURPOSE
from schoolgate.web.contacts.recognising import LONGEST


class ContactForm(forms.Form):
    """A contact to add."""

    value = forms.CharField(
        max_length=LONGEST,
        label="Number, email, address or site",
        help_text="For example 020 7946 0018, office@school.example, "
        "1 School Lane, SW15 1AA, or school.example.",
    )
    purpose = forms.CharField(
        max_length=LONGEST_PURPOSE,
        label="What is it for?",
        help_text="For example Office, or Trip phone.",
    )
