"""The life of a letter that asks again, as a table.

Whoever sends a letter takes it first: it is sent once, or perhaps not at all.
"""

from enum import StrEnum


class Mail(StrEnum):
    """Where a letter stands."""

    WAITING = "waiting"
    GOING = "going"
    SENT = "sent"
    FAILED = "failed"
    NEEDLESS = "needless"


MOVES: dict[Mail, frozenset[Mail]] = {
    Mail.WAITING: frozenset({Mail.GOING, Mail.NEEDLESS}),
    Mail.GOING: frozenset({Mail.SENT, Mail.FAILED, Mail.WAITING, Mail.NEEDLESS}),
    # An address that takes a letter can still send it back days later.
    Mail.SENT: frozenset({Mail.FAILED}),
    Mail.FAILED: frozenset({Mail.WAITING}),
    Mail.NEEDLESS: frozenset(),
}

ON_ITS_WAY = frozenset({Mail.WAITING, Mail.GOING})
