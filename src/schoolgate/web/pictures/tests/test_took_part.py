"""Whoever says who is in a picture is offered first who took part in an event."""

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone
from PIL import Image
from pytest_django.fixtures import DjangoAssertNumQueries, Settings

from schoolgate.web.events.actions.mark_present import mark_present
from schoolgate.web.events.models import Event, Filming
from schoolgate.web.people.models import Group, Membership, Person, Pupil
from schoolgate.web.pictures.actions.add_picture import add_picture
from schoolgate.web.pictures.actions.say_where_taken import say_where_taken
from schoolgate.web.posts.models import Picture
from schoolgate.web.posts.tests.fixtures import Write
from schoolgate.web.posts.tests.pictured import a_picture
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


def options(page: str, source: str = "event") -> str:
    return page.partition(f'id="{source}"')[2].partition("</select>")[0]


def headings(page: str) -> list[str]:
    face = page.partition('id="said-')[2].partition("</select>")[0]
    return re.findall(r'<optgroup label="([^"]+)"', face)


def a_face() -> None:
    Picture.objects.get().faces.create(number=1, left=0, top=0, width=1, height=1)


def test_events_of_late_are_offered(
    page: str, choir: Group, teacher: Person, signed_in: Browser
) -> None:
    event = an_event(choir, timezone.localdate() - A_DAY)

    said = options(signed_in(teacher).get(page).content.decode())

    assert f"Concert ({event.on:%-d %b %Y})" in said


def test_whoever_is_in_its_group_is_offered_though_the_group_is_over(
    page: str, choir: Group, teacher: Person, signed_in: Browser
) -> None:
    event = an_event(choir, timezone.localdate())
    a_face()
    browser = signed_in(teacher)

    browser.post(page.replace("people", "taken"), {"event": event.pk})
    shown = browser.get(page).content.decode()

    assert "Aisha Khan" in shown
    assert options(shown).count(" selected") == 1
    assert "Nobody has marked yet" in shown


def test_those_who_were_there_come_first_and_the_absent_apart(
    page: str, choir: Group, school: School, teacher: Person, signed_in: Browser
) -> None:
    event = an_event(choir, timezone.localdate())
    bo = Pupil.objects.create(school=school, key="2", forename="Bo", surname="Ash")
    Membership.objects.create(group=choir, pupil=bo, since=event.on)
    mark_present(event, {bo.pk}, by=teacher, at=timezone.now())
    Picture.objects.update(taken_at=event)
    a_face()

    shown = signed_in(teacher).get(page).content.decode()

    assert headings(shown)[:2] == ["There that day", "Not there that day"]
    there, _, away = shown.partition('label="Not there that day"')
    assert "Bo Ash" in there
    assert "data-away>Aisha Khan" in away


def test_the_event_is_kept_for_the_other_pictures_of_the_post(
    page: str, choir: Group, teacher: Person, at: datetime
) -> None:
    event, first = an_event(choir, timezone.localdate()), Picture.objects.get()
    second = a_picture(first.post, at)

    say_where_taken(first, event, by=teacher, at=at)
    assert set(Picture.objects.values_list("taken_at", flat=True)) == {event.pk}
    say_where_taken(second, None, by=teacher, at=at)

    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.taken_at, second.taken_at) == (event, None)


@pytest.mark.parametrize("who", ["colleague", "head", "office", "stranger"])
def test_only_its_author_says_where_a_picture_was_taken(
    who: str,
    page: str,
    choir: Group,
    signed_in: Browser,
    request: pytest.FixtureRequest,
) -> None:
    event = an_event(choir, timezone.localdate())
    browser = signed_in(request.getfixturevalue(who))

    answer = browser.post(page.replace("people", "taken"), {"event": event.pk})

    assert answer.status_code == 404
    assert Picture.objects.get().taken_at is None


def test_what_was_approved_stays_approved_when_the_event_is_said(
    page: str, choir: Group, teacher: Person, at: datetime
) -> None:
    picture = Picture.objects.get()
    before = picture.post.content_hash

    say_where_taken(picture, an_event(choir, at.date()), by=teacher, at=at)

    picture.post.refresh_from_db()
    assert picture.post.content_hash == before


@pytest.mark.parametrize(("rule", "there"), [("none", True), ("own-child", False)])
def test_a_picture_of_where_nobody_films_has_a_note(
    rule: str,
    there: bool,
    page: str,
    choir: Group,
    teacher: Person,
    signed_in: Browser,
) -> None:
    Picture.objects.update(taken_at=an_event(choir, timezone.localdate()))
    Event.objects.update(filming=rule)
    browser = signed_in(teacher)

    post = browser.get(page.partition("pictures/")[0]).content.decode()

    assert ("where nobody photographs or films" in post) is there


def test_an_event_of_three_weeks_ago_is_offered_only_where_it_is_said(
    page: str, choir: Group, teacher: Person, signed_in: Browser
) -> None:
    event = an_event(choir, timezone.localdate() - 21 * A_DAY)
    browser = signed_in(teacher)
    assert "Concert" not in options(browser.get(page).content.decode())

    Picture.objects.update(taken_at=event)

    assert "Concert" in options(browser.get(page).content.decode())


def test_another_schools_event_is_not_offered_and_not_taken(
    page: str, other_school: School, teacher: Person, signed_in: Browser
) -> None:
    theirs = Group.objects.create(school=other_school, kind="class", name="Birch")
    event = an_event(theirs, timezone.localdate())
    browser = signed_in(teacher)

    browser.post(page.replace("people", "taken"), {"event": event.pk})
    shown = browser.get(f"{page}?group={theirs.pk}").content.decode()

    assert Picture.objects.get().taken_at is None
    assert "Concert" not in options(shown)
    assert " selected" not in options(shown, "group")


def test_a_class_is_offered_beside_the_event(
    page: str, choir: Group, school: School, teacher: Person, signed_in: Browser
) -> None:
    ash = Group.objects.create(school=school, kind="class", name="Ash")
    Pupil.objects.create(
        school=school, key="3", forename="Cy", surname="Oz", school_class=ash
    )
    Picture.objects.update(taken_at=an_event(choir, timezone.localdate()))
    a_face()

    shown = signed_in(teacher).get(f"{page}?group={ash.pk}").content.decode()

    assert headings(shown)[:2] == ["Pupils", "Ash"]


def test_many_events_cost_no_more_than_one(
    page: str,
    choir: Group,
    teacher: Person,
    signed_in: Browser,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for _ in range(12):
        event = an_event(choir, timezone.localdate())
    mark_present(event, set(), by=teacher, at=timezone.now())
    Picture.objects.update(taken_at=event)
    browser = signed_in(teacher)

    with django_assert_max_num_queries(13):
        browser.get(f"{page}?group={choir.pk}")
