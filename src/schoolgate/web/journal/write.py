"""The only way into the journal."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from django.db import connection
from django.db.models import Model

from schoolgate.web.journal.chain import EntryContent, sealed
from schoolgate.web.journal.events import event_type
from schoolgate.web.journal.models import Chain, Entry
from schoolgate.web.trust.models import School

NOBODY = "Schoolgate"


class Actor(Protocol):
    """Somebody who can act: a person of the people app."""

    pk: int

    @property
    def name(self) -> str:
        """How the journal names them."""


class NotInATransactionError(Exception):
    """An entry was written beside what it tells of, and could have outlived it."""


@dataclass(frozen=True, slots=True)
class Act:
    """Who did something, when, in which school, by which clauses, and what else.

    ``school`` is None for what belongs to the house; ``by`` where nobody acted.
    """

    school: School | None
    by: Actor | None
    at: datetime
    clauses: Sequence[str] = ()
    details: Mapping[str, object] = field(default_factory=dict)


def write(verb: str, thing: Model, act: Act) -> Entry:
    """Add an entry to the school's chain, in the transaction of what it tells of.

    Raises UnknownVerbError for a verb that no app registers, and WrongThingError for
    one that is about another kind of thing.
    """
    kind = event_type(verb, thing)
    if not connection.in_atomic_block:
        raise NotInATransactionError(f"“{verb}” was to be written outside one")
    chain = _locked(act.school)
    written = EntryContent(
        number=chain.length + 1,
        at=act.at,
        by=act.by.pk if act.by else None,
        who=act.by.name if act.by else NOBODY,
        verb=kind.verb,
        thing=thing._meta.label_lower,
        thing_id=str(thing.pk),
        clauses=tuple(act.clauses),
        details=dict(act.details),
    )
    entry = _added(chain, written)
    chain.length, chain.last = entry.number, entry.hash
    chain.save(update_fields=["length", "last"])
    return entry


def _locked(school: School | None) -> Chain:
    """The school's chain, held until the transaction ends."""
    Chain.objects.get_or_create(school=school)
    return Chain.objects.select_for_update().get(school=school)


def _added(chain: Chain, written: EntryContent) -> Entry:
    return Entry.objects.create(
        chain=chain,
        number=written.number,
        at=written.at,
        by_id=written.by,
        who=written.who,
        verb=written.verb,
        thing=written.thing,
        thing_id=written.thing_id,
        clauses=list(written.clauses),
        details=dict(written.details),
        previous=chain.last,
        hash=sealed(written, chain.last),
    )
