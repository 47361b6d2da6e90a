"""The pages of events: staff see them, those who keep them change them."""

from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django.fixtures import DjangoAssertNumQueries

from schoolgate.web.events.models import Event
from schoolgate.web.people.models import Group, Person
from schoolgate.web.trust.models import School

Browser = Callable[[Person], Client]
EVENTS = "/school/elm/events/"
SEEN = ["", "1/", "1/notice/?language=ur"]
KEPT = ["new/", "1/change/"]


@pytest.fixture(autouse=True)
def _first(concert: Event) -> None:
    """The concert is the first event, so that addresses can name it."""
    concert.delete()
    concert.pk = 1
    concert.save()


def typed(**more: object) -> dict[str, object]:
    said = {"name": "Nativity", "on": "2026-12-15", "filming": "none"}
    return {**said, **more}


@pytest.mark.parametrize("page", SEEN)
@pytest.mark.parametrize("who", ["teacher", "technician", "office", "governor"])
def test_staff_and_governors_see_events(
    who: str, page: str, signed_in: Browser, request: pytest.FixtureRequest
) -> None:
    answer = signed_in(request.getfixturevalue(who)).get(EVENTS + page)

    assert answer.status_code == 200
    assert "Summer concert" in answer.content.decode()


@pytest.mark.parametrize("page", [*SEEN, *KEPT])
@pytest.mark.parametrize("who", ["stranger", "parent"])
def test_events_do_not_exist_for_strangers_and_parents(
    who: str, page: str, signed_in: Browser, request: pytest.FixtureRequest
) -> None:
    answer = signed_in(request.getfixturevalue(who)).get(EVENTS + page)

    assert answer.status_code == 404


@pytest.mark.parametrize("page", [*SEEN, *KEPT])
def test_nobody_in_particular_has_to_sign_in(page: str) -> None:
    assert Client().get(EVENTS + page).status_code == 302


@pytest.mark.parametrize("page", KEPT)
def test_a_teacher_does_not_change_events(
    page: str, teacher: Person, signed_in: Browser
) -> None:
    browser = signed_in(teacher)

    assert browser.get(EVENTS + page).status_code == 404
    assert browser.post(EVENTS + page, typed()).status_code == 404
    assert browser.post(f"{EVENTS}1/cancel/").status_code == 404
    assert Event.objects.get().cancelled_at is None


def test_anothers_event_does_not_exist_here(
    other_school: School, head: Person, signed_in: Browser
) -> None:
    Event.objects.update(school=other_school)
    browser = signed_in(head)

    answers = [browser.get(EVENTS + page) for page in ("1/", "1/notice/", "1/change/")]

    assert {answer.status_code for answer in answers} == {404}


def test_the_office_sets_an_event_down(
    oak: Group, office: Person, signed_in: Browser
) -> None:
    more = {"group": oak.pk, "begins": "14:00", "sound": "on", "sound_words": "Choir"}

    answer = signed_in(office).post(f"{EVENTS}new/", typed(**more), follow=True)

    event = Event.objects.get(name="Nativity")
    assert (event.group, event.sound, event.streaming) == (oak, True, False)
    page = answer.content.decode()
    assert "Nobody photographs or films" in page
    assert "Allowed: Choir" in page


def test_the_office_changes_and_cancels_one(office: Person, signed_in: Browser) -> None:
    browser = signed_in(office)
    form = browser.get(f"{EVENTS}1/change/").content.decode()

    browser.post(f"{EVENTS}1/change/", typed())
    browser.post(f"{EVENTS}1/cancel/")

    event = Event.objects.get()
    assert 'value="2026-11-23"' in form
    assert (event.name, event.group) == ("Nativity", None)
    assert event.cancelled_at is not None


@pytest.mark.parametrize(
    "fault",
    [{"name": ""}, {"on": "soon"}, {"filming": "all"}, {"note": "GDPR forbids it"}],
)
def test_a_fault_is_told_beside_the_form(
    fault: dict[str, str], office: Person, signed_in: Browser
) -> None:
    answer = signed_in(office).post(f"{EVENTS}new/", typed(**fault))

    assert answer.status_code == 422
    assert "There is something to mend" in answer.content.decode()
    assert Event.objects.count() == 1


@pytest.mark.parametrize("many", [1, 60])
@pytest.mark.parametrize("page", [*SEEN, *KEPT])
def test_every_page_asks_at_most_ten_times(
    page: str,
    many: int,
    school: School,
    oak: Group,
    head: Person,
    signed_in: Browser,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    day = Event.objects.get().on
    Event.objects.bulk_create(
        Event(school=school, name=f"Event {n}", on=day, filming="none", group=oak)
        for n in range(many)
    )
    browser = signed_in(head)

    with django_assert_max_num_queries(10):
        browser.get(EVENTS + page)
