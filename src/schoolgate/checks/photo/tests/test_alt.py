"""Alternative text: there, missing, or saying nothing."""

import pytest

from schoolgate.checks.photo import alt
from schoolgate.checks.photo.tests.looking import NOWHERE, SCHOOL, look, says
from schoolgate.reading.post import Photo


@pytest.mark.parametrize(
    "words",
    [
        None,
        "",
        "   ",
        "\u200b\u00a0",
        "class.jpg",
        "IMG_1234.HEIC",
        "DSC00012",
        "img-20260610_1",
        "Photo",
        "image",
        "alt text",
        "N/A",
        "...",
    ],
)
def test_words_that_say_nothing_are_found(words: str | None) -> None:
    seen = look(alt, SCHOOL, Photo("class.jpg", NOWHERE, alt=words))

    assert says(seen) == [
        "class.jpg has no alternative text for those who can't see it"
    ]


@pytest.mark.parametrize(
    "words",
    [
        "Two pairs of hands plant a sunflower.",
        "Sunflowers",
        "A photo of the hall",
        "Image of a display on the Romans",
        "Year 4's poster named DSC00012.jpg",
        "Päivä",
    ],
)
def test_words_that_say_what_is_seen_are_let_through(words: str) -> None:
    assert look(alt, SCHOOL, Photo("class.jpg", NOWHERE, alt=words)) == []


def test_each_photograph_is_told_by_its_own_name() -> None:
    photos = [Photo(name, NOWHERE) for name in ("a.jpg", "b.jpg")]

    seen = look(alt, SCHOOL, *photos)

    assert [said.partition(" ")[0] for said in says(seen)] == ["a.jpg", "b.jpg"]


def test_a_decorative_picture_needs_no_words() -> None:
    photo = Photo("border.png", NOWHERE, decorative=True)

    assert look(alt, SCHOOL, photo) == []
