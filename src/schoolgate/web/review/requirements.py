"""What a post waits for: each approval that is required, and the document requiring it.

A demand is met only by the holders that its own document names, and by that document's
deputies: a school's file can't loosen what its trust or the law requires.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from schoolgate.engine.level import Demand, Level, absorb
from schoolgate.engine.policy import Policy
from schoolgate.engine.record import NOTHING
from schoolgate.web.policy.in_force import InForce
from schoolgate.web.review.judging import Judged

# The school's own document. Those above it are numbered: a name could be taken twice.
OWN = "own"


@dataclass(frozen=True, slots=True)
class Requirement:
    """An approval that a document requires, by the document's key."""

    document: str
    demand: Demand


Required = tuple[Requirement, ...]


def required(judged: Judged) -> Required:
    """Every approval that a judgement requires, the school's own first."""
    decision, force = judged.decision, judged.force
    if decision.outcome < Level.APPROVE or not decision.demands:
        return tuple(Requirement(OWN, demand) for demand in sorted(judged.demands))
    sources, found = _sources(force, judged.at.date()), dict[str, set[Demand]]()
    for reason in decision.reasons:
        for document in sources.get(reason.clause, ()):
            found.setdefault(document, set()).update(reason.demands)
    return tuple(
        Requirement(document, demand)
        for document in sorted(found, reverse=True)
        for demand in sorted(absorb(found[document]))
    )


def as_stored(requirements: Iterable[Requirement]) -> list[list[object]]:
    """Requirements as plain values, to be stored with a post."""
    return [[r.document, list(r.demand.roles), r.demand.people] for r in requirements]


def from_stored(rows: Iterable[list[Any]], force: InForce) -> Required:
    """The stored requirements; the policy's own approver where nothing is stored."""
    found = tuple(Requirement(name, Demand.of(roles, n)) for name, roles, n in rows)
    if found:
        return found
    roles = force.roles_that_count((*force.policy.approver, "slt"))
    return (Requirement(OWN, Demand.of(roles)),)


def deputies(force: InForce, document: str) -> Mapping[str, tuple[str, ...]]:
    """Who deputises for which role, by one document alone."""
    for name, policy in _documents(force.policy):
        if name == document:
            return policy.succession.deputies
    return NOTHING


def counted_as(force: InForce, document: str, roles: Iterable[str]) -> frozenset[str]:
    """Some roles, with those that one document alone counts as them."""
    named = frozenset(roles)
    for name, policy in _documents(force.policy):
        if name == document:
            named = named.union(*(policy.counts_as.get(role, ()) for role in named))
    return named


def documents_of(force: InForce, clause: str, on: date) -> tuple[str, ...]:
    """The documents in which a clause stands on a day."""
    return _sources(force, on).get(clause, ())


def _documents(policy: Policy) -> Iterator[tuple[str, Policy]]:
    yield OWN, policy
    for number, above in enumerate(_above(policy), 1):
        yield f"{number} {above.name}", above


def _above(policy: Policy) -> Iterator[Policy]:
    for above in policy.over:
        yield above
        yield from _above(above)


@lru_cache(maxsize=256)
def _sources(force: InForce, on: date) -> dict[str, tuple[str, ...]]:
    """The documents in which each clause stands that is in force on a day."""
    found: dict[str, tuple[str, ...]] = {}
    for name, policy in _documents(force.policy):
        for clause in policy.clauses(on):
            found[clause.id] = (*found.get(clause.id, ()), name)
    return found
