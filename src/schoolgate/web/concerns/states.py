"""How a step of a case stands, and what makes one done by itself."""

from enum import StrEnum


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
