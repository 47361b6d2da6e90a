"""What the register shows to be done is owed no longer."""

from datetime import datetime

import pytest

from schoolgate.engine.catalogue import VOCABULARY
from schoolgate.engine.duty import Calendar
from schoolgate.engine.questions import owed
from schoolgate.web.accounts.actions.list_other import Sighting, list_other
from schoolgate.web.accounts.actions.review import ReviewAnswers, review
from schoolgate.web.accounts.ledger import SHOWN, ledger
from schoolgate.web.accounts.models import Account
from schoolgate.web.accounts.states import AccountKind, AccountState
from schoolgate.web.accounts.tests.conftest import all_found
from schoolgate.web.people.models import Person
from schoolgate.web.policy.in_force import in_force
from schoolgate.web.trust.models import School


def keys(school: School, at: datetime) -> set[str]:
    return {done.key for done in ledger(school, at.date())}


def still_owed(school: School, at: datetime) -> set[str]:
    policy, day = in_force(school).policy, at.date()
    return {d.key for d in owed(policy, ledger(school, day), Calendar(), day)}


def test_every_duty_of_the_ledger_is_a_word_of_the_policies() -> None:
    assert set(SHOWN) <= set(VOCABULARY.duties)


def test_an_empty_register_shows_nothing(school: School, at: datetime) -> None:
    assert keys(school, at) == set()
    assert "accounts.registered" in still_owed(school, at)


def test_an_open_account_is_registered_named_and_owned(
    open_one: Account, school: School, at: datetime
) -> None:
    assert keys(school, at) == {
        "accounts.registered",
        "accounts.ownership_recorded",
        "accounts.named_publicly",
        "accounts.in_privacy_notice",
        "public.accounts_published",
    }
    assert "accounts.registered" not in still_owed(school, at)


def test_an_account_without_posters_leaves_the_register_incomplete(
    open_one: Account, school: School, at: datetime
) -> None:
    Account.objects.create(
        school=school, platform="x", name="@elm", state=AccountState.OPEN, asked_on=at
    )

    assert "accounts.registered" not in keys(school, at)
    assert "accounts.ownership_recorded" not in keys(school, at)


@pytest.mark.parametrize("state", [AccountState.QUASI, AccountState.FAKE])
def test_what_is_not_ours_is_listed(
    state: AccountState, school: School, office: Person, at: datetime
) -> None:
    list_other(school, Sighting(state, "x", "@elm1"), by=office, at=at)

    assert keys(school, at) == {"accounts.quasi_listed"}


@pytest.mark.parametrize(("provider", "done"), [("", False), ("Example Hosts", True)])
def test_a_website_is_recorded_with_its_provider(
    provider: str, done: bool, open_one: Account, school: School, at: datetime
) -> None:
    Account.objects.filter(pk=open_one.pk).update(
        kind=AccountKind.WEBSITE, provider=provider
    )

    assert ("accounts.website_recorded" in keys(school, at)) is done


def test_a_review_of_every_account_is_done_on_its_day(
    open_one: Account, school: School, head: Person, at: datetime
) -> None:
    review(open_one, ReviewAnswers(all_found()), by=head, at=at)

    done = [d for d in ledger(school, at.date()) if d.key == "accounts.reviewed"]

    assert [d.day for d in done] == [at.date()]


def test_one_account_without_a_review_and_none_counts(
    open_one: Account, school: School, head: Person, at: datetime
) -> None:
    review(open_one, ReviewAnswers(all_found()), by=head, at=at)
    Account.objects.create(
        school=school, platform="x", name="@e", state=AccountState.OPEN
    )

    assert "accounts.reviewed" not in keys(school, at)
