"""PNG chunks: what goes, what stays, and what can't be read."""

import zlib

import pytest

from schoolgate.reading.pictures import png
from schoolgate.reading.pictures.part import PictureError, serialise
from schoolgate.reading.pictures.tests import making
from schoolgate.reading.pictures.tests.making import chunk

EXIF = chunk(b"eXIf", making.EXIF_WITH_PLACE)
TURNED = chunk(b"eXIf", making.EXIF_TURNED)
XMP = b"XML:com.adobe.xmp\0\0\0\0\0" + making.XMP_PLACE
PACKED_XMP = b"XML:com.adobe.xmp\0\x01\0\0\0" + zlib.compress(making.XMP_PLACE)
RAW = b"Raw profile type exif\0\0" + zlib.compress(
    b"\nexif\n      98\n" + (b"Exif\0\0" + making.EXIF_WITH_PLACE).hex().encode()
)

HIDDEN = {
    "words about the picture": chunk(b"tEXt", b"Author\0Ann"),
    "the time it was last changed": chunk(b"tIME", b"\x07\xea\x06\x0a\x09\x1e\0"),
    "a program's own data": chunk(b"prVW", b"preview"),
}


def hidden(data: bytes) -> list[str]:
    return [part.hidden for part in png.parts(data) if part.hidden]


@pytest.mark.parametrize("name", HIDDEN)
def test_what_is_hidden_is_named_and_goes(name: str) -> None:
    data = making.png(HIDDEN[name])

    assert hidden(data) == [name]
    assert serialise(png.parts(data)) == making.png()


def test_which_way_up_is_kept_and_nothing_else_of_exif() -> None:
    data = making.png(EXIF)

    assert hidden(data) == ["the camera's own data (EXIF)"]
    assert serialise(png.parts(data)) == making.png(TURNED)
    assert hidden(making.png(TURNED)) == []


def test_the_print_size_goes_in_silence() -> None:
    data = making.png(chunk(b"pHYs", b"\0\0\x0b\x13\0\0\x0b\x13\x01"))

    assert hidden(data) == []
    assert serialise(png.parts(data)) == making.png()


def test_colours_are_kept() -> None:
    data = making.png(chunk(b"gAMA", b"\0\0\xb1\x8f"), chunk(b"sRGB", b"\0"))

    assert serialise(png.parts(data)) == data


def test_what_follows_the_end_goes() -> None:
    data = making.png(after=b"PK\x03\x04")

    assert hidden(data) == ["data after the end of the picture"]
    assert serialise(png.parts(data)) == making.png()


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (making.png(EXIF), True),
        (making.png(TURNED), False),
        (making.png(chunk(b"iTXt", XMP)), True),
        (making.png(chunk(b"iTXt", PACKED_XMP)), True),
        (making.png(chunk(b"zTXt", RAW)), True),
        (making.png(chunk(b"tEXt", b"Comment\0City Farm")), False),
        (making.png(chunk(b"zTXt", b"Comment\0\0not packed")), False),
    ],
)
def test_a_place_is_told_from_other_hidden_data(data: bytes, place: bool) -> None:
    assert any(part.tells_place for part in png.parts(data)) is place


@pytest.mark.parametrize(
    ("data", "cure"),
    [
        (making.png()[:-4], "copy it again"),
        (making.png()[:60], "copy it again"),
        (making.png().replace(b"IDAT", b"IDAU", 1), "damaged"),
        (making.png(chunk(b"ABCD", b"")), "unknown kind"),
    ],
)
def test_a_broken_file_is_refused_with_a_cure(data: bytes, cure: str) -> None:
    with pytest.raises(PictureError, match=cure):
        list(png.parts(data))
