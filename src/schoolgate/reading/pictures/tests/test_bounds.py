"""Files made to keep a reader busy: each is read to its end or refused."""

import struct
import zlib
from contextlib import suppress

import pytest

from schoolgate.reading.pictures.cut import cut
from schoolgate.reading.pictures.part import PictureError
from schoolgate.reading.pictures.tests import making
from schoolgate.reading.pictures.tests.making import chunk, segment

MEGABYTE = 1 << 20

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("ends")]


def tiff_of_claims() -> bytes:
    """Fifty directories, each of many tags that all claim the whole file."""
    entry = struct.pack("<HHII", 0x10E, 2, MEGABYTE, 0)
    size = 2 + 300 * 12 + 4
    pages = [
        struct.pack("<H", 300) + entry * 300 + struct.pack("<I", 8 + (n + 1) * size)
        for n in range(50)
    ]
    return b"II*\0\x08\0\0\0" + b"".join(pages) + b"\x07" * MEGABYTE


BUSY = {
    "places without an end": making.jpeg(after=b":City " * (MEGABYTE // 6)),
    "headers by the thousand": making.jpeg(after=b"II*\0" * (MEGABYTE // 4)),
    "padding": making.jpeg(b"\xff" * MEGABYTE),
    "an unending chain": making.picture("GIF")[:-1] + b"\x21\xfe" + b"\x01a" * MEGABYTE,
}
REFUSED = {
    "many remarks: save": tiff_of_claims(),
    "too many pieces": making.jpeg(segment(0xFE, b"") * 60_000),
    "too many remarks": making.png(
        chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(MEGABYTE))) * 300
    ),
}


@pytest.mark.parametrize("name", BUSY)
def test_a_file_made_to_keep_a_reader_busy_ends(name: str) -> None:
    with suppress(PictureError):
        cut(BUSY[name])


@pytest.mark.parametrize("words", REFUSED)
def test_a_file_of_too_many_parts_is_refused(words: str) -> None:
    with pytest.raises(PictureError, match=words):
        cut(REFUSED[words])
