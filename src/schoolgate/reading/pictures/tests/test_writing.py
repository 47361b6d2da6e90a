"""Writing in a picture: found, read and boxed; or said not to have been looked for."""

import socket

import pytest
from PIL import Image, ImageDraw, ImageFont

from schoolgate.reading.pictures import reading_lines
from schoolgate.reading.pictures import writing as module
from schoolgate.reading.pictures.edits import Box
from schoolgate.reading.pictures.lines import Writing
from schoolgate.reading.pictures.tests import making
from schoolgate.reading.pictures.tests.portrait import file_of, portrait
from schoolgate.reading.pictures.unlooked import Unlooked
from schoolgate.reading.pictures.writing import writing


def written(
    *lines: tuple[str, tuple[int, int]], size: tuple[int, int] = (800, 600)
) -> Image.Image:
    image = Image.new("RGB", size, "white")
    draw = ImageDraw.Draw(image)
    for text, at in lines:
        draw.text(at, text, font=ImageFont.load_default(36), fill="black")
    return image


def found(image: Image.Image) -> Writing:
    made = writing(file_of(image, "PNG"))
    assert isinstance(made, Writing)
    return made


def holds(box: Box, at: tuple[int, int]) -> bool:
    return all(box[i] <= at[i] <= box[i] + box[i + 2] for i in (0, 1))


def test_a_badge_is_read_where_it_is() -> None:
    (line,) = found(written(("Ann Lee", (300, 200)))).lines

    assert line.text == "Ann Lee"
    assert line.score > 0.9
    assert holds(line.box, (340, 225))


def test_lines_come_from_top_to_bottom() -> None:
    made = found(written(("Oak Class", (60, 400)), ("Tuesday", (400, 80))))

    assert [line.text for line in made.lines] == ["Tuesday", "Oak Class"]


@pytest.mark.slow
def test_boxes_are_in_pixels_of_the_whole_picture() -> None:
    large = written(("Ann Lee", (300, 200))).resize((4000, 3000))

    (line,) = found(large).lines

    assert holds(line.box, (340 * 5, 225 * 5))


@pytest.mark.parametrize("image", [portrait(), Image.new("RGB", (300, 200), "red")])
def test_where_no_writing_was_found_there_are_no_lines(image: Image.Image) -> None:
    made = found(image)

    assert all(line.text.isascii() for line in made.lines)
    assert len(made.lines) <= 3


@pytest.mark.parametrize("size", [(1, 1), (15, 400), (20, 20), (2000, 17)])
def test_a_picture_of_any_shape_is_looked_at(size: tuple[int, int]) -> None:
    assert found(Image.new("RGB", size, "white")).lines == ()


def test_lines_beyond_the_most_are_found_and_not_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(reading_lines, "MOST_READ", 1)

    made = found(written(("Tuesday", (60, 80)), ("Oak Class", (60, 400))))

    assert [line.text for line in made.lines] == ["Tuesday", ""]


def test_nothing_is_asked_of_the_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        pytest.fail("the network was asked")

    reading_lines._engine.cache_clear()
    monkeypatch.setattr(socket.socket, "connect", refused)

    assert found(written(("Tuesday", (60, 80)))).lines


def test_without_the_package_writing_is_not_said_to_be_absent(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def missing(_: str) -> None:
        raise ImportError(name="rapidocr_onnxruntime")

    monkeypatch.setattr(module, "import_module", missing)

    made = writing(making.picture("JPEG"))

    assert isinstance(made, Unlooked)
    assert "writing in it was not looked for" in made.why
    assert "pip install schoolgate[writing]" in made.why


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", making.picture("JPEG")[:200]])
def test_a_picture_that_cannot_be_read_says_so(data: bytes) -> None:
    made = writing(data)

    assert isinstance(made, Unlooked)
    assert "was not looked for" in made.why
