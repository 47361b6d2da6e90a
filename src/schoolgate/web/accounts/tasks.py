"""What workers do about accounts."""

from django.utils import timezone
from django_tasks import task

from schoolgate.web.accounts.models import Account
from schoolgate.web.accounts.watching import watch


@task()
def watch_account(pk: int) -> None:
    """Ask a platform whether an account's credentials still work."""
    watch(Account.objects.get(pk=pk), at=timezone.now())
