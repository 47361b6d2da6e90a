"""Where a concern goes, and who never sees it."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import TypeVar

from schoolgate.engine.people import Person
from schoolgate.engine.record import NOTHING, record

Each = TypeVar("Each")


@record
class Routing:
    """What a clause says of one sort of concern.

    It speaks where the concern's kind is one of ``kinds`` and, if ``about`` or ``by``
    is not empty, the concern is about (raised by) somebody with one of these roles;
    it is silent where somebody of ``unless_by`` raised it.
    ``to`` is asked in order; ``steps`` come first, in order.
    """

    kinds: frozenset[str]
    to: tuple[str, ...]
    about: frozenset[str] = frozenset()
    by: frozenset[str] = frozenset()
    unless_by: frozenset[str] = frozenset()
    steps: tuple[str, ...] = ()
    clause: str = ""


@record
class Concern:
    """Something reported: its kind, the people it is about, who raised it.

    ``about`` holds the keys of people; a concern about somebody who is on no roll is
    about nobody here. ``about_roles`` adds what they are where they have no key.
    """

    kind: str
    about: frozenset[str] = frozenset()
    about_roles: frozenset[str] = frozenset()
    by_roles: frozenset[str] = frozenset()


@record
class Route:
    """Persons in order, persons who never see it, the clauses, and why nobody.

    An empty ``to`` always has ``missing``.
    """

    to: tuple[Person, ...]
    never: tuple[Person, ...]
    clauses: tuple[str, ...]
    missing: str = ""
    steps: tuple[str, ...] = ()


@record
class Succession:
    """Who stands in: deputies for the absent, and the next one up for the concerned.

    Keys and values are roles, or for ``instead`` a service outside the school.
    """

    deputies: Mapping[str, tuple[str, ...]] = NOTHING
    instead: Mapping[str, tuple[str, ...]] = NOTHING
    same: Mapping[str, tuple[str, ...]] = NOTHING


def send(
    routings: Sequence[Routing],
    concern: Concern,
    people: Sequence[Person],
    succession: Succession,
) -> Route:
    """Find who gets the concern; whoever it is about never does."""
    never = tuple(p for p in people if p.key in concern.about)
    spoken = _spoken(routings, concern, never)
    finder = _Finder(people, frozenset(p.key for p in never), succession)
    to = _once(finder.find(r.to) for r in spoken)
    return Route(
        to=to,
        never=never,
        clauses=_once((r.clause,) for r in spoken),
        missing="" if to else _missing(spoken, concern),
        steps=_once(r.steps for r in spoken),
    )


def _spoken(
    routings: Sequence[Routing], concern: Concern, never: Sequence[Person]
) -> list[Routing]:
    """The routings that speak of the concern and of those it is about."""
    about_roles = concern.about_roles.union(*(p.roles for p in never))
    return [r for r in routings if _speaks(r, concern, about_roles)]


def _once(lists: Iterable[Iterable[Each]]) -> tuple[Each, ...]:
    """All of these lists as one, each thing where it comes first."""
    return tuple(dict.fromkeys(chain.from_iterable(lists)))


def _speaks(routing: Routing, concern: Concern, about: frozenset[str]) -> bool:
    return (
        concern.kind in routing.kinds
        and (not routing.about or bool(routing.about & about))
        and (not routing.by or bool(routing.by & concern.by_roles))
        and not routing.unless_by & concern.by_roles
    )


def _missing(spoken: Sequence[Routing], concern: Concern) -> str:
    if not spoken:
        return f"no clause says to whom a concern of the kind {concern.kind!r} goes"
    roles = ", ".join(dict.fromkeys(role for r in spoken for role in r.to))
    return (
        f"nobody who may see this holds the role {roles}, nor stands in for it: "
        "name somebody on the People page, or use the contacts of your nation's law"
    )


@record
class _Finder:
    people: Sequence[Person]
    barred: frozenset[str]
    succession: Succession

    def find(self, roles: Iterable[str]) -> list[Person]:
        return [person for role in roles for person in self._holders(role, ())]

    def _holders(self, role: str, tried: tuple[str, ...]) -> list[Person]:
        """The holders of a role who may see it, else deputies, else the next one up."""
        if role in tried:
            return []
        names = (role, *self.succession.same.get(role, ()))
        holders = [p for p in self.people if p.roles & set(names)]
        free = [p for p in holders if p.key not in self.barred and not p.absent]
        if free:
            return free
        concerned = any(p.key in self.barred for p in holders)
        next_ones = self.succession.instead if concerned else self.succession.deputies
        return self._first_of(next_ones.get(role, ()), (*tried, role))

    def _first_of(self, roles: Iterable[str], tried: tuple[str, ...]) -> list[Person]:
        """The holders of the first of these roles that somebody holds."""
        found = (self._holders(role, tried) for role in roles)
        return next((holders for holders in found if holders), [])
