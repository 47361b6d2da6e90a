"""Clauses: what a document asks, in our words, with what carries each of them out."""

from datetime import date
from enum import StrEnum

from schoolgate.engine.control import Setting
from schoolgate.engine.duty import Obligation
from schoolgate.engine.level import Level
from schoolgate.engine.record import record
from schoolgate.engine.route import Routing


class Mode(StrEnum):
    """What the system does about a clause; the words of the clause list."""

    BLOCK = "block"
    APPROVE = "approve"
    FLAG = "flag"
    GUIDE = "guide"
    ACKNOWLEDGE = "acknowledge"
    DECLARE = "declare"
    RECORD = "record"
    SCHEDULE = "schedule"
    MONITOR = "monitor"
    PUBLISH = "publish"
    ROUTE = "route"

    @property
    def level(self) -> Level:
        """How hard a control set by such a clause is, unless it says otherwise."""
        return _LEVELS.get(self, Level.ALLOW)


_LEVELS = {
    Mode.BLOCK: Level.STOP,
    Mode.APPROVE: Level.APPROVE,
    Mode.FLAG: Level.ADVISE,
}


@record
class Scope:
    """Where a setting counts; whatever is empty is not narrowed.

    ``unless_roles``: it counts for an author who holds none of these.
    ``hours``: a span of the day, ``HH:MM-HH:MM``, in which it counts.
    """

    platforms: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    audiences: frozenset[str] = frozenset()
    unless_roles: frozenset[str] = frozenset()
    hours: str = ""


@record
class Sets:
    """One control, set to one value, as hard as ``level``, within a scope."""

    control: str
    value: Setting
    level: Level
    scope: Scope = Scope()


@record
class Clause:
    """One thing that a policy asks, and what in Schoolgate carries it out.

    ``sets`` is judged by ``decide``; ``permits`` is what readers infer from it;
    ``duties``, ``routings`` and ``questions`` answer the other three verbs.
    ``approvers`` and ``people`` are who may say yes where it asks for approval.
    ``needs`` names what more it takes than the library ("web"), if anything.
    """

    id: str
    section: str
    asks: str
    mode: Mode
    capability: str
    sets: tuple[Sets, ...] = ()
    permits: tuple[Sets, ...] = ()
    duties: tuple[Obligation, ...] = ()
    routings: tuple[Routing, ...] = ()
    questions: tuple[str, ...] = ()
    approvers: frozenset[str] = frozenset()
    people: int = 1
    needs: str = ""
    unenforceable: str = ""
    since: date | None = None
    until: date | None = None
    source: str = ""

    def in_force(self, day: date) -> bool:
        """Say whether its own dates, if it has any, hold this day."""
        return (self.since is None or self.since <= day) and (
            self.until is None or day < self.until
        )
