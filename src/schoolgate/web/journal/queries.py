"""Reading the journal: the history of a thing, and whether the chain is whole."""

from collections.abc import Collection, Iterator
from typing import Any

from django.db.models import Model, QuerySet

from schoolgate.engine.record import record
from schoolgate.web.journal.chain import Written, sealed
from schoolgate.web.journal.models import Chain, Entry
from schoolgate.web.trust.models import School


def history(school: School, thing: Model) -> QuerySet[Entry]:
    """What happened to a thing, the newest first."""
    return Entry.objects.filter(
        chain__school=school, thing=thing._meta.label_lower, thing_id=str(thing.pk)
    ).order_by("-number")


@record
class Break:
    """A place where a chain does not hold, and what is wrong there."""

    chain: str
    number: int
    what: str


def breaks() -> Iterator[Break]:
    """Every place where a chain was changed, cut, or put in another order."""
    for chain in Chain.objects.select_related("school"):
        yield from _breaks_of(chain)


def _breaks_of(chain: Chain) -> Iterator[Break]:
    previous, number = "", 0
    for entry in chain.entries.order_by("number").iterator(2000):
        number += 1
        for what in _wrong(entry, number, previous):
            yield Break(str(chain), entry.number, what)
        previous, number = entry.hash, entry.number
    if (number, previous) != (chain.length, chain.last):
        yield Break(str(chain), chain.length, "its end is missing")


def _wrong(entry: Entry, number: int, previous: str) -> Iterator[str]:
    if entry.number != number:
        yield f"entry {number} is missing"
    if entry.previous != previous:
        yield "it does not follow the one before it"
    if entry.hash != sealed(_written(entry), entry.previous):
        yield "its words were changed"


def _written(entry: Entry) -> Written:
    return Written(
        number=entry.number,
        at=entry.at,
        by=entry.by_id,
        who=entry.who,
        verb=entry.verb,
        thing=entry.thing,
        thing_id=entry.thing_id,
        clauses=entry.clauses,
        details=entry.details,
    )


def book(
    school: School,
    without: Collection[str] = (),
    but: tuple[str, QuerySet[Any, str]] | None = None,
) -> QuerySet[Entry]:
    """Everything that happened in a school, but to some things, the newest first.

    ``without`` are kinds of things; ``but`` some things of one kind, by their keys.
    """
    every = Entry.objects.filter(chain__school=school).exclude(thing__in=without)
    if but is not None:
        kind, keys = but
        every = every.exclude(thing=kind, thing_id__in=keys)
    return every.order_by("-number")
