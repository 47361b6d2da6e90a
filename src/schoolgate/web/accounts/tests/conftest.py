"""An account on its way through the register, for the tests of its life."""

from collections.abc import Callable, Iterable
from datetime import date, datetime

import pytest

from schoolgate.web.accounts.actions.add_keeper import KeeperEntry, add_keeper
from schoolgate.web.accounts.actions.ask import Wish, ask
from schoolgate.web.accounts.actions.confirm import ConditionCheck, confirm
from schoolgate.web.accounts.actions.open_account import open_account
from schoolgate.web.accounts.actions.permit import permit
from schoolgate.web.accounts.facts import CONFIRMED
from schoolgate.web.accounts.models import Account
from schoolgate.web.accounts.states import KeeperPart
from schoolgate.web.people.models import Person
from schoolgate.web.trust.models import School

TRAINED = date(2026, 9, 7)
Make = Callable[..., Account]


def wish(**changes: object) -> Wish:
    """A wish for an account that families read."""
    said: dict[str, object] = {
        "platform": "facebook",
        "name": "Elm School",
        "purpose": "News for families",
        "youngest": 18,
        "address": "https://facebook.example.org/elm",
    }
    return Wish(**(said | changes))  # type: ignore[arg-type]


def all_found() -> list[ConditionCheck]:
    """Everything that somebody has to look at, and found met."""
    return [
        ConditionCheck(fact, met=True, evidence="Seen in its settings")
        for fact in CONFIRMED
    ]


def staffed(
    account: Account, people: Iterable[Person], *, by: Person, at: datetime
) -> None:
    """Enter everybody as an owner and as a poster who was trained."""
    for person in people:
        for part in (KeeperPart.OWNER, KeeperPart.POSTER):
            add_keeper(account, KeeperEntry(person, part, TRAINED), by=by, at=at)


@pytest.fixture
def asked(school: School, teacher: Person, at: datetime) -> Account:
    """An account that a teacher has asked for."""
    return ask(school, wish(), by=teacher, at=at)


@pytest.fixture
def permitted(asked: Account, head: Person, at: datetime) -> Account:
    return permit(asked, "Go ahead.", by=head, at=at)


@pytest.fixture
def ready(
    permitted: Account, teacher: Person, leader: Person, head: Person, at: datetime
) -> Account:
    """Permitted, staffed by three people, and as any policy wants it."""
    staffed(permitted, (teacher, leader, head), by=head, at=at)
    return confirm(permitted, all_found(), by=head, at=at)


@pytest.fixture
def open_one(ready: Account, head: Person, at: datetime) -> Account:
    return open_account(ready, by=head, at=at)
