"""The three questions beside ``decide``, each asked of a policy on a day."""

from collections.abc import Sequence
from datetime import date

from schoolgate.engine.answer import answers
from schoolgate.engine.clause import Clause
from schoolgate.engine.duty import Calendar, Done, Duty
from schoolgate.engine.owed import due_duties
from schoolgate.engine.people import Person
from schoolgate.engine.policy import Policy
from schoolgate.engine.route import Concern, Route, send


def owed(
    policy: Policy, ledger: Sequence[Done], calendar: Calendar, on: date
) -> list[Duty]:
    """List who owes what on a day, soonest first."""
    obligations = [(c.id, o) for c in policy.every_clause(on) for o in c.duties]
    return due_duties(obligations, ledger, calendar, on, policy.on(on).since)


def route(
    policy: Policy, concern: Concern, people: Sequence[Person], on: date
) -> Route:
    """Find who gets a concern, and who never sees it."""
    routings = [r for c in policy.every_clause(on) for r in c.routings]
    return send(routings, concern, people, policy.succession)


def answer(policy: Policy, question: str, on: date) -> list[Clause]:
    """List the school's and its trust's clauses that answer a question, best first."""
    documents = [policy, *(p for p in policy.over if not p.names_every_platform)]
    return answers([c for p in documents for c in p.clauses(on)], question)
