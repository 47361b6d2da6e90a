"""The form of the sample: a field of each kind."""

from django import forms

WAYS = (("phone", "By telephone"), ("post", "By letter"), ("gate", "At the gate"))


class SampleForm(forms.Form):
    """Nobody keeps what is written here."""

    name = forms.CharField(label="Your name", help_text="As on your letters.")
    born = forms.DateField(
        label="A day", widget=forms.DateInput(attrs={"type": "date"})
    )
    words = forms.CharField(
        label="Some words", widget=forms.Textarea(attrs={"rows": 3})
    )
    one = forms.ChoiceField(label="One of a list", choices=WAYS)
    way = forms.ChoiceField(
        label="One of a few", choices=WAYS, widget=forms.RadioSelect
    )
    ways = forms.MultipleChoiceField(
        label="Any of a few", choices=WAYS, widget=forms.CheckboxSelectMultiple
    )
    paper = forms.FileField(label="A file", help_text="A picture or a letter.")
    agreed = forms.BooleanField(label="I have read it", help_text="All of it.")
