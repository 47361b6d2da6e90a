"""Strange files to be edited, compared, read: a clear word, or a clean picture."""

import io
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from schoolgate.reading.pictures.cut import cut
from schoolgate.reading.pictures.editing import Edited, edit
from schoolgate.reading.pictures.edits import Area, Cover, Edits, How
from schoolgate.reading.pictures.hash_picture import hash_picture
from schoolgate.reading.pictures.identifying import faces_in
from schoolgate.reading.pictures.likeness import Likeness
from schoolgate.reading.pictures.lines import Writing
from schoolgate.reading.pictures.part import PictureError
from schoolgate.reading.pictures.tests import making
from schoolgate.reading.pictures.tests.making import chunk, segment
from schoolgate.reading.pictures.tests.portrait import file_of, portrait
from schoolgate.reading.pictures.unlooked import Unlooked
from schoolgate.reading.pictures.writing import writing

SAFER = Edits((Cover(Area(0.1, 0.1, 0.2, 0.2), How.FILL),), longest_edge=400)
MEGABYTE = 1 << 20


def moving(kind: str) -> bytes:
    frames = [Image.new("RGB", (80, 60), colour) for colour in ("red", "blue", "green")]
    out = io.BytesIO()
    frames[0].save(out, kind, save_all=True, append_images=frames[1:], duration=100)
    return out.getvalue()


def bomb(side: int = 60_000) -> bytes:
    """A PNG of a few kilobytes that says it is billions of pixels."""
    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    packed = zlib.compress(bytes(MEGABYTE), 9)
    start = b"\x89PNG\r\n\x1a\n"
    return start + chunk(b"IHDR", head) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")


def claiming(side: int = 60_000) -> bytes:
    """A JPEG whose head says that it is far larger than it is."""
    data = bytearray(making.picture("JPEG"))
    at = data.index(b"\xff\xc0")
    data[at + 5 : at + 9] = struct.pack(">HH", side, side)
    return bytes(data)


REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing at all": (lambda: b"", "empty"),
    "a PDF named .jpg": (lambda: b"%PDF-1.7\n1 0 obj", "a PDF"),
    "a web page": (lambda: b"<svg onload='x'>", "a drawing or a web page"),
    "a program": (lambda: b"MZ\x90\0" * 40, "a Windows program"),
    "a GIF that moves": (lambda: moving("GIF"), "holds 3 pictures"),
    "a WebP that moves": (lambda: moving("WEBP"), "holds 3 pictures"),
    "a PNG that moves": (lambda: moving("PNG"), "holds 3 pictures"),
    "a JPEG cut in half": (lambda: file_of(portrait())[:9000], "stops|damaged"),
    "a PNG cut in half": (lambda: file_of(portrait(), "PNG")[:9000], "stops|damaged"),
    "a WebP cut in half": (lambda: file_of(portrait(), "WEBP")[:900], "stops|damaged"),
    "a bomb": (bomb, "more than the 120 million pixels|damaged"),
    "a JPEG that claims to be huge": (claiming, "million pixels|damaged"),
    "a PNG of text alone": (
        lambda: making.png(chunk(b"zTXt", b"a\0\0" + bytes(200)) * 200),
        "too many remarks",
    ),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_is_refused_says_why_wherever_it_is_given(what: str) -> None:
    make, words = REFUSED[what]
    data = make()

    with pytest.raises(PictureError, match=words):
        edit(data, SAFER)
    for asked in (hash_picture, faces_in, writing):
        answer = asked(data)
        assert isinstance(answer, Unlooked)
        assert len(answer.why) > 40


def pixels(made: Edited) -> Image.Image:
    again = cut(made.data)
    assert (again.hidden, again.tells_place) == ((), False)
    with Image.open(io.BytesIO(made.data)) as image:
        image.load()
        return image


def upright_by_tag() -> bytes:
    exif = b"Exif\0\0" + making.EXIF_WITH_PLACE
    return file_of(portrait().resize((500, 300)), exif=exif)


def with_profile(size: int) -> bytes:
    out = io.BytesIO()
    portrait().save(out, "JPEG", icc_profile=b"Ann Lee" * (size // 7))
    return out.getvalue()


def with_words() -> bytes:
    words = chunk(b"zTXt", b"Comment\0\0" + zlib.compress(b"Ann Lee" * MEGABYTE))
    return making.png(words, chunk(b"tEXt", b"Author\0" + b"Ann Lee" * 1000))


CLEANED: dict[str, Callable[[], bytes]] = {
    "a JPEG that stands by its tag": upright_by_tag,
    "a profile of four megabytes": lambda: with_profile(4 * MEGABYTE),
    "words without an end": with_words,
    "a comment": lambda: making.jpeg(segment(0xFE, b"Ann Lee")),
    "more after the end": lambda: making.jpeg(after=b"Ann Lee" * 1000),
    "a palette": lambda: file_of(portrait().convert("P"), "PNG"),
    "a see-through one": lambda: file_of(portrait().convert("RGBA"), "PNG"),
    "sixteen bits": lambda: file_of(Image.new("I;16", (60, 40), 4000), "PNG"),
    "ink": lambda: file_of(portrait().convert("CMYK")),
    "one pixel": lambda: file_of(Image.new("RGB", (1, 1)), "PNG"),
    "a line": lambda: file_of(Image.new("RGB", (2000, 1)), "PNG"),
}


@pytest.mark.parametrize("what", CLEANED)
def test_what_is_odd_comes_out_clean(what: str) -> None:
    made = edit(CLEANED[what](), SAFER)

    assert max(pixels(made).size) <= 400
    assert b"Ann Lee" not in made.data


def test_the_way_up_is_in_the_pixels_and_no_longer_in_a_tag() -> None:
    made = pixels(edit(upright_by_tag(), Edits()))

    assert made.size == (300, 500)
    assert made.getexif().get(0x0112) is None


@pytest.mark.slow
def test_a_hundred_megapixels_are_made_safer() -> None:
    large = file_of(Image.radial_gradient("L").resize((11_500, 8_700)).convert("RGB"))

    made = edit(large, SAFER)

    assert made.size == (400, 303)


@pytest.mark.slow
def test_more_than_the_most_is_refused() -> None:
    with pytest.raises(PictureError, match="120 million pixels"):
        edit(file_of(Image.new("L", (12_000, 11_000))), SAFER)


def heic_files() -> list[Path]:
    return making.camera_files("*.[Hh][Ee][Ii][CcFf]")


@pytest.mark.slow
def test_a_phones_own_format_is_made_safer() -> None:
    """No encoder is installed that could make one: real files, if they are here."""
    for path in heic_files():
        made = edit(path.read_bytes(), SAFER)

        assert made.suffix == ".jpg"
        assert max(pixels(made).size) == 400


@pytest.mark.slow
def test_a_phones_own_format_is_compared_and_read() -> None:
    data = heic_files()[0].read_bytes()

    assert isinstance(hash_picture(data), Likeness)
    assert isinstance(faces_in(data), tuple)
    assert isinstance(writing(data), Writing)
