"""Reading the journal: the history of a thing, and of a school."""

from collections.abc import Collection, Iterator
from typing import Any

from django.db.models import Model, QuerySet

from schoolgate.web.journal.events import sensitive_verbs
from schoolgate.web.journal.models import Entry
from schoolgate.web.journal.reading_chains import Break, read_chains
from schoolgate.web.trust.models import School


def history(school: School, thing: Model) -> QuerySet[Entry]:
    """What happened to a thing, the newest first."""
    return Entry.objects.filter(
        chain__school=school, thing=thing._meta.label_lower, thing_id=str(thing.pk)
    ).order_by("-number")


def breaks() -> Iterator[Break]:
    """Find every place where a chain was changed, cut, or put in another order."""
    for chain in read_chains({}).values():
        yield from chain.breaks


def book(
    school: School,
    without: Collection[str] = (),
    but: tuple[str, QuerySet[Any, str]] | None = None,
    readable: frozenset[str] = frozenset(),
) -> QuerySet[Entry]:
    """Everything that happened in a school, but to some things, the newest first.

    ``without`` are kinds of things; ``but`` some things of one kind, by their keys.
    Sensitive entries are left out, but those about things of the kinds in ``readable``.
    """
    every = Entry.objects.filter(chain__school=school).exclude(thing__in=without)
    every = every.exclude(verb__in=sensitive_verbs(readable))
    if but is not None:
        kind, keys = but
        every = every.exclude(thing=kind, thing_id__in=keys)
    return every.order_by("-number")
