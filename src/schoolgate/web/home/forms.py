"""What the page of the journal's proof sends."""

from django import forms


class MailboxForm(forms.Form):
    """The mailbox that gets the proof."""

    address = forms.EmailField(
        label="Email of the mailbox",
        help_text="For example chair@governors.school.example.",
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
