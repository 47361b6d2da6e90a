"""An account is opened from the wish on, under each school's own policy."""

from datetime import datetime

import pytest

from schoolgate.engine.level import Level
from schoolgate.web.accounts.actions.add_keeper import KeeperEntry, add_keeper
from schoolgate.web.accounts.actions.ask import ask
from schoolgate.web.accounts.actions.confirm import ConditionCheck, confirm
from schoolgate.web.accounts.actions.errors import AccountNotReady
from schoolgate.web.accounts.actions.open_account import open_account
from schoolgate.web.accounts.actions.permit import permit
from schoolgate.web.accounts.facts import CONFIRMED
from schoolgate.web.accounts.judging import ConditionStatus, judge
from schoolgate.web.accounts.models import Account
from schoolgate.web.accounts.states import AccountKind, AccountState, KeeperPart
from schoolgate.web.accounts.tests.conftest import all_found, staffed, wish
from schoolgate.web.conftest import Cast
from schoolgate.web.people.models import Person
from schoolgate.web.trust.models import School

SCHOOLS = (
    "st-marys-putney",
    "stonelow-junior",
    "milton-road",
    "villiers",
    "st-peters-stonnall",
    "invented/carrick-academy",
    "invented/ysgol-glan-y-nant",
    "invented/acorn-trust",
)


@pytest.fixture(params=SCHOOLS)
def place(request: pytest.FixtureRequest, db: None) -> School:
    return School.objects.create(slug="oak", name="Oak", policy=request.param)


@pytest.fixture
def staff(place: School, somebody: Cast) -> tuple[Person, ...]:
    """The head, and two others who will keep the account."""
    head = somebody("Hedda", place, "head", "principal")
    return head, somebody("Lev", place, "slt"), somebody("Ola", place, "office")


@pytest.fixture
def on_its_way(place: School, staff: tuple[Person, ...], at: datetime) -> Account:
    """An account that the head has permitted, and of which nobody knows more."""
    head, _, office = staff
    return permit(ask(place, wish(), by=office, at=at), "Yes.", by=head, at=at)


def test_an_account_is_opened_when_all_is_as_the_policy_asks(
    on_its_way: Account, staff: tuple[Person, ...], at: datetime
) -> None:
    head = staff[0]
    staffed(on_its_way, staff, by=head, at=at)
    confirm(on_its_way, all_found(), by=head, at=at)

    account = open_account(on_its_way, by=head, at=at)

    judged = judge(account, at.date())
    assert account.state == AccountState.OPEN
    assert account.opened_on == at.date()
    assert judged.decision.outcome is Level.ALLOW
    assert {one.stands for one in judged.asked} == {ConditionStatus.MET}


def test_nothing_is_opened_while_anything_hinders_it(
    on_its_way: Account, staff: tuple[Person, ...], at: datetime
) -> None:
    # How young it is meant for is asked everywhere: the law's table of ages asks it.
    Account.objects.filter(pk=on_its_way.pk).update(youngest=None)
    on_its_way.refresh_from_db()
    hinders = judge(on_its_way, at.date()).hinders

    with pytest.raises(AccountNotReady) as refused:
        open_account(on_its_way, by=staff[0], at=at)

    assert "account.youngest" in {one.fact for one in hinders}
    assert all(c in str(refused.value) for one in hinders for c in one.clauses)
    on_its_way.refresh_from_db()
    assert on_its_way.state == AccountState.PERMITTED


def test_each_condition_that_is_not_met_hinders_as_hard_as_its_clause_says(
    on_its_way: Account, staff: tuple[Person, ...], at: datetime
) -> None:
    head, day = staff[0], at.date()
    staffed(on_its_way, staff, by=head, at=at)
    ready = confirm(on_its_way, all_found(), by=head, at=at)

    for one in judge(ready, day).asked:
        if one.fact in CONFIRMED:
            lacking = [ConditionCheck(one.fact, met=False)]
            account = confirm(on_its_way, lacking, by=head, at=at)
            reasons = judge(account, day).decision.reasons
            levels = {r.level for r in reasons if one.fact in r.facts}
            confirm(
                on_its_way, [ConditionCheck(one.fact, True, "Mended")], by=head, at=at
            )
            assert max(levels) == one.level
            assert {r.clause for r in reasons} <= set(one.clauses)


def test_nobody_opens_an_account_for_children_too_young_for_its_platform(
    on_its_way: Account, staff: tuple[Person, ...], at: datetime
) -> None:
    head = staff[0]
    staffed(on_its_way, staff, by=head, at=at)
    confirm(on_its_way, all_found(), by=head, at=at)
    Account.objects.filter(pk=on_its_way.pk).update(youngest=11)
    on_its_way.refresh_from_db()

    with pytest.raises(AccountNotReady, match="too young for this platform"):
        open_account(on_its_way, by=head, at=at)


@pytest.mark.parametrize("place", ["milton-road"], indirect=True)
def test_a_platform_that_the_policy_does_not_name_is_not_opened(
    place: School, staff: tuple[Person, ...], at: datetime
) -> None:
    head = staff[0]
    account = ask(place, wish(platform="tiktok"), by=head, at=at)
    permit(account, "Yes.", by=head, at=at)
    account.refresh_from_db()
    staffed(account, staff, by=head, at=at)
    confirm(account, all_found(), by=head, at=at)

    with pytest.raises(AccountNotReady, match="does not use this platform") as refused:
        open_account(account, by=head, at=at)

    assert judge(account, at.date()).hinders[0].clauses[0] in str(refused.value)


@pytest.mark.parametrize("place", ["villiers"], indirect=True)
def test_an_untrained_poster_holds_the_opening_back_where_the_policy_says_so(
    on_its_way: Account, staff: tuple[Person, ...], at: datetime
) -> None:
    head, leader, _ = staff
    staffed(on_its_way, (head,), by=head, at=at)
    confirm(on_its_way, all_found(), by=head, at=at)
    add_keeper(on_its_way, KeeperEntry(leader, KeeperPart.POSTER), by=head, at=at)

    with pytest.raises(AccountNotReady, match="not named and trained"):
        open_account(on_its_way, by=head, at=at)


@pytest.mark.parametrize("place", ["invented/acorn-trust"], indirect=True)
def test_too_few_owners_hold_the_opening_back_where_the_policy_says_so(
    on_its_way: Account, staff: tuple[Person, ...], at: datetime
) -> None:
    head = staff[0]
    staffed(on_its_way, (head,), by=head, at=at)
    confirm(on_its_way, all_found(), by=head, at=at)

    with pytest.raises(AccountNotReady, match="Too few people own this account"):
        open_account(on_its_way, by=head, at=at)


@pytest.mark.parametrize("place", ["stonelow-junior"], indirect=True)
def test_too_many_administrators_are_only_advised_against_there(
    on_its_way: Account, staff: tuple[Person, ...], somebody: Cast, at: datetime
) -> None:
    head, school = staff[0], on_its_way.school
    more = [somebody(name, school, "teacher") for name in ("Ada", "Bo")]
    staffed(on_its_way, [*staff, *more], by=head, at=at)
    confirm(on_its_way, all_found(), by=head, at=at)

    account = open_account(on_its_way, by=head, at=at)

    assert judge(account, at.date()).decision.outcome is Level.ADVISE


@pytest.mark.parametrize("kind", [AccountKind.WEBSITE, AccountKind.NEWSLETTER])
def test_a_website_and_a_newsletter_go_the_same_way(
    place: School, staff: tuple[Person, ...], kind: AccountKind, at: datetime
) -> None:
    head = staff[0]
    platform = kind.value
    account = ask(place, wish(platform=platform, kind=kind), by=head, at=at)
    permit(account, "Yes.", by=head, at=at)
    staffed(account, staff, by=head, at=at)
    confirm(account, all_found(), by=head, at=at)

    assert open_account(account, by=head, at=at).state == AccountState.OPEN
