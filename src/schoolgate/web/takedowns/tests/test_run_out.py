"""What is out comes down when a yes has run out and nobody has said it again."""

from datetime import datetime, timedelta

import pytest

from schoolgate.web.consent.models import Word
from schoolgate.web.people.actions.bring_back import bring_back
from schoolgate.web.people.models import Person, Pupil, Roll
from schoolgate.web.posts.models import Target
from schoolgate.web.posts.tests.fixtures import Write
from schoolgate.web.posts.tests.pictured import agrees, says
from schoolgate.web.takedowns.actions.list_take_downs import list_take_downs
from schoolgate.web.takedowns.models import TakeDown
from schoolgate.web.takedowns.take_downs import HOUR
from schoolgate.web.takedowns.tests.test_ledger import put_out

A_DAY = timedelta(days=1)


@pytest.fixture
def aisha(roll: Roll, at: datetime) -> Pupil:
    """Somebody said yes a month ago, until tomorrow; that was heeded long since."""
    pupil = Pupil.objects.get(forename="Aisha")
    agrees(pupil, at - timedelta(days=30), "x")
    Word.objects.update(until=at.date() + A_DAY, heeded_at=at - timedelta(days=30))
    return pupil


@pytest.fixture
def out(written: Write, aisha: Pupil, office: Person, at: datetime) -> Target:
    return put_out(written(), aisha, at)


def test_on_its_last_day_a_yes_takes_nothing_down(out: Target, at: datetime) -> None:
    assert list_take_downs(at=at + A_DAY) == 0


def test_the_day_after_it_is_listed_once_with_an_owner_and_a_day(
    out: Target, aisha: Pupil, office: Person, at: datetime
) -> None:
    then = at + 2 * A_DAY

    assert list_take_downs(at=then) == 1
    assert list_take_downs(at=then) == 0

    [item] = TakeDown.objects.all()
    assert (item.pupil, item.owner, item.why) == (aisha, office, "consent")
    assert item.due_at == then + HOUR


def test_who_has_said_yes_again_stays(out: Target, aisha: Pupil, at: datetime) -> None:
    agrees(aisha, at, "x")

    assert list_take_downs(at=at + 2 * A_DAY) == 0


def test_another_use_that_ran_out_takes_nothing_down(
    out: Target, aisha: Pupil, at: datetime
) -> None:
    Word.objects.update(until=None)
    says(aisha, "website", "yes", at)
    Word.objects.filter(use="website").update(until=at.date())

    assert list_take_downs(at=at + A_DAY) == 0


def test_an_end_is_looked_at_once_and_not_for_ever(out: Target, at: datetime) -> None:
    list_take_downs(at=at + 2 * A_DAY)

    assert not Word.objects.filter(end_heeded_at=None).exists()
    assert Word.objects.get().heeded_at == at - timedelta(days=30)


def left_and_returned(pupil: Pupil, office: Person, at: datetime) -> None:
    """Both between two looks of the worker, who saw no leaver."""
    Pupil.objects.filter(pk=pupil.pk).update(left_on=at.date())
    bring_back(pupil, by=office, at=at)


def test_who_left_and_came_back_between_two_looks_comes_down(
    out: Target, aisha: Pupil, office: Person, at: datetime
) -> None:
    left_and_returned(aisha, office, at)

    assert list_take_downs(at=at) == 1
    assert list_take_downs(at=at + A_DAY) == 0

    assert TakeDown.objects.get().why == "consent"


def test_who_came_back_and_was_allowed_anew_stays(
    out: Target, aisha: Pupil, office: Person, at: datetime
) -> None:
    left_and_returned(aisha, office, at)
    agrees(aisha, at + timedelta(minutes=1), "x")

    assert list_take_downs(at=at + timedelta(minutes=2)) == 0
