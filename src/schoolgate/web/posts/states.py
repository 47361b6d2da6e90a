"""The life of a post, and of one of its publications, as tables."""

from enum import StrEnum


class State(StrEnum):
    """Where a post stands."""

    DRAFT = "draft"
    WAITING = "waiting"
    SENT_BACK = "sent-back"
    APPROVED = "approved"
    SCHEDULED = "scheduled"
    PUBLISHING = "publishing"
    PUBLISHED = "published"
    PARTLY = "partly-published"
    FAILED = "failed"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"


MOVES: dict[State, frozenset[State]] = {
    State.DRAFT: frozenset({State.WAITING, State.WITHDRAWN}),
    State.WAITING: frozenset(
        {
            State.DRAFT,
            State.SENT_BACK,
            State.APPROVED,
            State.EXPIRED,
            State.WITHDRAWN,
        }
    ),
    State.SENT_BACK: frozenset({State.DRAFT, State.WAITING, State.WITHDRAWN}),
    State.APPROVED: frozenset(
        {
            State.DRAFT,
            State.SENT_BACK,
            State.SCHEDULED,
            State.PUBLISHING,
            State.EXPIRED,
            State.WITHDRAWN,
        }
    ),
    State.SCHEDULED: frozenset(
        {
            State.DRAFT,
            State.SENT_BACK,
            State.PUBLISHING,
            State.EXPIRED,
            State.WITHDRAWN,
        }
    ),
    State.PUBLISHING: frozenset(
        {State.PUBLISHED, State.PARTLY, State.FAILED, State.WITHDRAWN}
    ),
    State.PARTLY: frozenset({State.PUBLISHING, State.PUBLISHED, State.WITHDRAWN}),
    State.FAILED: frozenset({State.PUBLISHING, State.DRAFT, State.WITHDRAWN}),
    State.PUBLISHED: frozenset({State.PARTLY, State.WITHDRAWN}),
    State.EXPIRED: frozenset({State.DRAFT, State.WITHDRAWN}),
    State.WITHDRAWN: frozenset(),
}

EDITABLE = frozenset(
    {
        State.DRAFT,
        State.WAITING,
        State.SENT_BACK,
        State.APPROVED,
        State.SCHEDULED,
        State.FAILED,
        State.EXPIRED,
    }
)
BOUND = frozenset({State.APPROVED, State.SCHEDULED, State.PUBLISHING})
# Whose author is told when the school's list changes for somebody in it.
TOLD = EDITABLE
OUT = frozenset({State.PUBLISHED, State.PARTLY})


class MoveError(Exception):
    """A post was asked to go where no path leads."""

    def __init__(self, here: State, there: State) -> None:
        ways = ", ".join(sorted(MOVES[here])) or "nowhere"
        super().__init__(
            f"A post that is {here} can't become {there}; it can become {ways}."
        )


def check_move(here: State, there: State) -> None:
    """Raise MoveError if no path leads from here to there."""
    if there not in MOVES[here]:
        raise MoveError(here, there)


class Sending(StrEnum):
    """Where the publication of a post on one account stands."""

    NOT_YET = "not-yet"
    DUE = "due"
    BEGUN = "begun"
    BY_HAND = "by-hand"
    OUT = "out"
    FAILED = "failed"
    UNSURE = "unsure"
    TAKING_DOWN = "taking-down"
    GONE = "gone"


SENDING_MOVES: dict[Sending, frozenset[Sending]] = {
    Sending.NOT_YET: frozenset({Sending.DUE, Sending.BY_HAND}),
    Sending.DUE: frozenset({Sending.BEGUN, Sending.NOT_YET, Sending.FAILED}),
    Sending.BEGUN: frozenset(
        {Sending.OUT, Sending.DUE, Sending.FAILED, Sending.UNSURE}
    ),
    Sending.BY_HAND: frozenset({Sending.OUT, Sending.FAILED, Sending.NOT_YET}),
    Sending.UNSURE: frozenset({Sending.OUT, Sending.DUE, Sending.FAILED, Sending.GONE}),
    # By hand it may have been published all the same, and nobody said so in time.
    Sending.FAILED: frozenset({Sending.DUE, Sending.NOT_YET, Sending.OUT}),
    Sending.OUT: frozenset({Sending.TAKING_DOWN, Sending.GONE}),
    Sending.TAKING_DOWN: frozenset({Sending.GONE, Sending.OUT}),
    Sending.GONE: frozenset(),
}


def check_sending(here: Sending, there: Sending) -> None:
    """Raise ValueError if a publication can't go from here to there."""
    if there not in SENDING_MOVES[here]:
        raise ValueError(f"A publication that is {here} can't become {there}.")
