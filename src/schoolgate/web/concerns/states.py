"""The kinds of case, how a step stands, and what makes one done by itself."""

from enum import StrEnum


class CaseKind(StrEnum):
    """What a case is; each kind has playbooks of its own."""

    THREAT = "threat"
    ALARM = "alarm"


class About(StrEnum):
    """Whom an alarm is about, as its sender ticked it."""

    NOBODY = "nobody"
    HEAD = "head"
    DSL = "dsl"
    LEADER = "leader"
    CHAIR = "chair"
    OTHER = "other"


class ByItself(StrEnum):
    """What Schoolgate sees, so that nobody has to tick it."""

    INCIDENT = "incident"
    GONE = "gone"


class Stands(StrEnum):
    """How a step stands at a moment."""

    OPEN = "to do"
    LATE = "late"
    DONE = "done"
    DONE_LATE = "done late"
    LEFT = "left open"
