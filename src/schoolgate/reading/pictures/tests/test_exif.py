"""EXIF: which way up, where it was taken, and data that are broken on purpose."""

import struct

import pytest

from schoolgate.reading.pictures.exif import (
    Tiff,
    only_orientation,
    orientation,
    tells_place,
)
from schoolgate.reading.pictures.tests import making

INTEL_TURNED = b"II*\0\x08\0\0\0\x01\0" + struct.pack("<HHIHHI", 0x112, 3, 1, 6, 0, 0)


def gps(*tags: int) -> bytes:
    """EXIF that holds a GPS directory of these tags."""
    head = b"MM\0*\0\0\0\x08\0\x01" + struct.pack(">HHII", 0x8825, 4, 1, 26)
    entries = b"".join(struct.pack(">HHII", tag, 2, 2, 0x4E000000) for tag in tags)
    return head + b"\0" * 4 + struct.pack(">H", len(tags)) + entries + b"\0" * 4


@pytest.mark.parametrize("exif", [making.EXIF_TURNED, INTEL_TURNED])
def test_which_way_up_is_read_in_both_byte_orders(exif: bytes) -> None:
    assert orientation(exif) == 6
    assert only_orientation(exif) == making.EXIF_TURNED


@pytest.mark.parametrize("turned", [0, 1, 9, 255])
def test_an_upright_or_unknown_way_needs_no_exif(turned: int) -> None:
    exif = making.EXIF_TURNED[:19] + bytes((turned,)) + making.EXIF_TURNED[20:]

    assert only_orientation(exif) == b""


@pytest.mark.parametrize("length", range(0, 26, 3))
def test_exif_cut_short_says_nothing(length: int) -> None:
    assert orientation(making.EXIF_TURNED[:length]) in (1, 6)
    assert not tells_place(making.EXIF_TURNED[:length])


@pytest.mark.parametrize(
    ("tags", "place"),
    [
        ((2, 4), True),
        ((20,), True),
        ((28,), True),
        ((0,), False),
        ((1, 3), False),
        ((16, 29), False),
        ((), False),
    ],
)
def test_a_position_is_told_from_a_compass_and_a_clock(
    tags: tuple[int, ...], place: bool
) -> None:
    assert tells_place(gps(*tags)) is place


@pytest.mark.parametrize(
    ("words", "place"),
    [
        (b'exif:GPSLatitude="51,27N"', True),
        (b"<photoshop:City>Putney</photoshop:City>", True),
        (b"<photoshop:City>  </photoshop:City>", False),
        (b'photoshop:City=""', False),
        (b"<Iptc4xmpCore:Location>The hall</Iptc4xmpCore:Location>", True),
        (b"City Farm, a day out", False),
        ('photoshop:City="Putney"'.encode("utf-16"), True),
        (b"\xa9xyz+51.46-000.22/", True),
    ],
)
def test_the_name_of_a_place_is_found_in_words(words: bytes, place: bool) -> None:
    assert tells_place(words) is place


def test_directories_that_claim_a_million_entries_come_to_an_end() -> None:
    claims = b"II*\0\x08\0\0\0\xff\xff" + b"\0" * 40

    assert len(Tiff(claims).first()) == 3
    assert orientation(claims) == 1
