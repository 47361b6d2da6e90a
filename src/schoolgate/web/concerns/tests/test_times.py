"""A school chooses by when its steps are due: the head or the safeguarding lead."""

from datetime import datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from schoolgate.web.concerns.actions.begin_threat import begin_threat
from schoolgate.web.concerns.actions.set_times import set_times
from schoolgate.web.concerns.errors import ConcernError
from schoolgate.web.concerns.models import Threat, Times
from schoolgate.web.concerns.playbook import editions, in_words, newest, time_in
from schoolgate.web.concerns.tests.conftest import Browser
from schoolgate.web.concerns.times import times_of
from schoolgate.web.journal.models import Entry
from schoolgate.web.people.models import Person
from schoolgate.web.trust.models import School

PAGE = "/school/elm/concerns/threat/times/"
FORM = "application/x-www-form-urlencoded"
MAY = ["head", "dsl"]
MAY_NOT = ["deputy", "teacher", "leader", "office", "dpo", "governor", "stranger"]
AN_HOUR = timedelta(hours=1)


@pytest.mark.parametrize("who", MAY)
def test_those_who_may_change_a_time_for_the_next_case(
    who: str, school: School, at: datetime, request: pytest.FixtureRequest
) -> None:
    person = request.getfixturevalue(who)

    set_times(school, {"police": AN_HOUR}, by=person, at=at)

    threat = begin_threat(school, "", by=person, at=at)
    due = dict(threat.steps.values_list("key", "due_at"))
    assert due["police"] == at + AN_HOUR
    assert due["tell"] == at + newest("threat").steps["tell"].within


@pytest.mark.parametrize("who", MAY_NOT)
def test_nobody_else_changes_one_or_sees_the_page(
    who: str,
    school: School,
    at: datetime,
    signed_in: Browser,
    request: pytest.FixtureRequest,
) -> None:
    person = request.getfixturevalue(who)
    browser = signed_in(person)

    with pytest.raises(PermissionDenied):
        set_times(school, {"police": AN_HOUR}, by=person, at=at)
    assert browser.get(PAGE).status_code == 404
    assert browser.post(PAGE, "police=1+hour", FORM).status_code == 404
    assert not Times.objects.exists()


def test_nobody_in_particular_has_to_sign_in(school: School) -> None:
    assert "/sign-in/" in Client().get(PAGE)["Location"]


def test_a_case_that_is_on_keeps_its_hours(
    threat: Threat, school: School, head: Person, at: datetime
) -> None:
    before = list(threat.steps.values_list("key", "due_at"))

    set_times(school, {"police": AN_HOUR}, by=head, at=at)

    assert list(threat.steps.values_list("key", "due_at")) == before


def test_the_journal_keeps_what_it_was_and_what_it_is(
    school: School, head: Person, at: datetime
) -> None:
    set_times(school, {"police": AN_HOUR, "tell": AN_HOUR / 4}, by=head, at=at)

    entry = Entry.objects.get(verb="case.deadlines_changed")
    assert entry.by_id == head.pk
    assert entry.details == {"police": "30 minutes, now 1 hour"}


def test_what_is_as_it_was_is_no_change(
    school: School, head: Person, at: datetime
) -> None:
    set_times(school, dict(times_of(school, newest("threat"))), by=head, at=at)

    assert not Entry.objects.exists()


def test_the_laws_own_time_is_shortened_and_never_lengthened(
    school: School, head: Person, at: datetime
) -> None:
    with pytest.raises(ConcernError, match="the law allows 3 days"):
        set_times(school, {"data": timedelta(hours=73)}, by=head, at=at)

    set_times(school, {"data": timedelta(hours=24)}, by=head, at=at)

    assert times_of(school, newest("threat"))["data"] == timedelta(hours=24)


@pytest.mark.parametrize(
    ("key", "time"),
    [("police", timedelta(days=61)), ("police", -AN_HOUR), ("pay", AN_HOUR)],
)
def test_what_nobody_could_follow_is_refused(
    key: str, time: timedelta, school: School, head: Person, at: datetime
) -> None:
    with pytest.raises(ConcernError):
        set_times(school, {key: time}, by=head, at=at)


def test_another_school_keeps_the_playbooks_times(
    school: School, other_school: School, head: Person, at: datetime
) -> None:
    set_times(school, {"police": AN_HOUR}, by=head, at=at)

    asked = newest("threat").steps["police"].within
    assert times_of(other_school, newest("threat"))["police"] == asked


def test_the_page_says_what_the_playbook_says_and_saves(
    school: School, head: Person, signed_in: Browser
) -> None:
    browser = signed_in(head)
    page = browser.get(PAGE).content.decode()
    assert "The playbook says 30 minutes." in page
    assert "earlier, never later" in page
    said = {
        key: in_words(time) for key, time in times_of(school, newest("threat")).items()
    }
    body = "&".join(f"{key}={words}" for key, words in said.items())

    wrong = browser.post(PAGE, body.replace("30 minutes", "soon", 1), FORM)
    saved = browser.post(PAGE, body.replace("police=30 minutes", "police=1 Hour"), FORM)

    assert (wrong.status_code, saved.status_code) == (422, 302)
    assert Times.objects.get().minutes == {"police": 60}


def test_every_time_of_every_playbook_is_said_and_read_alike() -> None:
    for book in editions("threat").values():
        for asked in book.steps.values():
            assert time_in(in_words(asked.within)) == asked.within
    assert time_in("soon") is None
