"""What the register says of an account is put right."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from schoolgate.web.accounts.actions.read import locked_for
from schoolgate.web.accounts.models import Account
from schoolgate.web.journal.write import Act, write
from schoolgate.web.people.models import Person

FIELDS = (
    "name",
    "address",
    "email",
    "master_role",
    "youngest",
    "audience",
    "provider",
    "provider_contact",
)


@dataclass(frozen=True, slots=True)
class Details:
    """What can be put right of an account without asking the head again."""

    name: str
    address: str = ""
    email: str = ""
    master_role: str = ""
    youngest: int | None = None
    audience: str = "public"
    provider: str = ""
    provider_contact: str = ""


@transaction.atomic
def describe(
    account: Account, details: Details, *, by: Person, at: datetime
) -> Account:
    """Put it right; the journal says what was changed, from what to what."""
    account = locked_for(account, right="accounts.keep", by=by, at=at)
    changed: dict[str, list[object]] = {}
    for field in FIELDS:
        before, value = getattr(account, field), getattr(details, field)
        if before != value:
            changed[field] = [before, value]
            setattr(account, field, value)
    if changed:
        account.save(update_fields=list(changed))
        act = Act(account.school, by, at, (), {"changed": changed})
        write("account.corrected", account, act)
    return account
