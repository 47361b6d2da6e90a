"""The daily line: one a school, whether anything was written or not."""

from datetime import date, datetime, timedelta

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import IntegrityError, transaction
from pytest_django.fixtures import Settings

from schoolgate.web.journal.anchors import SEALED, keep, keep_daily, line_of, take
from schoolgate.web.journal.models import Anchor
from schoolgate.web.journal.signing import is_signed_here, sign
from schoolgate.web.journal.sweeps import anchor_the_journal
from schoolgate.web.journal.tests.conftest import MONDAY, Happen
from schoolgate.web.journal.tests.test_verifying import key_is
from schoolgate.web.trust.models import School

LATE_ON_A_SUMMER_DAY = datetime.fromisoformat("2026-06-30T23:30:00+00:00")


@pytest.mark.usefixtures("school")
def test_a_school_gets_one_line_a_day_though_nothing_was_written() -> None:
    for hours in (0, 1, 24, 25):
        anchor_the_journal(MONDAY + timedelta(hours=hours))

    days = [anchor.day for anchor in Anchor.objects.all()]
    assert days == [date(2026, 11, 23), date(2026, 11, 24)]


@pytest.mark.usefixtures("school")
def test_the_day_is_that_of_the_schools_clock() -> None:
    keep_daily(LATE_ON_A_SUMMER_DAY)

    assert Anchor.objects.get().day == date(2026, 7, 1)


def test_a_backups_line_does_not_stand_for_the_days(school: School) -> None:
    keep(school, take(school), Anchor.BACKUP, MONDAY)

    assert keep_daily(MONDAY) == 1


def test_two_workers_make_one_line(school: School) -> None:
    keep(school, take(school), Anchor.DAILY, MONDAY)

    with pytest.raises(IntegrityError), transaction.atomic():
        keep(school, take(school), Anchor.DAILY, MONDAY)


def test_a_worker_that_was_slower_goes_on_with_the_next_school(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    oak = School.objects.create(slug="oak", name="Oak School", policy="milton-road")
    keep(school, take(school), Anchor.DAILY, MONDAY)
    behind = "schoolgate.web.journal.anchors._without_a_line"
    monkeypatch.setattr(behind, lambda _at: [school, oak])

    assert keep_daily(MONDAY) == 1
    assert Anchor.objects.filter(school=oak).count() == 1


def test_a_line_tells_nothing_of_a_chain(school: School, happen: Happen) -> None:
    [entry] = happen("opened")
    keep_daily(MONDAY)
    anchor = Anchor.objects.select_related("school").get()

    line = str(line_of(anchor))

    assert entry.hash not in line
    assert entry.hash.encode() not in bytes(anchor.sealed)
    assert line.split()[:3] == ["schoolgate-anchor-1", "elm", "2026-11-23"]


def test_two_lines_about_the_same_journal_are_not_alike(school: School) -> None:
    first, second = take(school), take(school)

    assert first.ends == second.ends
    assert first.digest != second.digest


def test_a_line_of_one_school_says_nothing_of_another(
    school: School, happen: Happen
) -> None:
    oak = School.objects.create(slug="oak", name="Oak School", policy="milton-road")
    happen("opened")
    [theirs] = happen("opened", where=oak)

    assert str(theirs.chain_id) not in take(school).ends


def test_a_line_is_signed_for_its_school_and_day(school: School) -> None:
    line = sign("elm", date(2026, 11, 23), "0" * 64)
    moved = type(line)("oak", line.day, line.digest, line.signature)
    later = type(line)("elm", date(2026, 11, 24), line.digest, line.signature)

    assert is_signed_here(line)
    assert not is_signed_here(moved)
    assert not is_signed_here(later)


def test_what_a_line_was_made_of_is_sealed_for_its_own_line(school: School) -> None:
    taken = take(school)
    anchor = keep(school, taken, Anchor.DAILY, MONDAY)

    assert SEALED.open(anchor) == taken.as_json()


@pytest.mark.parametrize("key", ["short", "c2hvcnQ=", "%"])
def test_a_key_that_is_none_is_refused_by_name(settings: Settings, key: str) -> None:
    key_is(settings, key)

    with pytest.raises(ImproperlyConfigured, match="SCHOOLGATE_ANCHOR_KEY"):
        sign("elm", date(2026, 11, 23), "0" * 64)
