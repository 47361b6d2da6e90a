"""An account that isn't ours is listed as such: one that bears our name, or a fake."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from schoolgate.web.accounts.actions.errors import AccountError, AlreadyThere
from schoolgate.web.accounts.models import Account
from schoolgate.web.accounts.states import NOT_OURS, OVER, AccountState
from schoolgate.web.journal.write import Act, write
from schoolgate.web.people.models import Person
from schoolgate.web.people.rights import standing
from schoolgate.web.trust.models import School


@dataclass(frozen=True, slots=True)
class Sighting:
    """What was seen, and where."""

    state: AccountState
    platform: str
    name: str
    address: str = ""
    note: str = ""


@transaction.atomic
def list_other(school: School, seen: Sighting, *, by: Person, at: datetime) -> Account:
    """List it, so that whoever asks is told; it is no account of the school."""
    standing(by, school, at.date()).require("accounts.keep")
    if seen.state not in NOT_OURS:
        raise AccountError("An account of the school's own is asked for instead.")
    same = Account.objects.filter(
        school=school, platform=seen.platform, name__iexact=seen.name.strip()
    ).exclude(state__in=OVER)
    if known := same.first():
        raise AlreadyThere(f"{known} is in the register already: {known.state}.")
    account = Account.objects.create(
        school=school,
        platform=seen.platform,
        name=seen.name.strip(),
        address=seen.address,
        purpose=seen.note.strip(),
        state=seen.state,
        asked_by=by,
        asked_on=at.date(),
    )
    verb = (
        "account.fake_listed"
        if seen.state is AccountState.FAKE
        else "account.quasi_listed"
    )
    write(verb, account, Act(school, by, at, (), {"account": str(account)}))
    return account
