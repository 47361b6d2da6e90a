"""The head refuses an account that somebody asked for, and says why."""

from datetime import datetime

from django.db import transaction

from schoolgate.web.accounts.actions.errors import NoAccountReason
from schoolgate.web.accounts.actions.read import locked_for
from schoolgate.web.accounts.models import Account
from schoolgate.web.accounts.states import AccountState
from schoolgate.web.journal.write import Act, write
from schoolgate.web.people.models import Person
from schoolgate.web.policy.in_force import in_force

CARRIES = "accounts.unpermitted"


@transaction.atomic
def refuse(account: Account, why: str, *, by: Person, at: datetime) -> Account:
    """Refuse it; it can be asked for again."""
    account = locked_for(account, right="accounts.permit", by=by, at=at)
    if not why.strip():
        raise NoAccountReason("Say why not: the person who asked reads it.")
    account.move_to(AccountState.REFUSED)
    account.answered_by, account.answered_on = by, at.date()
    account.answer = why.strip()
    account.save(update_fields=["answered_by", "answered_on", "answer"])
    clauses = in_force(account.school).setting(CARRIES, at.date())
    act = Act(account.school, by, at, clauses, {"why": account.answer})
    write("account.refused", account, act)
    return account
