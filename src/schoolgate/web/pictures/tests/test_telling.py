"""Where and when are told together: by the post's words, or by what a camera wrote."""

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from schoolgate.reading.pictures.reasons import Kind
from schoolgate.web.people.models import Person
from schoolgate.web.pictures.telling import BY_THE_CAMERA, told_of
from schoolgate.web.posts.models import Picture, Post
from schoolgate.web.posts.tests.fixtures import Pictured, a_scene

Browser = Callable[[Person], Client]
TOGETHER = "Place and time are told together: somebody could be waited for."
TRIP = "Year 4 are meeting at Richmond Station at 8.30am tomorrow for our trip."


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, settings: Settings) -> None:
    settings.MEDIA_ROOT = tmp_path


def read(post: Post, at: datetime, *reasons: Mapping[str, object]) -> Picture:
    told = {"level": "low", "reasons": list(reasons), "unlooked": []}
    Picture.objects.update(told=told, read_at=at)
    return post.pictures.get()


def says(post: Post) -> tuple[str, list[str]]:
    post = Post.objects.get(pk=post.pk)
    told = told_of(post, post.pictures.all())[post.pictures.get().pk]
    return told.level, [says for says, _ in told.reasons]


def test_a_meeting_point_with_its_hour_is_a_reason(
    pictured: Pictured, at: datetime
) -> None:
    post = pictured(a_scene(), TRIP)
    read(post, at)

    assert says(post) == ("some", [TOGETHER])


@pytest.mark.parametrize("text", ["Our hall.", "Our concert is at 7pm tomorrow."])
def test_one_of_the_two_is_none(text: str, pictured: Pictured, at: datetime) -> None:
    post = pictured(a_scene(), text)
    read(post, at)

    assert says(post) == ("low", [])


def test_a_place_that_the_camera_wrote_is_told_as_such(
    pictured: Pictured, at: datetime
) -> None:
    post = pictured(a_scene(), "Our concert is at 7pm tomorrow.")
    read(post, at)
    Picture.objects.update(placed=True)

    assert says(post) == ("some", [BY_THE_CAMERA])


def test_an_address_in_the_picture_is_a_place(pictured: Pictured, at: datetime) -> None:
    post = pictured(a_scene(), "See you at 7pm tomorrow.")
    address = {"kind": Kind.ADDRESS.value, "says": "An address.", "boxes": []}
    read(post, at, address)

    assert says(post) == ("high", ["An address.", TOGETHER])


def test_it_follows_the_words_as_they_change(pictured: Pictured, at: datetime) -> None:
    post = pictured(a_scene(), TRIP)
    read(post, at)
    Post.objects.update(text="Our hall.")

    assert says(post) == ("low", [])


def test_the_page_says_it(
    pictured: Pictured, at: datetime, teacher: Person, signed_in: Browser
) -> None:
    post = pictured(a_scene(), TRIP)
    picture = read(post, at)
    address = f"/school/elm/posts/{post.pk}/pictures/{picture.pk}/people/"

    assert TOGETHER in signed_in(teacher).get(address).content.decode()
