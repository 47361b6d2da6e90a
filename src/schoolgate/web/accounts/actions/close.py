"""An account is closed; an account that isn't ours was taken down."""

from datetime import datetime

from django.db import transaction

from schoolgate.web.accounts.actions.errors import NoAccountReason, PagesLeft
from schoolgate.web.accounts.actions.read import locked_for
from schoolgate.web.accounts.credentials import store
from schoolgate.web.accounts.entered import note
from schoolgate.web.accounts.models import Account
from schoolgate.web.accounts.states import OVER, AccountState
from schoolgate.web.journal.write import Act, write
from schoolgate.web.people.models import Person


@transaction.atomic
def close(account: Account, why: str, *, by: Person, at: datetime) -> Account:
    """Close it: its credentials are forgotten, and nobody keeps it any longer."""
    account = locked_for(account, right="accounts.keep", by=by, at=at)
    if not why.strip():
        raise NoAccountReason("Say why, and what was done with it on the platform.")
    left = account.pages.exclude(state__in=OVER)
    if left:
        raise PagesLeft(page.name for page in left)
    account.move_to(AccountState.CLOSED)
    account.closed_on = at.date()
    account.save(update_fields=["closed_on"])
    store(account, {})
    account.keepers.filter(until=None).update(until=at.date(), ended="closed")
    note(account)
    act = Act(account.school, by, at, (), {"why": why.strip()})
    write("account.closed", account, act)
    return account
