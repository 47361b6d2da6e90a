"""Seen before: the same picture packed, turned, mirrored or cropped; never another."""

import io
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageEnhance, ImageOps

from schoolgate.reading.pictures import hash_picture as module
from schoolgate.reading.pictures.hash_picture import hash_picture
from schoolgate.reading.pictures.hashing import of_image
from schoolgate.reading.pictures.likeness import (
    Alike,
    HashError,
    Likeness,
    alike,
    distance,
)
from schoolgate.reading.pictures.seen import Match, shelf
from schoolgate.reading.pictures.tests import making
from schoolgate.reading.pictures.tests.portrait import file_of, portrait
from schoolgate.reading.pictures.unlooked import Unlooked

hashes = st.binary(min_size=32, max_size=32).map(bytes.hex)

Change = Callable[[Image.Image], Image.Image]


def known(image: Image.Image) -> Likeness:
    made = of_image(image)
    assert isinstance(made, Likeness)
    return made


def packed(image: Image.Image) -> Image.Image:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=50)
    return Image.open(out).convert("RGB")


def without(share: float) -> Change:
    def crop(image: Image.Image) -> Image.Image:
        edge = round(share * image.width)
        return image.crop((edge, edge, image.width - edge, image.height - edge))

    return crop


SAME: dict[str, Change] = {
    "as it was": lambda image: image,
    "packed": packed,
    "smaller": lambda image: image.resize((300, 300)),
    "brighter": lambda image: ImageEnhance.Brightness(image).enhance(1.2),
    "mirrored": ImageOps.mirror,
    "upside down": lambda image: image.rotate(180),
    "on its side": lambda image: image.rotate(90),
    "without 5% of each side": without(0.05),
    "without 10% of each side": without(0.1),
    "without a tenth on the left": lambda image: image.crop((51, 0, 512, 512)),
    "without a tenth at the bottom": lambda image: image.crop((0, 0, 512, 461)),
    "as tall as a platform wants": lambda image: image.crop((51, 0, 461, 512)),
}


@pytest.mark.parametrize("what", SAME)
def test_a_picture_is_the_same(what: str) -> None:
    kept = shelf([("one", digits) for digits in known(portrait()).kept])

    (match,) = kept.matches(known(SAME[what](portrait())).whole)

    assert (match.key, match.alike) == ("one", Alike.SAME)


def test_a_crop_between_two_that_are_kept_is_looked_at() -> None:
    kept = shelf([("one", digits) for digits in known(portrait()).kept])

    (match,) = kept.matches(known(without(0.06)(portrait())).whole)

    assert match.alike in (Alike.SAME, Alike.PROBABLE)


def test_another_picture_was_not_seen() -> None:
    noise = np.random.default_rng(1).integers(0, 256, (64, 64, 3)).astype(np.uint8)
    other = Image.fromarray(noise).resize((512, 512))
    kept = shelf([("one", digits) for digits in known(portrait()).kept])

    assert kept.matches(known(other).whole) == ()


def test_a_file_is_hashed_the_way_up_it_says() -> None:
    turned = portrait().rotate(90)
    data = file_of(turned, exif=b"Exif\0\0" + making.EXIF_TURNED)
    made, plain = hash_picture(data), hash_picture(file_of(portrait()))

    assert isinstance(made, Likeness)
    assert isinstance(plain, Likeness)
    assert alike(distance(made.whole, plain.whole)) is Alike.SAME


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (file_of(Image.new("RGB", (300, 300), "red")), "too little to see"),
        (file_of(portrait().resize((400, 40))), "too small or too narrow"),
        (b"%PDF-1.7", "a PDF"),
        (b"", "empty"),
    ],
)
def test_what_cannot_be_compared_says_so(data: bytes, words: str) -> None:
    made = hash_picture(data)

    assert isinstance(made, Unlooked)
    assert "can't be compared" in made.why
    assert words in made.why


def test_without_the_package_nothing_is_called_unseen(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def missing(_: str) -> None:
        raise ImportError(name="numpy")

    monkeypatch.setattr(module, "import_module", missing)

    made = hash_picture(file_of(portrait()))

    assert isinstance(made, Unlooked)
    assert "not known whether it was seen" in made.why
    assert "needs numpy: pip install schoolgate[photo]" in made.why


@given(hashes, hashes)
@settings(deadline=None)
def test_the_shelf_and_the_plain_distance_agree(one: str, other: str) -> None:
    assert shelf([("a", one)]).matches(other, 256) == (
        Match("a", distance(one, other)),
    )


@given(hashes)
@settings(deadline=None)
def test_a_hash_is_no_distance_from_itself(one: str) -> None:
    assert distance(one, one) == 0


def test_matches_come_nearest_first_and_once_each() -> None:
    far, near, none = "f" * 4 + "0" * 60, "f" + "0" * 63, "0" * 64
    kept = shelf([("b", far), ("b", near), ("a", far), ("c", "f" * 64)])

    assert kept.matches(none) == (Match("b", 4), Match("a", 16))


@pytest.mark.parametrize(
    ("bits", "answer"),
    [
        (0, Alike.SAME),
        (31, Alike.SAME),
        (32, Alike.PROBABLE),
        (70, Alike.PROBABLE),
        (71, Alike.DIFFERENT),
    ],
)
def test_a_distance_means_one_of_three(bits: int, answer: Alike) -> None:
    assert alike(bits) is answer


@pytest.mark.parametrize("digits", ["", "abc", "g" * 64, "0" * 63, "0x" + "0" * 62])
def test_what_is_no_hash_is_refused(digits: str) -> None:
    with pytest.raises(HashError, match="64 hexadecimal digits"):
        shelf([("a", digits)])


def test_an_empty_shelf_has_seen_nothing() -> None:
    assert shelf([]).matches("0" * 64) == ()


@pytest.mark.usefixtures("ends")
@pytest.mark.slow
def test_one_is_found_among_a_hundred_thousand() -> None:
    chance = np.random.default_rng(1)
    hashes = [chance.bytes(32).hex() for _ in range(100_000)]
    kept = shelf((str(at), digits) for at, digits in enumerate(hashes))

    (match,) = kept.matches(hashes[77_777])

    assert (match.key, match.distance) == ("77777", 0)
