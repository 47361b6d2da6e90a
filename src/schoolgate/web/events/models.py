"""An event, who takes part in it, and its own rules for visitors' cameras."""

from enum import StrEnum

from django.db import models

from schoolgate.web.events.states import EventState
from schoolgate.web.people.models import Group, Person, Pupil
from schoolgate.web.trust.models import School


class Filming(StrEnum):
    """What visitors may photograph and film."""

    OWN_CHILD = "own-child"
    MOMENT = "photograph-moment"
    NONE = "none"


FILMING = {
    Filming.OWN_CHILD: "Families photograph and film their own child",
    Filming.MOMENT: "Nobody films; there is a moment for photographs",
    Filming.NONE: "Nobody photographs or films",
}


class Event(models.Model):
    """Something to which visitors come. ``group`` is who takes part, if that is known.

    ``streaming`` and ``sound`` say whether visitors may stream live and record sound;
    what is typed beside them stands on the notice as it is. ``marked_at`` is empty
    until somebody marked who was there.
    """

    school = models.ForeignKey(School, models.CASCADE, related_name="events")
    name = models.CharField(max_length=100)
    on = models.DateField()
    begins = models.TimeField(null=True, blank=True)
    ends = models.TimeField(null=True, blank=True)
    place = models.CharField(max_length=200, blank=True)
    group = models.ForeignKey(
        Group, models.SET_NULL, null=True, blank=True, related_name="events"
    )
    filming = models.CharField(
        max_length=20, choices=[(rule.value, words) for rule, words in FILMING.items()]
    )
    streaming = models.BooleanField(default=False)
    streaming_words = models.CharField(max_length=300, blank=True)
    sound = models.BooleanField(default=False)
    sound_words = models.CharField(max_length=300, blank=True)
    note = models.TextField(blank=True)
    state = models.CharField(
        max_length=10,
        choices=[(one, one.value) for one in EventState],
        default=EventState.PLANNED,
    )
    asked_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+"
    )
    cancelled_at = models.DateTimeField(null=True, blank=True)
    marked_at = models.DateTimeField(null=True, blank=True)
    marked_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        """The next one last, as the past is read backwards."""

        ordering = ["-on", "-pk"]
        indexes = [models.Index(fields=["school", "-on"])]

    def __str__(self) -> str:
        return self.name

    @property
    def takes_place(self) -> bool:
        """Whether it is planned, and not cancelled."""
        return self.state == EventState.PLANNED and self.cancelled_at is None


class Presence(models.Model):
    """A pupil who was at an event. Whoever of its group has none was not there."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="presences")
    pupil = models.ForeignKey(Pupil, models.CASCADE, related_name="presences")

    class Meta:
        """Once at each."""

        constraints = [
            models.UniqueConstraint(fields=["event", "pupil"], name="once_at_an_event")
        ]

    def __str__(self) -> str:
        return f"Presence {self.pk}"
