"""Which accounts need someone: a keeper who has left, a connection that ends."""

from collections.abc import Iterator
from datetime import datetime

from schoolgate.web.accounts.models import Account, Keeper
from schoolgate.web.accounts.queries import ending, left_behind
from schoolgate.web.design.environment import platform, url
from schoolgate.web.people.rights import Standing
from schoolgate.web.people.waiting import Item, Shown, to_see_to, waits

SHOWN = 10
OF_ACCOUNTS = ("name", "platform", "warning")
OF_KEEPERS = (
    *("part", "account__name", "account__platform"),
    *("person__forename", "person__surname", "person__email"),
)


@waits
def keepers_who_left(here: Standing, at: datetime) -> Iterator[Shown]:
    """Show the accounts that someone who has left can still reach."""
    if here.may("accounts.keep"):
        keepers = left_behind(here.school, at.date()).only(*OF_KEEPERS)[:SHOWN]
        yield to_see_to(36, (_left(here, keeper) for keeper in keepers))


@waits
def connections_that_end(here: Standing, at: datetime) -> Iterator[Shown]:
    """Show the accounts whose connection ends or is in trouble."""
    if here.may("accounts.connect"):
        accounts = ending(here.school, at).only(*OF_ACCOUNTS)[:SHOWN]
        yield to_see_to(37, (_ends(here, account) for account in accounts))


def _left(here: Standing, keeper: Keeper) -> Item:
    account = keeper.account
    return Item(
        f"{account.name} on {platform(account.platform)}",
        url("accounts:account", school=here.school.slug, pk=account.pk),
        tag="has left",
        level="stop",
        about=(f"{keeper.person.name} can still get in as {keeper.part}",),
    )


def _ends(here: Standing, account: Account) -> Item:
    return Item(
        f"{account.name} on {platform(account.platform)}",
        url("accounts:connection", school=here.school.slug, pk=account.pk),
        tag="connection",
        about=(account.warning or "Its connection ends soon, or has ended",),
    )
