"""What the pages about events send."""

from collections.abc import Mapping
from datetime import date

from django import forms

from schoolgate.web.events.models import FILMING, Event, Filming
from schoolgate.web.events.planned import EventDetails
from schoolgate.web.people.grouping import groups_on
from schoolgate.web.trust.models import School

DAY = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
TIME = forms.TimeInput(format="%H:%M", attrs={"type": "time"})
COPIED = (
    "name",
    "on",
    "begins",
    "ends",
    "place",
    "filming",
    "streaming",
    "streaming_words",
    "sound",
    "sound_words",
    "note",
)


class EventForm(forms.Form):
    """An event, as somebody sets it down."""

    name = forms.CharField(max_length=100, label="What is it called?")
    on = forms.DateField(label="On which day?", widget=DAY)
    begins = forms.TimeField(label="From, if you know", required=False, widget=TIME)
    ends = forms.TimeField(label="Until, if you know", required=False, widget=TIME)
    place = forms.CharField(max_length=200, label="Where?", required=False)
    group = forms.TypedChoiceField(
        label="Who takes part?", required=False, coerce=int, empty_value=None
    )
    filming = forms.TypedChoiceField(
        label="What may visitors photograph and film?",
        choices=[(rule.value, words) for rule, words in FILMING.items()],
        coerce=Filming,
        widget=forms.RadioSelect,
    )
    streaming = forms.BooleanField(label="Visitors may stream live", required=False)
    streaming_words = forms.CharField(
        max_length=300, label="More about streaming, for the notice", required=False
    )
    sound = forms.BooleanField(label="Visitors may record sound", required=False)
    sound_words = forms.CharField(
        max_length=300, label="More about sound, for the notice", required=False
    )
    note = forms.CharField(
        max_length=1000,
        label="Anything else, for the notice",
        help_text="For example when the moment for photographs is. "
        "It stands there as you write it, in no other language.",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def planned(self) -> EventDetails:
        """The event as it was typed."""
        return EventDetails(**self.cleaned_data)


def event_form(
    school: School,
    today: date,
    event: Event | None,
    sent: Mapping[str, object] | None = None,
) -> EventForm:
    """A form with the school's groups; of an event as it stands, or empty."""
    first = {name: getattr(event, name) for name in COPIED} if event else {}
    first |= {"group": event.group_id} if event else {}
    form = EventForm(sent, initial=first)
    groups = {group.pk: group.name for group in groups_on(school, today)}
    if event and event.group:
        groups[event.group.pk] = event.group.name
    group = form.fields["group"]
    if isinstance(group, forms.ChoiceField):
        group.choices = [("", "Not said"), *groups.items()]
    return form
