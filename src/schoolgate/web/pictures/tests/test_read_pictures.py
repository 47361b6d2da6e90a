"""By what somebody in a picture could be identified: read later, shown in sentences."""

import sys
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.test import Client
from PIL import Image, ImageDraw, ImageFont
from pytest_django.fixtures import Settings

from schoolgate.web.people.models import Person
from schoolgate.web.pictures.actions.read_picture import (
    A_NAME,
    COULD_NOT,
    WAITS,
    read_picture,
    to_read,
)
from schoolgate.web.pictures.sweeps import read
from schoolgate.web.posts.models import Picture
from schoolgate.web.posts.tests.fixtures import Pictured

Browser = Callable[[Person], Client]


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, settings: Settings) -> None:
    settings.MEDIA_ROOT = tmp_path


def a_sign(words: str) -> Image.Image:
    image = Image.new("RGB", (800, 400), "white")
    font = ImageFont.load_default(size=90)
    ImageDraw.Draw(image).text((60, 150), words, fill="black", font=font)
    return image


def page_of(picture: Picture, browser: Client) -> str:
    address = f"/school/elm/posts/{picture.post_id}/pictures/{picture.pk}/people/"
    return browser.get(address).content.decode()


def test_a_name_on_the_roll_is_told_without_being_repeated(
    pictured: Pictured, teacher: Person, signed_in: Browser
) -> None:
    picture = pictured(a_sign("Aisha Khan")).pictures.get()

    before = page_of(picture, signed_in(teacher))
    read.call(picture.pk)
    after = page_of(picture, signed_in(teacher))

    assert "It is being read" in before
    assert A_NAME in after
    assert "Easily" in after


def test_without_the_reader_it_says_that_nobody_looked(
    pictured: Pictured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "schoolgate.reading.pictures.reading_lines", None)
    picture = pictured(a_sign("Aisha Khan")).pictures.get()

    read.call(picture.pk)

    told = Picture.objects.get(pk=picture.pk).told
    assert "writing in it was not looked for" in told["unlooked"][0]
    assert told["level"] == "some"


def test_a_strangers_page_does_not_exist(
    pictured: Pictured, stranger: Person, signed_in: Browser
) -> None:
    picture = pictured(a_sign("Hall")).pictures.get()
    address = f"/school/elm/posts/{picture.post_id}/pictures/{picture.pk}/people/"

    assert signed_in(stranger).get(address).status_code == 404


def broken(pictured: Pictured) -> Picture:
    """A picture whose file is gone."""
    picture = pictured(a_sign("Hall")).pictures.get()
    Path(picture.file.path).unlink()
    return picture


def try_to_read(picture: Picture, at: datetime) -> None:
    for waiting in to_read(at).filter(pk=picture.pk):
        try:
            read_picture(waiting, at=at)
        except FileNotFoundError:
            continue


def test_what_can_not_be_read_is_tried_ever_later_and_then_left_to_a_person(
    pictured: Pictured, at: datetime, teacher: Person, signed_in: Browser
) -> None:
    picture, tries, now = broken(pictured), [], at
    for _ in range(300):
        try_to_read(picture, now)
        tries.append(Picture.objects.get().read_tries)
        now += timedelta(minutes=1)

    counts = [tries.count(number) for number in (1, 2)]
    assert counts == [int(wait.total_seconds() // 60) for wait in WAITS[:2]]
    told = Picture.objects.get()
    assert (told.read_tries, told.told["level"]) == (3, "some")
    assert told.told["unlooked"] == [COULD_NOT]
    assert "a person must look" in page_of(picture, signed_in(teacher))


def test_a_picture_is_read_by_one_worker_at_a_time(
    pictured: Pictured, at: datetime
) -> None:
    picture = broken(pictured)

    try_to_read(picture, at)
    read_picture(picture, at=at)

    assert Picture.objects.get().read_tries == 1


def test_while_it_is_tried_again_the_page_says_so(
    pictured: Pictured, at: datetime, teacher: Person, signed_in: Browser
) -> None:
    picture = broken(pictured)

    try_to_read(picture, at)
    try_to_read(picture, at + WAITS[0])

    assert "tried again" in page_of(picture, signed_in(teacher))
