"""Who was at an event is marked by staff, and told in numbers alone."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from pytest_django.fixtures import DjangoAssertNumQueries

from schoolgate.engine.record import replace
from schoolgate.web.events.actions.cancel_event import cancel_event
from schoolgate.web.events.actions.change_event import change_event
from schoolgate.web.events.actions.mark_present import mark_present
from schoolgate.web.events.models import Event
from schoolgate.web.events.planned import BadPlan, EventDetails
from schoolgate.web.events.queries import attending
from schoolgate.web.journal.models import Entry
from schoolgate.web.people.models import Group, Person, Pupil
from schoolgate.web.trust.models import School

Browser = Callable[[Person], Client]


@pytest.fixture
def aisha(oak: Group) -> Pupil:
    return Pupil.objects.get(forename="Aisha")


@pytest.fixture
def bo(school: School, oak: Group) -> Pupil:
    return Pupil.objects.create(
        school=school, key="2", forename="Bo", surname="Ash", school_class=oak
    )


def page_of(event: Event) -> str:
    return f"/school/elm/events/{event.pk}/there/"


@pytest.mark.parametrize("who", ["teacher", "office", "leader", "head", "dsl"])
def test_staff_mark_who_was_there(
    who: str,
    concert: Event,
    aisha: Pupil,
    bo: Pupil,
    at: datetime,
    request: pytest.FixtureRequest,
) -> None:
    mark_present(concert, {aisha.pk}, by=request.getfixturevalue(who), at=at)

    concert.refresh_from_db()
    came = attending(concert)
    assert (came.there, came.not_there) == ((aisha,), (bo,))


@pytest.mark.parametrize("who", ["technician", "governor", "parent", "stranger"])
def test_nobody_else_marks_it(
    who: str, concert: Event, at: datetime, request: pytest.FixtureRequest
) -> None:
    with pytest.raises(PermissionDenied):
        mark_present(concert, set(), by=request.getfixturevalue(who), at=at)


def test_unmarked_all_of_the_group_were_there(
    concert: Event, aisha: Pupil, bo: Pupil
) -> None:
    came = attending(concert)

    assert set(came.there) == {aisha, bo}
    assert not came.not_there


def test_marked_again_the_last_word_counts(
    concert: Event, aisha: Pupil, bo: Pupil, teacher: Person, at: datetime
) -> None:
    mark_present(concert, {aisha.pk}, by=teacher, at=at)
    event = mark_present(concert, {bo.pk}, by=teacher, at=at)

    assert attending(event).there == (bo,)


def test_who_has_changed_class_since_was_there_all_the_same(
    concert: Event, aisha: Pupil, bo: Pupil, teacher: Person, at: datetime
) -> None:
    event = mark_present(concert, {aisha.pk, bo.pk}, by=teacher, at=at)
    Pupil.objects.filter(pk=bo.pk).update(school_class=None)

    assert bo in attending(event).there


def test_the_journal_tells_how_many_and_never_who(
    concert: Event, aisha: Pupil, bo: Pupil, teacher: Person, at: datetime
) -> None:
    mark_present(concert, {aisha.pk}, by=teacher, at=at)

    entry = Entry.objects.get(verb="event.attendance_marked")
    assert entry.details == {"there": 1, "not there": 1}


def test_a_child_of_no_group_of_the_event_is_not_marked(
    concert: Event, school: School, teacher: Person, at: datetime
) -> None:
    other = Pupil.objects.create(school=school, key="9", forename="Cy", surname="Oz")

    event = mark_present(concert, {other.pk}, by=teacher, at=at)

    assert other not in attending(event).there


def test_nobody_was_there_yet_before_the_day(
    concert: Event, teacher: Person, at: datetime
) -> None:
    with pytest.raises(BadPlan, match="not over yet"):
        mark_present(concert, set(), by=teacher, at=at - timedelta(days=1))


def test_nobody_was_at_what_was_cancelled(
    concert: Event, office: Person, at: datetime
) -> None:
    cancel_event(concert, by=office, at=at)

    with pytest.raises(BadPlan, match="not take place"):
        mark_present(concert, set(), by=office, at=at)


def test_an_event_of_nobody_in_particular_is_not_marked(
    concert: Event, office: Person, at: datetime
) -> None:
    Event.objects.update(group=None)

    with pytest.raises(BadPlan, match="who takes part"):
        mark_present(concert, set(), by=office, at=at)


def test_with_another_group_it_is_marked_anew(
    concert: Event,
    planned: EventDetails,
    aisha: Pupil,
    school: School,
    office: Person,
    at: datetime,
) -> None:
    mark_present(concert, {aisha.pk}, by=office, at=at)
    ash = Group.objects.create(school=school, kind="class", name="Ash")

    event = change_event(concert, replace(planned, group=ash.pk), by=office, at=at)

    assert event.marked_at is None
    assert not event.presences.exists()


def test_everybody_is_ticked_to_begin_with_and_one_is_unticked(
    concert: Event, aisha: Pupil, bo: Pupil, teacher: Person, signed_in: Browser
) -> None:
    Event.objects.update(on=concert.on - timedelta(days=400))
    browser = signed_in(teacher)

    first = browser.get(page_of(concert)).content.decode()
    browser.post(page_of(concert), {"there": [str(aisha.pk)]})
    second = browser.get(page_of(concert)).content.decode()

    assert (first.count(" checked"), second.count(" checked")) == (2, 1)
    seen = browser.get(f"/school/elm/events/{concert.pk}/").content.decode()
    assert "1 were there, says Tamsin Example" in seen


@pytest.mark.parametrize("who", ["technician", "governor", "parent", "stranger"])
def test_the_list_does_not_exist_for_others(
    who: str, concert: Event, signed_in: Browser, request: pytest.FixtureRequest
) -> None:
    browser = signed_in(request.getfixturevalue(who))

    assert browser.get(page_of(concert)).status_code == 404
    assert browser.post(page_of(concert), {}).status_code == 404


def test_nobody_in_particular_has_to_sign_in(concert: Event) -> None:
    assert Client().get(page_of(concert)).status_code == 302


def test_a_year_group_costs_no_more_than_two(
    concert: Event,
    oak: Group,
    teacher: Person,
    signed_in: Browser,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    Pupil.objects.bulk_create(
        Pupil(
            school=oak.school, key=f"k{n}", forename="A", surname="B", school_class=oak
        )
        for n in range(90)
    )
    browser = signed_in(teacher)

    with django_assert_max_num_queries(10):
        browser.get(page_of(concert))
