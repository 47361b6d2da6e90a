"""Duties: who owes what by when, from the policy, the calendar and what was done."""

from datetime import date
from enum import StrEnum

from schoolgate.engine.record import record


class Every(StrEnum):
    """When an obligation comes round again."""

    ONCE = "once"
    PERIOD = "period"
    TERM = "term"
    EVENT = "event"


class State(StrEnum):
    """How a duty stands on the day it is asked for."""

    OPEN = "open"
    LATE = "late"


@record
class Obligation:
    """What a clause obliges somebody to.

    ``months`` is the period; ``event`` the ledger key that sets it off, with ``days``
    to do it in; ``notice`` is how many days before it is due that it shows.
    """

    key: str
    owner: str
    every: Every = Every.ONCE
    months: int = 0
    event: str = ""
    days: int = 0
    notice: int = 30


@record
class Done:
    """One entry of the ledger: what was done (or happened), on which day, by whom."""

    key: str
    day: date
    by: str = ""


@record
class Calendar:
    """A school's year: its terms, first and last day included."""

    terms: tuple[tuple[date, date], ...] = ()


@record
class Duty:
    """One thing owed: by which role, since when, by which day, by which clauses."""

    key: str
    clauses: tuple[str, ...]
    owner_role: str
    due: date
    since: date
    state: State
