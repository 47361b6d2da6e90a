"""The life of an account, as a table."""

from enum import StrEnum


class AccountState(StrEnum):
    """Where an account stands."""

    ASKED = "asked"
    REFUSED = "refused"
    PERMITTED = "permitted"
    OPEN = "open"
    CLOSED = "closed"
    QUASI = "quasi"
    FAKE = "fake"


MOVES: dict[AccountState, frozenset[AccountState]] = {
    AccountState.ASKED: frozenset({AccountState.PERMITTED, AccountState.REFUSED}),
    AccountState.REFUSED: frozenset({AccountState.ASKED}),
    AccountState.PERMITTED: frozenset({AccountState.OPEN, AccountState.CLOSED}),
    AccountState.OPEN: frozenset({AccountState.CLOSED}),
    AccountState.CLOSED: frozenset(),
    AccountState.QUASI: frozenset({AccountState.CLOSED, AccountState.ASKED}),
    AccountState.FAKE: frozenset({AccountState.CLOSED}),
}

PUBLISHES = frozenset({AccountState.OPEN})
OFFICIAL = frozenset({AccountState.PERMITTED, AccountState.OPEN})
ON_ITS_WAY = frozenset({AccountState.ASKED, AccountState.PERMITTED})
NOT_OURS = frozenset({AccountState.QUASI, AccountState.FAKE})
OVER = frozenset({AccountState.REFUSED, AccountState.CLOSED})


class KeeperPart(StrEnum):
    """What somebody is to an account."""

    OWNER = "owner"
    ADMINISTRATOR = "administrator"
    POSTER = "poster"


ADMINISTERS = frozenset({KeeperPart.OWNER, KeeperPart.ADMINISTRATOR})


class AccountKind(StrEnum):
    """What sort of account it is; a page hangs under a main account."""

    ACCOUNT = "account"
    CLASS = "class"
    GROUP = "group"
    EVENT = "event"
    WEBSITE = "website"
    NEWSLETTER = "newsletter"


PAGES = frozenset({AccountKind.GROUP, AccountKind.EVENT})


class AccountMoveError(Exception):
    """An account was asked to go where no path leads."""

    def __init__(self, here: AccountState, there: AccountState) -> None:
        ways = ", ".join(sorted(MOVES[here])) or "nowhere"
        super().__init__(
            f"An account that is {here} can't become {there}; it can become {ways}."
        )


def check_move(here: AccountState, there: AccountState) -> None:
    """Raise MoveError if no path leads from here to there."""
    if there not in MOVES[here]:
        raise AccountMoveError(here, there)
