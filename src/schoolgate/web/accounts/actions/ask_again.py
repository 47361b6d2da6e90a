"""A refused wish is put again, or an account that only bears the name is to be ours."""

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
def ask_again(account: Account, why: str, *, by: Person, at: datetime) -> Account:
    """Ask the head anew, and say what is different now."""
    account = locked_for(account, right="accounts.ask", by=by, at=at)
    if not why.strip():
        raise NoAccountReason(
            "Say what has changed since, so that the head can answer."
        )
    account.move_to(AccountState.ASKED)
    account.purpose = why.strip()
    account.asked_by, account.asked_on = by, at.date()
    account.answered_by = account.answered_on = None
    account.answer = ""
    account.save()
    clauses = in_force(account.school).setting(CARRIES, at.date())
    details = {"why": account.purpose}
    write("account.asked_again", account, Act(account.school, by, at, clauses, details))
    return account
