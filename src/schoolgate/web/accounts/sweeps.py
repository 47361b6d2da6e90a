"""What workers do about accounts."""

from datetime import datetime

from django.utils import timezone
from django_tasks import task

from schoolgate.web.accounts.models import Account
from schoolgate.web.accounts.watching import to_watch, watch
from schoolgate.web.work.sweeps import MOST, sweep


@sweep
def watch_accounts(at: datetime) -> None:
    """Ask after the credentials of each account once a day."""
    for account in to_watch(at, MOST):
        watch_account.enqueue(account.pk)


@task()
def watch_account(pk: int) -> None:
    """Ask a platform whether an account's credentials still work."""
    watch(Account.objects.get(pk=pk), at=timezone.now())
