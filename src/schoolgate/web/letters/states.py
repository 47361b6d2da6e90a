"""The life of a letter as a table, and the forms that it can have."""

from enum import StrEnum


class Form(StrEnum):
    """How a letter reaches its reader."""

    EMAIL = "email"
    # Joined with others into one email on the day when it is due.
    DIGEST = "digest"
    PAPER = "paper"


class Stage(StrEnum):
    """Where a letter stands."""

    WAITING = "waiting"
    SENDING = "sending"
    # The worker that sent it died before it could note the server's answer.
    UNSURE = "unsure"
    SENT = "sent"
    REFUSED = "refused"
    BOUNCED = "bounced"
    JOINED = "joined"
    PRINTED = "printed"


MOVES: dict[Stage, frozenset[Stage]] = {
    Stage.WAITING: frozenset({Stage.SENDING, Stage.JOINED, Stage.PRINTED}),
    Stage.SENDING: frozenset({Stage.SENT, Stage.WAITING, Stage.REFUSED, Stage.UNSURE}),
    Stage.UNSURE: frozenset({Stage.SENT, Stage.REFUSED, Stage.UNSURE}),
    # An address that takes a letter can still send it back days later.
    Stage.SENT: frozenset({Stage.BOUNCED}),
    Stage.REFUSED: frozenset(),
    Stage.BOUNCED: frozenset(),
    Stage.JOINED: frozenset(),
    Stage.PRINTED: frozenset(),
}
DONE = frozenset({Stage.SENT, Stage.JOINED, Stage.PRINTED})
ON_ITS_WAY = frozenset({Stage.WAITING, Stage.SENDING, Stage.UNSURE})
BEGUN = frozenset({Stage.SENDING, Stage.UNSURE})


def check_move(here: Stage, there: Stage) -> None:
    """Raise ValueError if a letter can't go from here to there."""
    if there not in MOVES[here]:
        raise ValueError(f"A letter that is {here} can't become {there}.")
