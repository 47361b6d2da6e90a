"""What ``doctor`` says of accounts: credentials that end soon."""

from collections.abc import Iterator
from datetime import timedelta

from django.utils import timezone

from schoolgate.web.accounts.models import Account
from schoolgate.web.operations.health import health_check
from schoolgate.web.operations.signs import WEAK, Sign

SOON = timedelta(days=14)


@health_check
def credentials_that_end() -> Iterator[Sign]:
    """Name each account whose credentials end within two weeks."""
    ends = timezone.now() + SOON
    for account in Account.objects.filter(credentials_end__lte=ends).order_by("pk"):
        what = (
            f"The credentials of {account} end on {account.credentials_end:%-d %b %Y}"
        )
        yield Sign(what, WEAK, "Renew them on the account's page")
