"""Yes, no, and not said: a fact is never a bare ``bool | None``."""

from enum import Enum


class Truth(Enum):
    """What is known of a yes-or-no fact; asking it as a condition is an error.

    ``if facts["names.child_full"]`` would take "not said" for one of the two
    answers. It raises instead, so that a fact nobody has looked at can never
    count as "no".
    """

    NO = "no"
    YES = "yes"
    UNSAID = "unsaid"

    # A verdict hashes a hundred of these; by its name each would cost ten times more.
    __hash__ = object.__hash__

    def __bool__(self) -> bool:
        raise TypeError(
            f"{self} is not a condition. Compare it: `fact is Truth.YES`, "
            "`is Truth.NO` or `is Truth.UNSAID`."
        )


def truth(said: bool) -> Truth:  # noqa: FBT001 - this is the one door from bool
    """Say a bool as a truth."""
    return Truth.YES if said else Truth.NO
