"""Covers: nothing is left inside of who was there, and nobody is found there again."""

import io

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from PIL import Image

from schoolgate.reading.pictures.covered import faces_left
from schoolgate.reading.pictures.covering import cover, grown
from schoolgate.reading.pictures.cut import cut
from schoolgate.reading.pictures.decoding import upright
from schoolgate.reading.pictures.editing import Edited, edit
from schoolgate.reading.pictures.edits import Area, Box, Cover, Edits, How, area_of
from schoolgate.reading.pictures.faces import find
from schoolgate.reading.pictures.tests.portrait import FACE, file_of, portrait

SIZE = (120, 90)


def noise(seed: int) -> Image.Image:
    values = np.random.default_rng(seed).integers(0, 256, (*SIZE[::-1], 3))
    return Image.fromarray(values.astype(np.uint8))


def inside(image: Image.Image, box: Box) -> NDArray[np.uint8]:
    x, y, width, height = box
    return np.asarray(image)[y : y + height, x : x + width]


@st.composite
def boxes(draw: st.DrawFn) -> Box:
    x, y = draw(st.integers(0, SIZE[0] - 2)), draw(st.integers(0, SIZE[1] - 2))
    width = draw(st.integers(1, SIZE[0] - x))
    return x, y, width, draw(st.integers(1, SIZE[1] - y))


@given(st.lists(boxes(), min_size=1, max_size=4), st.integers(0, 99))
@settings(deadline=None)
def test_under_a_fill_two_pictures_are_one(drawn: list[Box], seed: int) -> None:
    one, other = noise(1), noise(1)
    for x, y, width, height in (grown(box, SIZE) for box in drawn):
        other.paste(noise(seed).crop((0, 0, width, height)), (x, y))

    filled = [cover(image, drawn, How.FILL).tobytes() for image in (one, other)]

    assert filled[0] == filled[1]


def test_a_file_with_a_fill_keeps_nothing_of_what_was_under_it() -> None:
    one, other = noise(1), noise(1)
    other.paste("red", (40, 30, 60, 50))
    edits = Edits((Cover(area_of((40, 30, 20, 20), SIZE), How.FILL),))

    files = [edit(file_of(image, "PNG"), edits).data for image in (one, other)]

    assert files[0] == files[1]


@given(boxes())
@settings(deadline=None)
def test_a_cover_changes_nothing_outside(box: Box) -> None:
    for how in How:
        before, after = (
            np.asarray(noise(3)).copy(),
            np.asarray(cover(noise(3), [box], how)).copy(),
        )
        x, y, width, height = grown(box, SIZE)
        for pixels in (before, after):
            pixels[y : y + height, x : x + width] = 0
        assert (before == after).all()


@given(boxes())
@settings(max_examples=30, deadline=None)
def test_a_mosaic_has_six_cells_across_and_no_more(box: Box) -> None:
    """Two pictures of the same means in the same cells give the same mosaic."""
    one = noise(5)
    x, y, width, height = grown(box, SIZE)
    patch = one.crop((x, y, x + width, y + height))
    cells = (min(6, max(1, width // 3)), min(6, max(1, height // 3)))
    colours = patch.resize(cells, Image.Resampling.BOX)
    flat = one.copy()
    flat.paste(colours.resize(patch.size, Image.Resampling.NEAREST), (x, y))

    covered = cover(one, [box], How.MOSAIC)

    assert len(colours.getcolors(36) or ()) <= 36
    if width % cells[0] == 0 and height % cells[1] == 0:
        assert covered.tobytes() == cover(flat, [box], How.MOSAIC).tobytes()


def test_a_mosaic_of_a_small_face_has_fewer_cells() -> None:
    covered = cover(noise(1), [(10, 10, 4, 4)], How.MOSAIC)

    values = inside(covered, grown((10, 10, 4, 4), SIZE)).reshape(-1, 3)

    assert np.ptp(values.astype(int), 0).max() < 90


def test_a_fill_of_the_whole_picture_is_grey() -> None:
    covered = cover(noise(1), [(0, 0, *SIZE)], How.FILL)

    assert covered.getcolors() == [(SIZE[0] * SIZE[1], (128, 128, 128))]


@pytest.mark.parametrize("how", How)
@pytest.mark.parametrize("side", [512, 1024])
def test_no_face_is_certain_where_one_was_covered(how: How, side: int) -> None:
    x, y, width, height = (at / 512 for at in FACE)

    made = edit(
        file_of(portrait(side)), Edits((Cover(Area(x, y, width, height), how),))
    )

    assert faces_left(made) == ()


def test_a_face_that_was_not_covered_is_still_found() -> None:
    original = Image.new("RGB", (1024, 512))
    original.paste(portrait(), (0, 0))
    original.paste(portrait(), (512, 0))
    x, y, width, height = FACE

    made = edit(file_of(original), Edits((Cover(area_of(FACE, original.size)),)))

    found = [one for one in find(upright(cut(made.data), 1600)) if one.is_certain]
    assert len(found) == 1
    assert abs(found[0].box[0] - (512 + x)) < width
    assert abs(found[0].box[1] - y) < height


def test_a_cover_that_hides_no_face_is_told() -> None:
    data = file_of(portrait())

    left = faces_left(Edited(data, ".jpg", (512, 512), (FACE,)))

    assert [face.is_certain for face in left] == [True]


def test_covers_stand_where_the_upright_picture_has_them() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    data = file_of(noise(1), "JPEG", exif.tobytes())

    made = edit(data, Edits((Cover(Area(0, 0, 1, 0.25), How.FILL),)))

    with Image.open(io.BytesIO(made.data)) as image:
        assert image.size == SIZE[::-1]
        top = inside(image.convert("RGB"), (0, 0, SIZE[1], 30))
    assert np.ptp(top.reshape(-1, 3).astype(int), 0).max() < 8
    assert made.covered == ((0, 0, SIZE[1], 35),)
