"""Files damaged at random: a clear word or a picture, never a crash, never a wait."""

import random
from collections.abc import Iterator

import pytest

from schoolgate.reading.pictures.cut import cut
from schoolgate.reading.pictures.decoding import upright
from schoolgate.reading.pictures.part import PictureError
from schoolgate.reading.pictures.tests import making

FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "TIFF")
TRIES = 120


def damaged(data: bytes, chance: random.Random) -> bytes:
    """The file with a few bytes changed, and perhaps its end cut off."""
    changed = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    length = chance.choice([len(changed), chance.randrange(1, len(changed))])
    return bytes(changed[:length])


def many(kind: str) -> Iterator[bytes]:
    chance = random.Random(kind)
    data = making.picture(kind)
    return (damaged(data, chance) for _ in range(TRIES))


@pytest.mark.parametrize("kind", FORMATS)
def test_a_damaged_file_is_a_picture_or_a_clear_word(kind: str) -> None:
    told = []
    for data in many(kind):
        try:
            upright(cut(data), 100)
        except PictureError as error:
            told.append(str(error))

    assert told
    assert all(len(words) > 20 for words in told)


@pytest.mark.parametrize("kind", FORMATS)
def test_what_is_left_of_a_damaged_file_is_clean_once_and_for_all(kind: str) -> None:
    for data in many(kind):
        try:
            once = cut(data)
            again = cut(once.needed)
        except PictureError:
            continue
        if not once.is_converted:
            assert (again.hidden, again.needed) == ((), once.needed)
