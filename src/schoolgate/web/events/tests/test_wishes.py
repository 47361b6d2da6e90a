"""Staff ask for an event; it is none until the office or a leader plans it."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from pytest_django.fixtures import DjangoAssertNumQueries

from schoolgate.web.events.actions.answer_wish import plan_event, turn_event_down
from schoolgate.web.events.actions.ask_for_event import ask_for_event
from schoolgate.web.events.actions.mark_present import mark_present
from schoolgate.web.events.models import Event
from schoolgate.web.events.planned import BadPlan, EventDetails
from schoolgate.web.events.queries import recent
from schoolgate.web.events.states import EventState
from schoolgate.web.journal.models import Entry
from schoolgate.web.people.models import Person
from schoolgate.web.trust.models import School

Browser = Callable[[Person], Client]
LIST = "/school/elm/events/"


@pytest.fixture
def wish(school: School, planned: EventDetails, teacher: Person, at: datetime) -> Event:
    return ask_for_event(school, planned, by=teacher, at=at)


def test_a_wish_is_no_event_yet(wish: Event, office: Person, at: datetime) -> None:
    assert not recent(wish.school, wish.on)
    with pytest.raises(BadPlan, match="not take place"):
        mark_present(wish, set(), by=office, at=at)


@pytest.mark.parametrize("who", ["office", "leader", "head"])
def test_the_office_or_a_leader_plans_it(
    who: str, wish: Event, at: datetime, request: pytest.FixtureRequest
) -> None:
    event = plan_event(wish, by=request.getfixturevalue(who), at=at)

    assert list(recent(event.school, event.on)) == [event]
    assert Entry.objects.filter(verb="event.created").count() == 1


@pytest.mark.parametrize("who", ["teacher", "technician", "governor", "stranger"])
def test_nobody_else_answers_it(
    who: str, wish: Event, at: datetime, request: pytest.FixtureRequest
) -> None:
    person = request.getfixturevalue(who)

    for step in (plan_event, turn_event_down):
        with pytest.raises(PermissionDenied):
            step(wish, by=person, at=at)


@pytest.mark.parametrize("who", ["governor", "parent", "stranger"])
def test_who_is_no_staff_asks_for_none(
    who: str,
    school: School,
    planned: EventDetails,
    at: datetime,
    request: pytest.FixtureRequest,
) -> None:
    with pytest.raises(PermissionDenied):
        ask_for_event(school, planned, by=request.getfixturevalue(who), at=at)


def test_a_wish_is_answered_once(wish: Event, office: Person, at: datetime) -> None:
    turn_event_down(wish, by=office, at=at)

    with pytest.raises(BadPlan, match="answered it already"):
        plan_event(wish, by=office, at=at)


def test_a_teacher_asks_and_the_office_plans_on_their_pages(
    school: School, teacher: Person, office: Person, signed_in: Browser
) -> None:
    typed = {"name": "Nativity", "on": "2026-12-15", "filming": "none"}
    asked = signed_in(teacher).post(f"{LIST}ask/", typed, follow=True)
    event = Event.objects.get(name="Nativity")
    browser = signed_in(office)

    seen = browser.get(LIST).content.decode()
    browser.post(f"{LIST}{event.pk}/answer/", {"do": "plan"})

    assert "Tamsin Example asked for it" in asked.content.decode()
    assert "asked for by Tamsin Example" in seen
    event.refresh_from_db()
    assert event.state == EventState.PLANNED


def test_a_teacher_answers_no_wish(
    wish: Event, teacher: Person, signed_in: Browser
) -> None:
    answer = signed_in(teacher).post(f"{LIST}{wish.pk}/answer/", {"do": "plan"})

    assert answer.status_code == 404
    assert Event.objects.get().state == EventState.ASKED


def test_what_is_not_planned_has_no_notice(
    wish: Event, teacher: Person, signed_in: Browser
) -> None:
    browser = signed_in(teacher)

    assert browser.get(f"{LIST}{wish.pk}/notice/").status_code == 404
    assert "A notice to print" not in browser.get(f"{LIST}{wish.pk}/").content.decode()


@pytest.mark.parametrize("who", ["governor", "parent", "stranger"])
def test_the_form_does_not_exist_for_who_may_not_ask(
    who: str, school: School, signed_in: Browser, request: pytest.FixtureRequest
) -> None:
    answer = signed_in(request.getfixturevalue(who)).get(f"{LIST}ask/")

    assert answer.status_code == 404


def test_nobody_in_particular_has_to_sign_in(school: School) -> None:
    assert Client().get(f"{LIST}ask/").status_code == 302


def test_many_wishes_cost_no_more_than_one(
    wish: Event,
    head: Person,
    teacher: Person,
    signed_in: Browser,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    Event.objects.bulk_create(
        Event(
            school=wish.school,
            name=f"Wish {n}",
            on=wish.on,
            filming="none",
            state=EventState.ASKED,
            asked_by=teacher,
        )
        for n in range(20)
    )
    browser = signed_in(head)

    with django_assert_max_num_queries(10):
        browser.get(LIST)
