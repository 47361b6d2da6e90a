"""Edits: sizes, their order, and a new file with nothing hidden in it."""

import io

import pytest
from hypothesis import given, settings
from PIL import Image

from schoolgate.reading.pictures.cut import cut
from schoolgate.reading.pictures.editing import applied, crop, edit, shrink, turn
from schoolgate.reading.pictures.edits import Area, Cover, Edits, How
from schoolgate.reading.pictures.encoding import MOST_OF_A_PROFILE
from schoolgate.reading.pictures.part import PictureError
from schoolgate.reading.pictures.tests import making
from schoolgate.reading.pictures.tests.portrait import file_of
from schoolgate.reading.pictures.tests.test_edits import recipes

LEFT_HALF = Area(0, 0, 0.5, 1)


def striped() -> Image.Image:
    """Red on the left, blue on the right; twice as wide as high."""
    image = Image.new("RGB", (80, 40), "blue")
    image.paste("red", (0, 0, 40, 40))
    return image


def opened(data: bytes) -> Image.Image:
    with Image.open(io.BytesIO(data)) as image:
        image.load()
        return image


def test_a_crop_is_the_part_that_was_drawn() -> None:
    cropped = crop(striped(), LEFT_HALF)

    assert cropped.size == (40, 40)
    assert cropped.getcolors() == [(1600, (255, 0, 0))]


@pytest.mark.parametrize(
    ("degrees", "top_left", "size"),
    [
        (90, (255, 0, 0), (40, 80)),
        (180, (0, 0, 255), (80, 40)),
        (270, (0, 0, 255), (40, 80)),
    ],
)
def test_a_turn_is_clockwise(
    degrees: int, top_left: tuple[int, int, int], size: tuple[int, int]
) -> None:
    turned = turn(striped(), degrees)

    assert (turned.getpixel((0, 0)), turned.size) == (top_left, size)


@pytest.mark.parametrize(
    ("edge", "size"), [(40, (40, 20)), (1, (1, 1)), (99, (80, 40))]
)
def test_a_picture_is_shrunk_and_never_enlarged(
    edge: int, size: tuple[int, int]
) -> None:
    assert shrink(striped(), edge).size == size


def test_edits_are_done_in_one_order() -> None:
    edits = Edits(crop=LEFT_HALF, turn=90, longest_edge=20)

    made = applied(striped(), edits)

    assert made.getcolors() == [(400, (255, 0, 0))]


@given(recipes)
@settings(max_examples=40, deadline=None)
def test_any_recipe_gives_a_clean_picture_of_the_size_it_says(edits: Edits) -> None:
    exif = b"Exif\0\0" + making.EXIF_WITH_PLACE
    original = making.jpeg(making.segment(0xE1, exif))

    made = edit(original, edits)

    again = cut(made.data)
    assert (again.hidden, again.tells_place) == ((), False)
    assert opened(made.data).size == made.size
    assert max(made.size) <= (edits.longest_edge or 48)
    for x, y, width, height in made.covered:
        assert x + width <= made.size[0]
        assert y + height <= made.size[1]


def test_the_same_recipe_gives_the_same_file() -> None:
    edits = Edits((Cover(LEFT_HALF),), turn=180)
    data = making.picture("JPEG")

    assert edit(data, edits) == edit(data, edits)


def test_a_cover_that_is_cropped_away_is_no_longer_told() -> None:
    edits = Edits((Cover(Area(0.9, 0.1, 0.05, 0.1)),), crop=LEFT_HALF)

    assert edit(making.picture("JPEG"), edits).covered == ()


def test_a_cover_is_told_where_it_is_after_a_turn() -> None:
    edits = Edits((Cover(Area(0, 0, 0.5, 1), How.FILL),), turn=90)

    made = edit(file_of(striped(), "PNG"), edits)

    x, y, width, height = made.covered[0]
    shown = opened(made.data).crop((x, y, x + width, y + height))
    assert (x, y, width, height) == (0, 0, 40, 46)
    assert len(shown.getcolors() or ()) == 1


@pytest.mark.parametrize(
    ("kind", "suffix"),
    [
        ("JPEG", ".jpg"),
        ("WEBP", ".jpg"),
        ("TIFF", ".jpg"),
        ("PNG", ".png"),
        ("GIF", ".png"),
    ],
)
def test_every_format_can_be_edited(kind: str, suffix: str) -> None:
    made = edit(making.picture(kind), Edits(turn=90))

    assert (made.suffix, made.size) == (suffix, (32, 48))


def profile(size: int, colours: bytes = b"RGB ") -> bytes:
    """A profile of so many bytes: the head is all that is looked at."""
    head = bytes(16) + colours + bytes(16) + b"acsp"
    return head + b"Ann Lee" * (size // 7)


def with_profile(icc: bytes) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (20, 20), "red").save(out, "PNG", icc_profile=icc)
    return out.getvalue()


def test_a_colour_profile_of_a_screen_is_kept() -> None:
    icc = profile(500)

    made = edit(with_profile(icc), Edits())

    assert opened(made.data).info.get("icc_profile") == icc


@pytest.mark.parametrize(
    "icc",
    [profile(MOST_OF_A_PROFILE + 100), profile(500, b"CMYK"), b"x" * 200, b"<script>"],
)
def test_a_profile_that_is_none_or_holds_too_much_goes(icc: bytes) -> None:
    made = edit(with_profile(icc), Edits())

    assert "icc_profile" not in opened(made.data).info


def test_a_file_that_is_no_picture_is_told() -> None:
    with pytest.raises(PictureError, match="a PDF"):
        edit(b"%PDF-1.7 and more", Edits())
