"""Credentials that end are watched: asked after daily, and renewed where they can."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet

from schoolgate.channels.port import ChannelError, Standing, TryLater, Unsure
from schoolgate.web.accounts.credentials import keep_renewed, opened
from schoolgate.web.accounts.models import Account
from schoolgate.web.accounts.states import PUBLISHES
from schoolgate.web.journal.write import Act, write

EACH = timedelta(days=1)


def to_watch(at: datetime, most: int) -> QuerySet[Account]:
    """Open accounts whose credentials end some day, and that were not asked today."""
    not_today = Q(watched_at__isnull=True) | Q(watched_at__lte=at - EACH)
    ending = Account.objects.filter(
        not_today, state__in=PUBLISHES, credentials_end__isnull=False
    )
    return ending.exclude(credentials=b"").order_by("credentials_end")[:most]


def watch(account: Account, *, at: datetime) -> Account:
    """Ask the platform, outside any transaction; keep what it says.

    What it says of the credentials is a warning for those who keep the account; that
    it did not answer is none.
    """
    taken = Account.objects.filter(pk=account.pk, watched_at=account.watched_at)
    if not taken.update(watched_at=at):
        return account
    try:
        said: Standing | str = opened(account).standing()
    except (TryLater, Unsure):
        return account
    except ChannelError as error:
        said = str(error)
    return _kept(account, said, at)


@transaction.atomic
def _kept(account: Account, said: Standing | str, at: datetime) -> Account:
    locked = Account.objects.select_for_update(of=("self",)).select_related("school")
    account, before = locked.get(pk=account.pk), account.warning
    if isinstance(said, str):
        account.warning = said
        account.save(update_fields=["warning"])
    else:
        keep_renewed(account, said)
    if account.warning and account.warning != before:
        details = {"why": account.warning}
        write("account.warned", account, Act(account.school, None, at, (), details))
    return account
