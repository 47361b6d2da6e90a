"""Faces: found in groups, near and far, turned and upside down; and the weights."""

import io
from pathlib import Path

import pytest
from PIL import Image

from schoolgate.reading.pictures import yunet
from schoolgate.reading.pictures.cut import cut
from schoolgate.reading.pictures.decoding import upright
from schoolgate.reading.pictures.face import Face
from schoolgate.reading.pictures.faces import faces, find
from schoolgate.reading.pictures.tests import making
from schoolgate.reading.pictures.tests.portrait import FACE, file_of, group, portrait

_LARGE = pytest.param(3000, marks=pytest.mark.slow)

Box = tuple[int, int, int, int]


def certain(data: bytes) -> list[Face]:
    found = find(upright(cut(data), 1600))
    return [face for face in found if face.is_certain]


def overlap(one: Box, other: Box) -> float:
    """How much of both boxes together is shared."""
    sides = [
        min(one[i] + one[i + 2], other[i] + other[i + 2]) - max(one[i], other[i])
        for i in (0, 1)
    ]
    both = max(sides[0], 0) * max(sides[1], 0)
    return both / (one[2] * one[3] + other[2] * other[3] - both)


@pytest.mark.parametrize("side", [512, 1024, _LARGE])
def test_the_surest_face_is_where_it_is_however_large_the_picture(side: int) -> None:
    face = certain(file_of(portrait(side)))[0]

    x, y, width, height = (at * side // 512 for at in FACE)
    assert overlap(face.box, (x, y, width, height)) > 0.6


@pytest.mark.parametrize(("columns", "rows"), [(2, 1), (4, 3), (8, 5)])
def test_every_face_of_a_group_is_found(columns: int, rows: int) -> None:
    assert len(certain(group(columns, rows))) == columns * rows


def test_small_faces_at_the_back_are_found() -> None:
    assert len(certain(group(8, 4, side=80))) == 32


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_picture_on_its_side_is_looked_at_again(turn: int) -> None:
    canvas = Image.new("RGB", (700, 512), "grey")
    canvas.paste(portrait())
    turned = canvas.rotate(turn, expand=True)
    mask = Image.new("L", canvas.size)
    mask.paste(255, (FACE[0], FACE[1], FACE[0] + FACE[2], FACE[1] + FACE[3]))
    left, top, right, bottom = mask.rotate(turn, expand=True).getbbox() or (0, 0, 0, 0)

    boxes = [face.box for face in certain(file_of(turned))]

    wanted = (left, top, right - left, bottom - top)
    assert any(overlap(box, wanted) > 0.5 for box in boxes)


def test_the_way_up_that_a_file_tells_is_applied_first() -> None:
    on_its_side = portrait().rotate(90)
    data = file_of(on_its_side, exif=b"Exif\0\0" + making.EXIF_TURNED)

    (face,) = certain(data)

    assert overlap(face.box, FACE) > 0.6


def test_a_picture_without_faces_has_none() -> None:
    assert certain(making.picture("PNG", (800, 600))) == []


def test_a_picture_of_one_pixel_is_looked_at() -> None:
    assert certain(file_of(Image.new("RGB", (1, 1)), "PNG")) == []


def test_boxes_lie_within_the_picture() -> None:
    image = portrait().crop((200, 90, 512, 512))

    for face in find(upright(cut(file_of(image)), 1600)):
        x, y, width, height = face.box
        assert x >= 0
        assert y >= 0
        assert x + width <= image.width
        assert y + height <= image.height


def test_a_file_that_changes_is_looked_at_again(tmp_path: Path) -> None:
    path = tmp_path / "class.jpg"
    path.write_bytes(making.picture("JPEG", (300, 300)))
    before = faces(path)
    path.write_bytes(group(1, 1))

    assert (before, len(faces(path))) == ((), 1)


def test_weights_that_are_not_the_official_ones_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    false = tmp_path / "weights.onnx"
    false.write_bytes(b"anything")
    monkeypatch.setattr(yunet, "_WEIGHTS", false)
    yunet._session.cache_clear()

    with pytest.raises(yunet.WeightsError, match="install again"):
        certain(making.picture("PNG"))
    yunet._session.cache_clear()


def test_a_face_in_every_format_is_found() -> None:
    for kind in ("PNG", "WEBP", "TIFF"):
        out = io.BytesIO()
        portrait(256).save(out, kind)

        assert len(certain(out.getvalue())) == 1
