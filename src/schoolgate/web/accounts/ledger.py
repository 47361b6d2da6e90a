"""Which of the policy's duties the register shows to be done, for the engine's owed."""

from collections.abc import Callable, Sequence
from datetime import date

from schoolgate.engine.duty import Done
from schoolgate.web.accounts.facts import found_of
from schoolgate.web.accounts.models import Account
from schoolgate.web.accounts.queries import people, register
from schoolgate.web.accounts.states import (
    NOT_OURS,
    PAGES,
    PUBLISHES,
    AccountKind,
    KeeperPart,
)
from schoolgate.web.trust.models import School

Accounts = Sequence[Account]
MASTER_RIGHTS = "account.master_rights"


def ledger(school: School, on: date) -> tuple[Done, ...]:
    """What is done about the accounts: what is so in the register, is so today.

    A review counts on the day on which the last account had one.
    """
    every = list(register(school))
    opened = [account for account in every if account.state in PUBLISHES]
    shown = [Done(key, on) for key, holds in SHOWN.items() if opened and holds(opened)]
    listed = [Done("accounts.quasi_listed", on)] if _others(every) else []
    return (*shown, *listed, *_reviewed(opened))


def _others(every: Accounts) -> bool:
    return any(account.state in NOT_OURS for account in every)


def _is_registered(opened: Accounts) -> bool:
    """Each account has who holds its master rights, and who may post."""
    return all(
        (account.master_role or people(account, KeeperPart.OWNER))
        and people(account, KeeperPart.POSTER)
        for account in opened
    )


def _is_owned(opened: Accounts) -> bool:
    met = (found_of(account).get(MASTER_RIGHTS, False) for account in opened)
    return all(met)


def _has_groups(opened: Accounts) -> bool:
    return any(account.kind in PAGES for account in opened)


def _has_website(opened: Accounts) -> bool:
    """A website with its provider and somebody who administers it."""
    sites = [account for account in opened if account.kind == AccountKind.WEBSITE]
    return bool(sites) and all(
        site.provider
        and (people(site, KeeperPart.ADMINISTRATOR) or people(site, KeeperPart.OWNER))
        for site in sites
    )


def _is_public(opened: Accounts) -> bool:
    """The public list is drawn from the register, so whatever is open stands there."""
    return bool(opened)


def _reviewed(opened: Accounts) -> list[Done]:
    days = [getattr(account, "reviewed_on", None) for account in opened]
    seen = [day for day in days if day is not None]
    return [Done("accounts.reviewed", min(seen))] if seen and all(days) else []


SHOWN: dict[str, Callable[[Accounts], bool]] = {
    "accounts.registered": _is_registered,
    "accounts.ownership_recorded": _is_owned,
    "accounts.groups_listed": _has_groups,
    "accounts.website_recorded": _has_website,
    "accounts.named_publicly": _is_public,
    "accounts.in_privacy_notice": _is_public,
    "public.accounts_published": _is_public,
}
