"""The life of an account, as a table."""

from enum import StrEnum


class State(StrEnum):
    """Where an account stands."""

    ASKED = "asked"
    REFUSED = "refused"
    PERMITTED = "permitted"
    OPEN = "open"
    CLOSED = "closed"
    QUASI = "quasi"
    FAKE = "fake"


MOVES: dict[State, frozenset[State]] = {
    State.ASKED: frozenset({State.PERMITTED, State.REFUSED}),
    State.REFUSED: frozenset({State.ASKED}),
    State.PERMITTED: frozenset({State.OPEN, State.CLOSED}),
    State.OPEN: frozenset({State.CLOSED}),
    State.CLOSED: frozenset(),
    State.QUASI: frozenset({State.CLOSED, State.ASKED}),
    State.FAKE: frozenset({State.CLOSED}),
}

PUBLISHES = frozenset({State.OPEN})
OFFICIAL = frozenset({State.PERMITTED, State.OPEN})
ON_ITS_WAY = frozenset({State.ASKED, State.PERMITTED})
NOT_OURS = frozenset({State.QUASI, State.FAKE})
OVER = frozenset({State.REFUSED, State.CLOSED})


class Part(StrEnum):
    """What somebody is to an account."""

    OWNER = "owner"
    ADMINISTRATOR = "administrator"
    POSTER = "poster"


ADMINISTERS = frozenset({Part.OWNER, Part.ADMINISTRATOR})


class Kind(StrEnum):
    """What sort of account it is; a page hangs under a main account."""

    ACCOUNT = "account"
    CLASS = "class"
    GROUP = "group"
    EVENT = "event"
    WEBSITE = "website"
    NEWSLETTER = "newsletter"


PAGES = frozenset({Kind.GROUP, Kind.EVENT})


class MoveError(Exception):
    """An account was asked to go where no path leads."""

    def __init__(self, here: State, there: State) -> None:
        ways = ", ".join(sorted(MOVES[here])) or "nowhere"
        super().__init__(
            f"An account that is {here} can't become {there}; it can become {ways}."
        )


def check_move(here: State, there: State) -> None:
    """Raise MoveError if no path leads from here to there."""
    if there not in MOVES[here]:
        raise MoveError(here, there)
