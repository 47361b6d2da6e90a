"""Somebody asks for an account: what for, where, and for whom."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from schoolgate.web.accounts.actions.errors import AlreadyThere, NoMain
from schoolgate.web.accounts.models import Account
from schoolgate.web.accounts.queries import mains
from schoolgate.web.accounts.states import OVER, PAGES, AccountKind, AccountState
from schoolgate.web.journal.write import Act, write
from schoolgate.web.people.models import Person
from schoolgate.web.people.rights import standing
from schoolgate.web.policy.in_force import in_force
from schoolgate.web.trust.models import School

CARRIES = "accounts.unpermitted"


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody asks for. ``main`` is the account a group or event hangs under."""

    platform: str
    name: str
    purpose: str
    kind: AccountKind = AccountKind.ACCOUNT
    audience: str = "public"
    youngest: int | None = None
    address: str = ""
    main: int | None = None


@transaction.atomic
def ask(school: School, wish: Wish, *, by: Person, at: datetime) -> Account:
    """Enter the wish; the head's answer is waited for."""
    standing(by, school, at.date()).require("accounts.ask")
    _is_new(school, wish)
    account = Account.objects.create(
        school=school,
        platform=wish.platform,
        name=wish.name.strip(),
        purpose=wish.purpose.strip(),
        kind=wish.kind,
        audience=wish.audience,
        youngest=wish.youngest,
        address=wish.address,
        main=_main(school, wish),
        state=AccountState.ASKED,
        asked_by=by,
        asked_on=at.date(),
    )
    clauses = in_force(school).setting(CARRIES, at.date())
    details = {"account": str(account), "why": account.purpose}
    write("account.asked_for", account, Act(school, by, at, clauses, details))
    return account


def _is_new(school: School, wish: Wish) -> None:
    same = Account.objects.filter(
        school=school, platform=wish.platform, name__iexact=wish.name.strip()
    ).exclude(state__in=OVER)
    if known := same.first():
        raise AlreadyThere(f"{known} is in the register already: {known.state}.")


def _main(school: School, wish: Wish) -> Account | None:
    if wish.kind not in PAGES:
        return None
    main = mains(school).filter(platform=wish.platform, pk=wish.main or 0).first()
    if main is None:
        raise NoMain
    return main
