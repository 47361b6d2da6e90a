"""By what somebody in a picture could be identified, and how much each counts."""

from enum import StrEnum

from schoolgate.engine.record import record
from schoolgate.reading.pictures.edits import Box


class Kind(StrEnum):
    """What gives somebody away."""

    FACE = "a face"
    SMALL_FACE = "a small face"
    POSSIBLE_FACE = "a possible face"
    FULL_NAME = "a full name"
    FORENAME = "a forename"
    PLATE = "a number plate"
    ADDRESS = "an address"
    NUMBER = "a number"
    SCHOOL = "a school's name"
    WHERE_AND_WHEN = "place and time"


class Level(StrEnum):
    """How easily somebody could be identified."""

    LOW = "low"
    SOME = "some"
    HIGH = "high"


# One of these is enough for anybody who sees the picture, or knows the family.
STRONG = frozenset((Kind.FACE, Kind.FULL_NAME, Kind.PLATE, Kind.ADDRESS))
# So many kinds of reason together are as good as a strong one.
MANY = 3


@record
class Reason:
    """One reason, in a sentence, with the boxes in pixels of the upright picture."""

    kind: Kind
    says: str
    boxes: tuple[Box, ...] = ()


@record
class Account:
    """All that was found, and all that could not be asked, each in a sentence."""

    reasons: tuple[Reason, ...]
    unlooked: tuple[str, ...] = ()

    @property
    def level(self) -> Level:
        """High: one strong reason, or three kinds. Low: all was asked, nothing found.

        Else some: what could not be asked is never taken for nothing.
        """
        kinds = {reason.kind for reason in self.reasons}
        if kinds & STRONG or len(kinds) >= MANY:
            return Level.HIGH
        return Level.SOME if kinds or self.unlooked else Level.LOW
