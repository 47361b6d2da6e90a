"""An account is connected to its platform, and the connection tried."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from schoolgate.channels.port import Standing
from schoolgate.web.accounts.actions.errors import AccountError
from schoolgate.web.accounts.actions.read import locked_for
from schoolgate.web.accounts.credentials import keep_renewed, opened, store
from schoolgate.web.accounts.models import Account
from schoolgate.web.accounts.states import OFFICIAL
from schoolgate.web.journal.write import Act, write
from schoolgate.web.people.models import Person
from schoolgate.web.people.rights import standing


@transaction.atomic
def connect(
    account: Account, credentials: Mapping[str, str], *, by: Person, at: datetime
) -> Account:
    """Seal the credentials, which no page and no journal shows; none disconnect it."""
    account = locked_for(account, right="accounts.connect", by=by, at=at)
    if credentials and account.state not in OFFICIAL:
        raise AccountError("Only an account that the head has permitted is connected.")
    store(account, credentials)
    verb = "account.connected" if credentials else "account.disconnected"
    write(verb, account, Act(account.school, by, at))
    return account


def try_connection(account: Account, *, by: Person, at: datetime) -> Standing:
    """Ask the platform whose the credentials are. Raises ChannelError.

    The platform is asked outside the transaction, which may take long.
    """
    standing(by, account.school, at.date()).require("accounts.connect")
    answer = opened(account).standing()
    with transaction.atomic():
        asked = account
        account = locked_for(account, right="accounts.connect", by=by, at=at)
        keep_renewed(asked, answer)
        details = {"why": f"it is {answer.account}"}
        write(
            "account.connection_tried",
            account,
            Act(account.school, by, at, (), details),
        )
    return answer
