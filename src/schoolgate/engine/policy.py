"""A policy: one school's dated editions of clauses, under its trust's and the law's."""

from collections.abc import Mapping
from datetime import date

from schoolgate.engine.catalogue.places import TITLES
from schoolgate.engine.clause import Clause
from schoolgate.engine.record import NOTHING, identity_record, replace
from schoolgate.engine.route import Succession


@identity_record
class Edition:
    """The policy as it stood from a day on: its clauses in the document's order."""

    version: str
    since: date
    clauses: tuple[Clause, ...]


@identity_record
class Policy:
    """One document. ``over`` are those it can only be stricter than: trust and law.

    ``counts_as`` says which roles hold another one as well (a head is a senior
    leader); ``approver`` is asked where a clause names nobody.
    ``titles`` says roles as the nation and the school do.
    ``platforms`` are those the school is on: its clauses' scopes mean just these.
    ``fills``: its rules count only where no other document is as hard.
    ``names_every_platform``: its scopes mean just what they name (a platform's limits).
    """

    name: str
    school: str
    nation: str
    editions: tuple[Edition, ...]
    counts_as: Mapping[str, tuple[str, ...]] = NOTHING
    approver: tuple[str, ...] = ("head",)
    succession: Succession = Succession()
    over: tuple["Policy", ...] = ()
    platforms: frozenset[str] = frozenset()
    names_every_platform: bool = False
    fills: bool = False
    titles: Mapping[str, str] = NOTHING

    def title(self, role: str) -> str:
        """Say a role as this school does."""
        return self.titles.get(role, TITLES.get(role, role))

    def on(self, day: date) -> Edition:
        """The edition in force on a day; before the first one, the first one."""
        ordered = sorted(self.editions, key=lambda edition: edition.since)
        current = [edition for edition in ordered if edition.since <= day]
        return (current or ordered[:1])[-1]

    def clauses(self, day: date) -> tuple[Clause, ...]:
        """The clauses in force on a day, in the document's order."""
        return tuple(c for c in self.on(day).clauses if c.in_force(day))

    def every_clause(self, day: date) -> tuple[Clause, ...]:
        """The same, with those of all policies it stands under."""
        own = self.clauses(day)
        return own + tuple(c for above in self.over for c in above.every_clause(day))

    def without(self, clause: str) -> "Policy":
        """The policy with one clause struck out: what does it change?"""
        editions = tuple(
            Edition(e.version, e.since, tuple(c for c in e.clauses if c.id != clause))
            for e in self.editions
        )
        return replace(self, editions=editions)

    def under(self, *above: "Policy") -> "Policy":
        """The policy joined with those above it: it can only be stricter."""
        return replace(self, over=(*self.over, *above))
