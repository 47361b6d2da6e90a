"""An alarm as its page shows it: what was written, who reads it, and its steps."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from schoolgate.web.concerns.case import CaseLine, lines
from schoolgate.web.concerns.deliveries import sent_at
from schoolgate.web.concerns.models import CaseReader, Threat
from schoolgate.web.concerns.playbook import Playbook
from schoolgate.web.concerns.states import About, Stands
from schoolgate.web.concerns.who_to_ring import role_title
from schoolgate.web.concerns.words import RECORD, WHAT, words_or_reason
from schoolgate.web.people.models import Person

TICKED = {
    About.NOBODY: "nobody who works here",
    About.LEADER: "a deputy head or another senior leader",
    About.CHAIR: "the chair, or another governor",
    About.OTHER: "somebody else who works here",
}


@dataclass(frozen=True, slots=True)
class AlarmCase:
    """An alarm as it stands at a moment."""

    threat: Threat
    book: Playbook
    lines: tuple[CaseLine, ...]
    what: str
    record: str
    about: tuple[str, ...]
    readers: tuple[CaseReader, ...]
    kept_from: tuple[Person, ...]
    asked: tuple[Person, ...]
    sent: Mapping[int, datetime]

    @property
    def open(self) -> tuple[CaseLine, ...]:
        """The lines that nobody has done."""
        return tuple(line for line in self.lines if line.step.done_at is None)

    @property
    def late(self) -> int:
        """How many lines are open, and late."""
        return sum(line.clock.stands is Stands.LATE for line in self.lines)


def alarm_case(threat: Threat, at: datetime) -> AlarmCase:
    """Read an alarm whole. Six queries."""
    kept = threat.kept_from.select_related("person")
    asked = threat.doubted.filter(answered_at=None).select_related("person")
    readers = tuple(threat.readers.select_related("person"))
    return AlarmCase(
        threat,
        threat.book,
        lines(threat, at),
        words_or_reason(WHAT, threat),
        words_or_reason(RECORD, threat),
        tuple(_ticked(threat, one) for one in threat.ticked),
        readers,
        tuple(one.person for one in kept),
        tuple(one.person for one in asked),
        sent_at(readers),
    )


def _ticked(threat: Threat, about: str) -> str:
    """What the sender ticked, as this school's nation calls it."""
    said = {str(one): words for one, words in TICKED.items()}
    return said.get(about) or role_title(threat.school, about)
