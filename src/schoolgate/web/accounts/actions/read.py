"""An account, locked, for whoever has the right to act on it."""

from datetime import datetime

from schoolgate.web.accounts.models import Account
from schoolgate.web.people.models import Person
from schoolgate.web.people.rights import standing


def locked_for(account: Account, *, right: str, by: Person, at: datetime) -> Account:
    """The account as it stands, locked, if the person has the right in its school."""
    standing(by, account.school, at.date()).require(right)
    rows = Account.objects.select_for_update(of=("self",))
    return rows.select_related("school__trust").get(pk=account.pk)
