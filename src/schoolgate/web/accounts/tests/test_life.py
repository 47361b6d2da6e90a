"""The life of an account: each act by who may do it, and by who may not."""

from datetime import date, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from schoolgate.web.accounts.actions.ask import ask
from schoolgate.web.accounts.actions.ask_again import ask_again
from schoolgate.web.accounts.actions.close import close
from schoolgate.web.accounts.actions.confirm import ConditionCheck, confirm
from schoolgate.web.accounts.actions.describe import Details, describe
from schoolgate.web.accounts.actions.errors import (
    AccountError,
    AccountNotReady,
    NoAccountReason,
    NoEvidence,
    PagesLeft,
)
from schoolgate.web.accounts.actions.list_other import Sighting, list_other
from schoolgate.web.accounts.actions.open_account import open_account
from schoolgate.web.accounts.actions.permit import permit
from schoolgate.web.accounts.actions.review import ReviewAnswers, review
from schoolgate.web.accounts.credentials import store
from schoolgate.web.accounts.judging import judge
from schoolgate.web.accounts.models import Account
from schoolgate.web.accounts.states import (
    MOVES,
    AccountKind,
    AccountMoveError,
    AccountState,
)
from schoolgate.web.accounts.tests.conftest import all_found, wish
from schoolgate.web.journal.models import Entry
from schoolgate.web.people.models import Person
from schoolgate.web.trust.models import School

QUASI = Sighting(AccountState.QUASI, "x", "@class4", note="Seen by a parent")


def verbs() -> list[str]:
    return list(Entry.objects.order_by("number").values_list("verb", flat=True))


def last() -> Entry:
    return Entry.objects.order_by("number").reverse()[0]


def test_every_state_can_be_come_by_and_the_last_one_leads_nowhere() -> None:
    reached = {there for moves in MOVES.values() for there in moves}

    assert set(AccountState) - reached == {AccountState.QUASI, AccountState.FAKE}
    assert MOVES[AccountState.CLOSED] == frozenset()


def test_what_nobody_permitted_is_never_opened(
    asked: Account, head: Person, at: datetime
) -> None:
    confirm(asked, all_found(), by=head, at=at)

    with pytest.raises(AccountMoveError):
        open_account(asked, by=head, at=at)


def test_opening_writes_the_conditions_and_their_clauses_down(
    open_one: Account,
) -> None:
    entry = last()

    assert entry.verb == "account.opened"
    assert set(entry.details["conditions"].values()) == {"met"}
    assert len(entry.clauses) > 4


@pytest.mark.parametrize("who", ["teacher", "stranger", "parent", "governor"])
def test_nobody_opens_an_account_who_does_not_keep_the_register(
    who: str, ready: Account, at: datetime, request: pytest.FixtureRequest
) -> None:
    with pytest.raises(PermissionDenied):
        open_account(ready, by=request.getfixturevalue(who), at=at)


def test_a_condition_that_turns_out_not_to_be_met_keeps_it_shut(
    ready: Account, head: Person, at: datetime
) -> None:
    confirm(ready, [ConditionCheck("account.separate", met=False)], by=head, at=at)

    with pytest.raises(AccountNotReady, match="not apart from a personal one"):
        open_account(ready, by=head, at=at)


def test_nothing_is_met_without_evidence(
    permitted: Account, head: Person, at: datetime
) -> None:
    with pytest.raises(NoEvidence, match="how you know"):
        confirm(
            permitted, [ConditionCheck("account.separate", met=True)], by=head, at=at
        )

    assert not permitted.conditions.exists()


def test_what_follows_from_the_register_is_not_said_by_hand(
    asked: Account, head: Person, at: datetime
) -> None:
    found = ConditionCheck("account.permitted", met=True, evidence="I say so")

    with pytest.raises(AccountError, match="follows from"):
        confirm(asked, [found], by=head, at=at)


@pytest.mark.parametrize("who", ["teacher", "stranger", "parent"])
def test_nobody_confirms_who_does_not_keep_the_register(
    who: str, permitted: Account, at: datetime, request: pytest.FixtureRequest
) -> None:
    with pytest.raises(PermissionDenied):
        confirm(permitted, all_found(), by=request.getfixturevalue(who), at=at)


def test_details_are_put_right_and_the_journal_says_which(
    asked: Account, office: Person, at: datetime
) -> None:
    right = Details("Elm School", email="office@elm.example.org", youngest=18)

    described = describe(asked, right, by=office, at=at)

    assert described.email == "office@elm.example.org"
    assert last().details["changed"]["email"] == ["", "office@elm.example.org"]


def test_details_that_are_as_they_were_are_no_news(
    asked: Account, office: Person, at: datetime
) -> None:
    same = Details(asked.name, asked.address, youngest=18)

    describe(asked, same, by=office, at=at)

    assert verbs() == ["account.asked_for"]


def test_nobody_describes_who_does_not_keep_the_register(
    asked: Account, teacher: Person, at: datetime
) -> None:
    with pytest.raises(PermissionDenied):
        describe(asked, Details("Other"), by=teacher, at=at)


def test_a_review_is_kept_with_its_day_and_the_next(
    open_one: Account, office: Person, at: datetime
) -> None:
    done = review(open_one, ReviewAnswers(all_found(), "All fine."), by=office, at=at)

    assert (done.on, done.next_due) == (date(2026, 11, 23), date(2027, 3, 23))
    assert (done.outcome, done.note) == ("allow", "All fine.")
    assert set(done.checklist.values()) == {"met"}


def test_a_review_that_finds_something_says_how_hard_it_is(
    open_one: Account, office: Person, at: datetime
) -> None:
    found = [ConditionCheck("account.school_email", met=False)]

    done = review(open_one, ReviewAnswers(found), by=office, at=at)

    assert done.outcome == "stop"
    assert "not tied to a school e-mail" in last().details["why"]
    assert judge(Account.objects.get(pk=open_one.pk), at.date()).hinders


def test_only_what_is_open_is_reviewed(
    permitted: Account, head: Person, at: datetime
) -> None:
    with pytest.raises(AccountError, match="is open"):
        review(permitted, ReviewAnswers([]), by=head, at=at)


def test_the_next_review_is_on_a_day_to_come(
    open_one: Account, head: Person, at: datetime
) -> None:
    with pytest.raises(AccountError, match="to come"):
        review(open_one, ReviewAnswers([], next_due=at.date()), by=head, at=at)


def test_nobody_reviews_who_does_not_keep_the_register(
    open_one: Account, teacher: Person, at: datetime
) -> None:
    with pytest.raises(PermissionDenied):
        review(open_one, ReviewAnswers([]), by=teacher, at=at)


def test_what_is_closed_forgets_its_credentials_and_its_people(
    open_one: Account, head: Person, at: datetime
) -> None:
    store(open_one, {"token": "secret"}, at + timedelta(days=9))

    closed = close(open_one, "Nobody reads it.", by=head, at=at)

    closed.refresh_from_db()
    assert (closed.state, closed.closed_on) == (AccountState.CLOSED, at.date())
    assert bytes(closed.credentials) == b""
    assert not closed.keepers.filter(until=None).exists()


def test_nothing_is_closed_while_pages_hang_under_it(
    open_one: Account, school: School, head: Person, at: datetime
) -> None:
    ask(
        school,
        wish(name="Alumni", kind=AccountKind.GROUP, main=open_one.pk),
        by=head,
        at=at,
    )

    with pytest.raises(PagesLeft, match="Alumni"):
        close(open_one, "Enough.", by=head, at=at)


def test_nothing_is_closed_without_a_reason(
    open_one: Account, head: Person, at: datetime
) -> None:
    with pytest.raises(NoAccountReason):
        close(open_one, "", by=head, at=at)


def test_nobody_closes_who_does_not_keep_the_register(
    open_one: Account, teacher: Person, at: datetime
) -> None:
    with pytest.raises(PermissionDenied):
        close(open_one, "Enough.", by=teacher, at=at)


@pytest.mark.parametrize("state", [AccountState.QUASI, AccountState.FAKE])
def test_an_account_that_is_not_ours_is_listed_as_such(
    state: AccountState, school: School, office: Person, at: datetime
) -> None:
    seen = Sighting(state, "x", "@elm_real")

    assert list_other(school, seen, by=office, at=at).state == state


def test_none_of_our_own_is_listed_past_the_head(
    school: School, office: Person, at: datetime
) -> None:
    with pytest.raises(AccountError, match="asked for instead"):
        list_other(school, Sighting(AccountState.OPEN, "x", "@elm"), by=office, at=at)


@pytest.mark.parametrize("who", ["teacher", "stranger", "parent"])
def test_nobody_lists_who_does_not_keep_the_register(
    who: str, school: School, at: datetime, request: pytest.FixtureRequest
) -> None:
    with pytest.raises(PermissionDenied):
        list_other(school, QUASI, by=request.getfixturevalue(who), at=at)


def test_a_quasi_account_can_become_the_schools_by_the_head_alone(
    school: School, teacher: Person, office: Person, head: Person, at: datetime
) -> None:
    quasi = list_other(school, QUASI, by=office, at=at)

    asked = ask_again(quasi, "Its owner hands it over.", by=teacher, at=at)

    assert asked.state == AccountState.ASKED
    assert permit(asked, "", by=head, at=at).state == AccountState.PERMITTED


def test_a_fake_never_becomes_the_schools(
    school: School, office: Person, at: datetime
) -> None:
    fake = list_other(
        school, Sighting(AccountState.FAKE, "x", "@elm1"), by=office, at=at
    )

    with pytest.raises(AccountMoveError):
        ask_again(fake, "Let us have it.", by=office, at=at)
