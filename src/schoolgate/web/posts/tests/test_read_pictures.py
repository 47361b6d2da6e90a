"""By what somebody in a picture could be identified: read later, shown in sentences."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from PIL import Image, ImageDraw, ImageFont
from pytest_django.fixtures import Settings

from schoolgate.web.people.models import Person
from schoolgate.web.posts.actions.read_picture import A_NAME
from schoolgate.web.posts.models import Picture
from schoolgate.web.posts.tasks import read
from schoolgate.web.posts.tests.conftest import Pictured

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
