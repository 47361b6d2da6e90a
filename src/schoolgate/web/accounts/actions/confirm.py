"""Somebody looks whether an account is as the policy wants it, and writes it down."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from schoolgate.web.accounts.actions.errors import AccountError, NoEvidence
from schoolgate.web.accounts.actions.read import locked_for
from schoolgate.web.accounts.entered import note
from schoolgate.web.accounts.facts import CONFIRMED
from schoolgate.web.accounts.judging import judge
from schoolgate.web.accounts.models import Account, Condition
from schoolgate.web.journal.write import Act, write
from schoolgate.web.people.models import Person


@dataclass(frozen=True, slots=True)
class ConditionCheck:
    """Whether a condition is met, and what shows it."""

    fact: str
    met: bool
    evidence: str = ""


@transaction.atomic
def confirm(
    account: Account, found: Iterable[ConditionCheck], *, by: Person, at: datetime
) -> Account:
    """Write down what was found; what was found before stays in the journal."""
    account = locked_for(account, right="accounts.keep", by=by, at=at)
    kept = [keep_found(account, one, by=by, at=at) for one in found]
    note(account)
    details = {
        "found": {c.fact: "met" if c.met else "not met" for c in kept},
        "why": "; ".join(c.evidence for c in kept if c.evidence),
    }
    clauses = clauses_on(account, {c.fact for c in kept}, at)
    act = Act(account.school, by, at, clauses, details)
    write("account.conditions_checked", account, act)
    return account


def keep_found(
    account: Account, found: ConditionCheck, *, by: Person, at: datetime
) -> Condition:
    """Keep one condition in its row. A "met" without evidence is refused."""
    if found.fact not in CONFIRMED:
        raise AccountError(f"“{found.fact}” follows from the register's other rows.")
    if found.met and not found.evidence.strip():
        raise NoEvidence
    condition, _ = Condition.objects.update_or_create(
        account=account,
        fact=found.fact,
        defaults={
            "met": found.met,
            "evidence": found.evidence.strip(),
            "by": by,
            "on": at.date(),
        },
    )
    return condition


def clauses_on(account: Account, facts: set[str], at: datetime) -> tuple[str, ...]:
    """The clauses of the day that ask for these conditions of this account."""
    asked = judge(account, at.date()).asked
    clauses = (c for one in asked if one.fact in facts for c in one.clauses)
    return tuple(dict.fromkeys(clauses))
