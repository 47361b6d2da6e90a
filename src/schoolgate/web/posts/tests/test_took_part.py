"""Whoever says who is in a picture is offered first who took part in an event."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone
from PIL import Image
from pytest_django.fixtures import DjangoAssertNumQueries, Settings

from schoolgate.web.events.models import Event, Filming
from schoolgate.web.people.models import Group, Membership, Person, Pupil
from schoolgate.web.posts.actions.add_picture import add_picture
from schoolgate.web.posts.models import Picture
from schoolgate.web.posts.tests.conftest import Write
from schoolgate.web.trust.models import School

Browser = Callable[[Person], Client]
A_DAY = timedelta(days=1)


@pytest.fixture
def page(
    written: Write, teacher: Person, at: datetime, tmp_path: Path, settings: Settings
) -> str:
    settings.MEDIA_ROOT = tmp_path
    post, file = written(), BytesIO()
    Image.new("RGB", (64, 48), "teal").save(file, "JPEG")
    picture = add_picture(post, file.getvalue(), "hall.jpg", by=teacher, at=at)
    Picture.objects.filter(pk=picture.pk).update(looked_at=at)
    return f"/school/elm/posts/{post.pk}/pictures/{picture.pk}/people/"


@pytest.fixture
def choir(school: School, roll: object) -> Group:
    """A trip that was over yesterday, with Aisha in it."""
    yesterday = timezone.localdate() - A_DAY
    group = Group.objects.create(
        school=school, kind="trip", name="Choir", ends=yesterday
    )
    Membership.objects.create(group=group, pupil=Pupil.objects.get(), since=yesterday)
    return group


def an_event(group: Group, on: date) -> Event:
    return Event.objects.create(
        school=group.school, name="Concert", on=on, group=group, filming=Filming.NONE
    )


def options(page: str) -> str:
    return page.partition('id="group"')[2].partition("</select>")[0]


def test_the_group_of_an_event_comes_first_though_it_is_over(
    page: str, choir: Group, school: School, teacher: Person, signed_in: Browser
) -> None:
    Group.objects.create(school=school, kind="class", name="Ash")
    event = an_event(choir, timezone.localdate() - A_DAY)

    said = options(signed_in(teacher).get(page).content.decode())

    named = f"Concert ({event.on:%-d %b %Y})"
    assert 0 < said.index(named) < said.index("Ash")


def test_its_names_are_shown_when_it_is_chosen(
    page: str, choir: Group, teacher: Person, signed_in: Browser
) -> None:
    for _ in range(2):
        an_event(choir, timezone.localdate())
    Picture.objects.get().faces.create(number=1, left=0, top=0, width=1, height=1)

    shown = signed_in(teacher).get(f"{page}?group={choir.pk}").content.decode()

    assert "Aisha Khan" in shown
    assert options(shown).count(" selected") == 1


def test_an_event_of_three_weeks_ago_is_not_offered(
    page: str, choir: Group, teacher: Person, signed_in: Browser
) -> None:
    an_event(choir, timezone.localdate() - 21 * A_DAY)

    assert "Concert" not in options(signed_in(teacher).get(page).content.decode())


def test_another_schools_event_is_not_offered(
    page: str, other_school: School, teacher: Person, signed_in: Browser
) -> None:
    theirs = Group.objects.create(school=other_school, kind="class", name="Birch")
    an_event(theirs, timezone.localdate())
    browser = signed_in(teacher)

    shown = browser.get(f"{page}?group={theirs.pk}").content.decode()

    assert "Concert" not in options(shown)
    assert " selected" not in options(shown)


def test_many_events_cost_no_more_than_one(
    page: str,
    choir: Group,
    teacher: Person,
    signed_in: Browser,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for _ in range(12):
        an_event(choir, timezone.localdate())
    browser = signed_in(teacher)

    with django_assert_max_num_queries(17):
        browser.get(f"{page}?group={choir.pk}")
