"""A case as its page shows it: each step with its clock, its people, its ground."""

from dataclasses import dataclass
from datetime import datetime

from schoolgate.web.concerns.clock import Clock, clock
from schoolgate.web.concerns.models import Step, Threat
from schoolgate.web.concerns.owners import Owners, owners, who_does
from schoolgate.web.concerns.playbook import Playbook, StepRequest
from schoolgate.web.concerns.states import Stands
from schoolgate.web.concerns.words import NOTE, RECORD, WHAT, words_or_reason
from schoolgate.web.people.models import Person
from schoolgate.web.policy.in_force import in_force
from schoolgate.web.publishing.incidents import incident_in
from schoolgate.web.publishing.models import Incident
from schoolgate.web.takedowns.ledger import Going, going


@dataclass(frozen=True, slots=True)
class CaseClause:
    """A clause of the school's policy, or of what stands above it."""

    id: str
    asks: str


@dataclass(frozen=True, slots=True)
class CaseLine:
    """A line of the case: what is asked, of whom, how it stands, on what ground."""

    step: Step
    asked: StepRequest
    who: tuple[Person, ...]
    clock: Clock
    clauses: tuple[CaseClause, ...]
    note: str


@dataclass(frozen=True, slots=True)
class CaseView:
    """A case as it stands at a moment."""

    threat: Threat
    book: Playbook
    lines: tuple[CaseLine, ...]
    going: Going
    incident: Incident | None
    what: str
    record: str
    kept_from: tuple[Person, ...]

    @property
    def open(self) -> tuple[CaseLine, ...]:
        """The lines that nobody has done."""
        return tuple(line for line in self.lines if line.step.done_at is None)

    @property
    def late(self) -> int:
        """How many lines are open, and late."""
        return sum(line.clock.stands is Stands.LATE for line in self.lines)


def case(threat: Threat, at: datetime) -> CaseView:
    """Read a case whole. Six questions."""
    school = threat.school
    return CaseView(
        threat,
        threat.book,
        lines(threat, at),
        going(school, threat.begun_at),
        incident_in(school),
        words_or_reason(WHAT, threat),
        words_or_reason(RECORD, threat),
        tuple(kept.person for kept in threat.kept_from.select_related("person")),
    )


def lines(threat: Threat, at: datetime) -> tuple[CaseLine, ...]:
    """Each step of a case with its clock and its people. Two queries."""
    here, asked = owners(threat, at.date()), threat.book.steps
    steps = threat.steps.select_related("done_by")
    return tuple(_line(threat, step, asked[step.key], here, at) for step in steps)


def _line(
    threat: Threat, step: Step, asked: StepRequest, here: Owners, at: datetime
) -> CaseLine:
    clauses = _clauses(threat, asked) if asked.controls else ()
    return CaseLine(
        step,
        asked,
        who_does(asked, here),
        _clock(threat, step, at),
        clauses,
        words_or_reason(NOTE, step),
    )


def _clock(threat: Threat, step: Step, at: datetime) -> Clock:
    """The clock of an open step stops when its case is ended."""
    if threat.ended_at and not step.done_at:
        return Clock(Stands.LEFT, "")
    return clock(step.due_at, step.done_at, at)


def _clauses(threat: Threat, asked: StepRequest) -> tuple[CaseClause, ...]:
    force, on = in_force(threat.school), threat.begun_at.date()
    found = [clause for name in asked.controls for clause in force.setting(name, on)]
    return tuple(CaseClause(one, force.says(one, on)) for one in dict.fromkeys(found))
