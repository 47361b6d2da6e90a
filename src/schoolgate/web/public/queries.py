"""Which accounts are real: what anybody may know, without a person's name in it."""

import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlsplit

from schoolgate.policyfile.law import platforms
from schoolgate.web.accounts.models import Account
from schoolgate.web.accounts.states import NOT_OURS, PUBLISHES, AccountState
from schoolgate.web.trust.models import School

# What a platform's addresses begin with that makes no other address of them.
SAME_PLACE = ("www.", "m.", "mobile.")


class AccountWord(StrEnum):
    """What an account is, to whoever asks."""

    OFFICIAL = "official"
    CLOSED = "closed"
    QUASI = "quasi"
    FAKE = "fake"


@dataclass(frozen=True, slots=True)
class PublicAccount:
    """An account as the public sees it; ``name`` is "" for one that isn't ours."""

    platform: str
    name: str
    address: str
    word: AccountWord


def official(school: School) -> tuple[PublicAccount, ...]:
    """The school's own accounts that are open: the privacy notice's list."""
    rows = Account.objects.filter(school=school, state__in=PUBLISHES)
    return tuple(_listed(account, AccountWord.OFFICIAL) for account in rows)


def accounts_known_as(school: School, asked: str) -> tuple[PublicAccount, ...]:
    """Every account of the register with this address or handle, whatever it is.

    A handle can be the school's on one platform and a fake on another, so each is
    told. Empty where the school knows none: which is no proof of anything.
    """
    key = _key(asked)
    if not key:
        return ()
    rows = Account.objects.filter(school=school)
    words = ((account, _word(account)) for account in rows)
    return tuple(
        _listed(account, word)
        for account, word in words
        if word is not None and key in {_key(account.name), _key(account.address)}
    )


def _word(account: Account) -> AccountWord | None:
    """What it is; None for what is not yet, or never was, anything to the public."""
    if account.state in PUBLISHES:
        return AccountWord.OFFICIAL
    if account.state in NOT_OURS:
        return AccountWord(account.state)
    was_ours = account.state == AccountState.CLOSED and account.opened_on is not None
    return AccountWord.CLOSED if was_ours else None


def _listed(account: Account, word: AccountWord) -> PublicAccount:
    named = platforms().get(account.platform, {}).get("name", account.platform.title())
    if word is AccountWord.OFFICIAL:
        return PublicAccount(str(named), account.name, account.address, word)
    return PublicAccount(str(named), "", "", word)


def _key(typed: str) -> str:
    """What two ways of writing one address, or one handle, have in common."""
    text = unicodedata.normalize("NFKC", typed).strip().casefold()
    if "/" not in text:
        return text.removeprefix("@")
    try:
        parts = urlsplit(text if "://" in text else f"https://{text}")
    except ValueError:
        return ""
    host = parts.hostname or ""
    for start in SAME_PLACE:
        host = host.removeprefix(start)
    # An account of some platforms is told apart by what follows the question mark.
    query = f"?{parts.query}" if parts.query.startswith("id=") else ""
    return f"{host}/{parts.path.strip('/').removeprefix('@')}{query}"
