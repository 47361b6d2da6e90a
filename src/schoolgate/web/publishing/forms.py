"""The forms of an incident."""

from django import forms


class IncidentForm(forms.Form):
    """What an incident is called, and who can post while it is on."""

    what = forms.CharField(
        max_length=200,
        error_messages={"required": "Say in a few words what has happened."},
    )


class IncidentRecordForm(forms.Form):
    """The record of an incident."""

    record = forms.CharField(
        max_length=10000,
        error_messages={"required": "Write down how it ended."},
    )
