"""An event as somebody plans it, and what is wrong with the plan."""

from dataclasses import dataclass
from datetime import date, time

from django.core.exceptions import PermissionDenied

from schoolgate.web.events.ground import stopped_by
from schoolgate.web.events.models import Event, Filming
from schoolgate.web.events.wording import names_data_protection
from schoolgate.web.people.models import Group
from schoolgate.web.trust.models import School


class BadPlan(PermissionDenied):
    """The event can't be as it was planned; says why, and what to do."""


@dataclass(frozen=True, slots=True)
class EventDetails:
    """What somebody typed of an event; ``group`` is a group's number."""

    name: str
    on: date
    filming: Filming
    begins: time | None = None
    ends: time | None = None
    place: str = ""
    group: int | None = None
    streaming: bool = False
    streaming_words: str = ""
    sound: bool = False
    sound_words: str = ""
    note: str = ""

    @property
    def words(self) -> str:
        """All that is typed freely, and stands on the notice."""
        parts = (self.name, self.place, self.streaming_words, self.sound_words)
        return "\n".join((*parts, self.note))


def put(event: Event, planned: EventDetails) -> None:
    """Let the event be as it was planned. Raises BadPlan."""
    _expect_sound(planned)
    _expect_by_policy(event.school, planned)
    event.name, event.on, event.place = planned.name, planned.on, planned.place
    event.begins, event.ends = planned.begins, planned.ends
    event.group = _group(event.school, planned.group)
    event.filming, event.note = planned.filming, planned.note
    event.streaming = planned.streaming
    event.streaming_words = planned.streaming_words
    event.sound, event.sound_words = planned.sound, planned.sound_words
    event.save()


def _expect_sound(planned: EventDetails) -> None:
    if planned.begins and planned.ends and planned.ends <= planned.begins:
        raise BadPlan("It ends before it begins: turn the times round.")
    if planned.streaming and planned.filming != Filming.OWN_CHILD:
        raise BadPlan("Nobody can stream where nobody films: choose one of the two.")
    if names_data_protection(planned.words):
        raise BadPlan(
            "Data protection law doesn't forbid families to film for themselves: say "
            "that it is the school's rule, which the notice does by itself."
        )


def _expect_by_policy(school: School, planned: EventDetails) -> None:
    """A policy that lets no visitor film is no event's to set aside."""
    if planned.filming != Filming.OWN_CHILD:
        return
    if clauses := stopped_by(school, planned.on):
        raise BadPlan(
            f"The policy lets no visitor film ({', '.join(clauses)}): offer a moment "
            "for photographs, or none."
        )


def _group(school: School, pk: int | None) -> Group | None:
    if pk is None:
        return None
    found = Group.objects.filter(school=school, pk=pk).first()
    if found is None:
        raise BadPlan("Choose one of the school's groups.")
    return found
