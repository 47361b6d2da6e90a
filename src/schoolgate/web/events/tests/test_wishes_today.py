"""A wish for an event waits on Today for whoever may plan it, and for nobody else."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client
from pytest_django.fixtures import DjangoAssertNumQueries

from schoolgate.web.events.actions.answer_wish import plan_event, turn_event_down
from schoolgate.web.events.actions.ask_for_event import ask_for_event
from schoolgate.web.events.models import Event
from schoolgate.web.events.planned import EventDetails
from schoolgate.web.events.states import EventState
from schoolgate.web.people.models import Person
from schoolgate.web.trust.models import School

Browser = Callable[[Person], Client]
TODAY = "/school/elm/"
TASK = "Tamsin Example asks for this event"


@pytest.fixture
def wish(school: School, planned: EventDetails, teacher: Person, at: datetime) -> Event:
    return ask_for_event(school, planned, by=teacher, at=at)


def today(browser: Client) -> str:
    return browser.get(TODAY).content.decode()


@pytest.mark.parametrize("who", ["office", "leader", "head"])
def test_whoever_may_plan_it_sees_it_with_the_way_there(
    who: str, wish: Event, signed_in: Browser, request: pytest.FixtureRequest
) -> None:
    page = today(signed_in(request.getfixturevalue(who)))

    assert TASK in page
    assert f'href="/school/elm/events/{wish.pk}/"' in page


@pytest.mark.parametrize("who", ["teacher", "technician", "dsl", "governor"])
def test_nobody_else_has_it_among_what_waits(
    who: str, wish: Event, signed_in: Browser, request: pytest.FixtureRequest
) -> None:
    page = today(signed_in(request.getfixturevalue(who)))

    assert TASK not in page
    assert wish.name not in page


@pytest.mark.parametrize("answer", [plan_event, turn_event_down])
def test_it_is_gone_once_somebody_answers(
    answer: Callable[..., Event],
    wish: Event,
    office: Person,
    head: Person,
    at: datetime,
    signed_in: Browser,
) -> None:
    answer(wish, by=office, at=at)

    assert TASK not in today(signed_in(head))


def test_a_wish_of_another_school_is_not_there(
    wish: Event, other_school: School, head: Person, signed_in: Browser
) -> None:
    Event.objects.update(school=other_school)

    assert TASK not in today(signed_in(head))


@pytest.mark.parametrize("many", [1, 30])
def test_many_wishes_cost_today_no_more_than_one(
    many: int,
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
        for n in range(many)
    )
    browser = signed_in(head)

    with django_assert_max_num_queries(20):
        browser.get(TODAY)
