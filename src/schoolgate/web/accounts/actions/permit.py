"""The head permits an account that somebody asked for."""

from datetime import datetime

from django.db import transaction

from schoolgate.web.accounts.actions.read import locked_for
from schoolgate.web.accounts.models import Account
from schoolgate.web.accounts.states import AccountState
from schoolgate.web.journal.write import Act, write
from schoolgate.web.people.models import Person
from schoolgate.web.policy.in_force import in_force

CARRIES = "accounts.unpermitted"


@transaction.atomic
def permit(account: Account, words: str, *, by: Person, at: datetime) -> Account:
    """Permit it, with what the head wants to say; it is not open by that."""
    account = locked_for(account, right="accounts.permit", by=by, at=at)
    account.move_to(AccountState.PERMITTED)
    account.answered_by, account.answered_on = by, at.date()
    account.answer = words.strip()
    account.save(update_fields=["answered_by", "answered_on", "answer"])
    clauses = in_force(account.school).setting(CARRIES, at.date())
    details = {"why": account.answer} if account.answer else {}
    write("account.permitted", account, Act(account.school, by, at, clauses, details))
    return account
