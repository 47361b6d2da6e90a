"""What the pages tell of a picture that was seen before."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from pytest_django.fixtures import Settings

from schoolgate.web.people.models import Person
from schoolgate.web.pictures.tests.test_seen import said_of, seen_in, sent, withdraw
from schoolgate.web.posts.models import Post
from schoolgate.web.posts.tests.fixtures import Pictured, Write, a_scene, saved

Browser = Callable[[Person], Client]


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, settings: Settings) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def again(earlier: Post, pictured: Pictured, teacher: Person, at: datetime) -> Post:
    """A post that waits, with a picture that was withdrawn."""
    withdraw(earlier)
    return sent(pictured(a_scene()), teacher, at)


@pytest.mark.parametrize(("who", "may"), [("teacher", False), ("leader", True)])
def test_the_page_tells_of_the_earlier_post(
    who: str, may: bool, again: Post, signed_in: Browser, request: pytest.FixtureRequest
) -> None:
    browser = signed_in(request.getfixturevalue(who))

    page = browser.get(f"/school/elm/posts/{again.pk}/").content.decode()

    before = Post.objects.exclude(pk=again.pk).get()
    assert "went out and was taken down again" in page
    assert f'href="/school/elm/posts/{before.pk}/"' in page
    assert ("I looked, and it may go out" in page) is may


@pytest.mark.parametrize("page", ["", "edit/"])
def test_a_page_asks_at_most_ten_times_for_all_its_pictures(
    page: str,
    again: Post,
    teacher: Person,
    signed_in: Browser,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    browser, address = signed_in(teacher), f"/school/elm/posts/{again.pk}/{page}"
    browser.get(address)

    with django_assert_max_num_queries(10):
        browser.get(address)


def test_the_draft_tells_it_as_soon_as_the_picture_is_added(
    earlier: Post, written: Write, teacher: Person, signed_in: Browser
) -> None:
    post, browser = written("Our hall again."), signed_in(teacher)
    file = SimpleUploadedFile("a.jpg", saved(a_scene(), 70), "image/jpeg")
    words = {"version": post.version, "text": post.text, "pictures": file}

    page = browser.post(f"/school/elm/posts/{post.pk}/edit/", words, follow=True)

    assert "a.jpg is a picture that is out already" in page.content.decode()
    assert earlier.pictures.exists()


def test_a_leader_answers_on_the_page(
    again: Post, teacher: Person, leader: Person, at: datetime, signed_in: Browser
) -> None:
    address, said = f"/school/elm/posts/{again.pk}/seen/", said_of(again, at)
    sending = {"seen": said.seen, "key": said.key, "reason": said.reason}

    refused = signed_in(teacher).post(address, sending)
    page = signed_in(leader).post(address, sending, follow=True)

    assert refused.status_code in {403, 404}
    assert "The family agreed anew." in page.content.decode()
    assert not seen_in(again, at)[0].stops


def test_a_stranger_answers_nothing(
    pictured: Pictured, stranger: Person, signed_in: Browser
) -> None:
    post = pictured(a_scene())

    answer = signed_in(stranger).post(f"/school/elm/posts/{post.pk}/seen/", {})

    assert answer.status_code == 404
