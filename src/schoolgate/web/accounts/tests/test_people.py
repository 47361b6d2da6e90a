"""Who keeps an account, who left and could still get in, what posts hear of it."""

from datetime import date, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from schoolgate.engine.truth import Truth
from schoolgate.web.accounts.actions.add_keeper import KeeperEntry, add_keeper
from schoolgate.web.accounts.actions.confirm import ConditionCheck
from schoolgate.web.accounts.actions.errors import (
    AccountError,
    AlreadyThere,
    NoAccountReason,
    NotOfThisSchool,
)
from schoolgate.web.accounts.actions.review import ReviewAnswers, review
from schoolgate.web.accounts.actions.take_away import take_away
from schoolgate.web.accounts.actions.train import train
from schoolgate.web.accounts.facts import CONFIRMED, facts_for
from schoolgate.web.accounts.models import Account, Keeper
from schoolgate.web.accounts.queries import left_behind
from schoolgate.web.accounts.states import AccountState, KeeperPart
from schoolgate.web.people.models import Holding, Person
from schoolgate.web.trust.models import School

GONE = "Password changed, removed from the page."


@pytest.fixture
def poster(permitted: Account, teacher: Person, head: Person, at: datetime) -> Keeper:
    """The teacher, entered as a poster, not trained yet."""
    return add_keeper(
        permitted, KeeperEntry(teacher, KeeperPart.POSTER), by=head, at=at
    )


def leave(person: Person, at: datetime) -> None:
    """Everything they held at the school ended yesterday."""
    yesterday = at.date() - timedelta(days=1)
    Holding.objects.filter(person=person).update(until=yesterday)


def test_the_office_enters_somebody(
    permitted: Account, teacher: Person, office: Person, at: datetime
) -> None:
    keeper = add_keeper(
        permitted, KeeperEntry(teacher, KeeperPart.POSTER), by=office, at=at
    )

    assert (keeper.person, keeper.part, keeper.since) == (
        teacher,
        KeeperPart.POSTER,
        at.date(),
    )


@pytest.mark.parametrize("who", ["teacher", "stranger", "parent"])
def test_nobody_enters_somebody_who_does_not_keep_the_register(
    who: str,
    permitted: Account,
    teacher: Person,
    at: datetime,
    request: pytest.FixtureRequest,
) -> None:
    entry = KeeperEntry(teacher, KeeperPart.POSTER)

    with pytest.raises(PermissionDenied):
        add_keeper(permitted, entry, by=request.getfixturevalue(who), at=at)


@pytest.mark.parametrize("who", ["stranger", "parent"])
def test_nobody_is_entered_who_does_not_work_at_the_school(
    who: str,
    permitted: Account,
    head: Person,
    at: datetime,
    request: pytest.FixtureRequest,
) -> None:
    entry = KeeperEntry(request.getfixturevalue(who), KeeperPart.OWNER)

    with pytest.raises(NotOfThisSchool, match="no role at this school"):
        add_keeper(permitted, entry, by=head, at=at)


def test_nobody_is_the_same_twice(poster: Keeper, head: Person, at: datetime) -> None:
    with pytest.raises(AlreadyThere):
        add_keeper(
            poster.account,
            KeeperEntry(poster.person, KeeperPart.POSTER),
            by=head,
            at=at,
        )


def test_a_training_is_written_down(poster: Keeper, head: Person, at: datetime) -> None:
    train(poster, date(2026, 9, 7), by=head, at=at)

    poster.refresh_from_db()
    assert poster.trained_on == date(2026, 9, 7)


def test_a_training_to_come_is_not_written_down(
    poster: Keeper, head: Person, at: datetime
) -> None:
    with pytest.raises(AccountError, match="once it has taken place"):
        train(poster, date(2026, 11, 24), by=head, at=at)


def test_nobody_trains_themselves(
    poster: Keeper, teacher: Person, at: datetime
) -> None:
    with pytest.raises(PermissionDenied):
        train(poster, at.date(), by=teacher, at=at)


def test_access_is_taken_away_with_how(
    poster: Keeper, office: Person, at: datetime
) -> None:
    gone = take_away(poster, GONE, by=office, at=at)

    assert (gone.until, gone.ended) == (at.date(), GONE)


def test_access_is_not_taken_away_by_saying_nothing(
    poster: Keeper, office: Person, at: datetime
) -> None:
    with pytest.raises(NoAccountReason, match="on the platform"):
        take_away(poster, " ", by=office, at=at)


def test_nobody_takes_access_away_who_does_not_keep_the_register(
    poster: Keeper, teacher: Person, at: datetime
) -> None:
    with pytest.raises(PermissionDenied):
        take_away(poster, GONE, by=teacher, at=at)


def test_whoever_left_comes_back_with_a_new_row(
    poster: Keeper, head: Person, at: datetime
) -> None:
    take_away(poster, GONE, by=head, at=at)

    add_keeper(
        poster.account, KeeperEntry(poster.person, KeeperPart.POSTER), by=head, at=at
    )

    assert poster.account.keepers.count() == 2


def test_whoever_is_here_leaves_nothing_behind(
    poster: Keeper, school: School, at: datetime
) -> None:
    assert not left_behind(school, at.date()).exists()


def test_a_leaver_leaves_a_task_for_each_account(
    poster: Keeper, school: School, at: datetime
) -> None:
    leave(poster.person, at)

    assert list(left_behind(school, at.date())) == [poster]


def test_a_leaver_whose_child_is_at_the_school_leaves_one_as_well(
    poster: Keeper, school: School, at: datetime
) -> None:
    leave(poster.person, at)
    Holding.objects.create(
        person=poster.person, school=school, role="parent", since=at.date()
    )

    assert left_behind(school, at.date()).exists()


def test_the_task_stands_until_it_is_answered(
    poster: Keeper, school: School, head: Person, at: datetime
) -> None:
    leave(poster.person, at)

    take_away(poster, GONE, by=head, at=at)

    assert not left_behind(school, at.date()).exists()


def test_another_schools_leavers_are_its_own(
    poster: Keeper, other_school: School, at: datetime
) -> None:
    leave(poster.person, at)

    assert not left_behind(other_school, at.date()).exists()


def test_the_register_says_nothing_of_an_account_that_no_head_answered_for(
    asked: Account, teacher: Person, at: datetime
) -> None:
    assert facts_for(asked, teacher, at.date()) == {}


def test_a_trained_poster_is_known_to_the_check_of_a_post(
    open_one: Account, teacher: Person, at: datetime
) -> None:
    facts = facts_for(open_one, teacher, at.date())

    assert facts["register.asked"] is Truth.YES
    assert facts["account.poster_registered"] is Truth.YES
    assert facts["account.poster_trained"] is Truth.YES
    assert all(facts[fact] is Truth.YES for fact in CONFIRMED)
    assert "platform" not in facts


def test_somebody_else_is_no_poster_of_it(
    open_one: Account, colleague: Person, at: datetime
) -> None:
    facts = facts_for(open_one, colleague, at.date())

    assert facts["account.poster_registered"] is Truth.NO
    assert facts["account.poster_trained"] is Truth.NO


def test_a_poster_is_none_before_the_training_and_none_after_the_end(
    poster: Keeper, teacher: Person, head: Person, at: datetime
) -> None:
    day = at.date()
    account = Account.objects.get()
    before = facts_for(account, teacher, day)
    train(poster, day, by=head, at=at)
    account.refresh_from_db()
    trained = facts_for(account, teacher, day)
    take_away(poster, GONE, by=head, at=at)
    account.refresh_from_db()
    after = facts_for(account, teacher, day)

    told = [f["account.poster_registered"] for f in (before, trained, after)]
    assert told == [Truth.YES, Truth.YES, Truth.NO]
    assert before["account.poster_trained"] is Truth.NO
    assert trained["account.poster_trained"] is Truth.YES


def test_with_its_last_keeper_gone_the_register_still_speaks(
    poster: Keeper, teacher: Person, head: Person, at: datetime
) -> None:
    take_away(poster, GONE, by=head, at=at)

    facts = facts_for(Account.objects.get(), teacher, at.date())

    assert facts["account.poster_registered"] is Truth.NO


def test_an_account_that_nobody_keeps_has_no_poster(
    permitted: Account, teacher: Person, at: datetime
) -> None:
    facts = facts_for(permitted, teacher, at.date())

    assert facts["account.poster_registered"] is Truth.NO
    assert facts["account.owners"] == 0


def test_what_a_review_finds_wanting_is_heard_by_the_next_post(
    open_one: Account, teacher: Person, head: Person, at: datetime
) -> None:
    review(
        open_one,
        ReviewAnswers([ConditionCheck("account.recovery", False)]),
        by=head,
        at=at,
    )
    open_one.refresh_from_db()

    assert facts_for(open_one, teacher, at.date())["account.recovery"] is Truth.NO


def test_owners_and_administrators_are_counted_by_person(
    open_one: Account, leader: Person, head: Person, at: datetime
) -> None:
    add_keeper(open_one, KeeperEntry(leader, KeeperPart.ADMINISTRATOR), by=head, at=at)

    facts = facts_for(open_one, leader, at.date())

    assert (facts["account.owners"], facts["account.admins"]) == (3, 3)


def test_an_account_for_children_too_young_is_against_the_terms(
    open_one: Account, teacher: Person, at: datetime
) -> None:
    open_one.youngest = 11

    assert facts_for(open_one, teacher, at.date())["account.terms_met"] is Truth.NO
    assert open_one.state == AccountState.OPEN
