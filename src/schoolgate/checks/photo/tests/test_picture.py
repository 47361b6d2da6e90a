"""Pictures that can't be read wait for a person; large ones are told."""

import io
from pathlib import Path

import pytest
from PIL import Image

from schoolgate.checks.photo import picture
from schoolgate.checks.photo.tests.looking import (
    SCHOOL,
    found,
    look,
    photo,
    says,
    unsaid,
    why,
)
from schoolgate.engine.finding import Seen
from schoolgate.engine.record import replace
from schoolgate.reading.pictures.tests import making

AT_MOST_100 = replace(SCHOOL, words={"longest_edge": ("100",)})


def moving() -> bytes:
    frames = [Image.new("RGB", (8, 8), colour) for colour in ("red", "blue")]
    out = io.BytesIO()
    frames[0].save(out, "PNG", save_all=True, append_images=frames[1:])
    return out.getvalue()


UNREADABLE = {
    "empty": b"",
    "copy it again": making.picture("JPEG")[:500],
    "is damaged": making.picture("TIFF")[:2000],
    "a video": b"\0\0\0\x18ftypmp42",
    "web page": b"<html>",
    "2 pictures": moving(),
}


def look_at(data: bytes, folder: Path, name: str = "class.jpg") -> list[Seen]:
    path = folder / name
    path.write_bytes(data)
    return look(picture, AT_MOST_100, photo(path=path))


@pytest.mark.parametrize("words", UNREADABLE)
def test_a_picture_that_cannot_be_read_waits_with_a_clear_word(
    words: str, tmp_path: Path
) -> None:
    seen = look_at(UNREADABLE[words], tmp_path)

    assert unsaid(seen) == {"picture.unreadable", "picture.large"}
    assert words in why(seen)[0]


def test_a_picture_under_a_false_name_waits(tmp_path: Path) -> None:
    seen = look_at(making.picture("PNG"), tmp_path)

    assert unsaid(seen) == {"picture.unreadable"}
    assert "but it is a PNG picture" in why(seen)[0]


def test_a_file_that_is_gone_waits(tmp_path: Path) -> None:
    seen = look(picture, SCHOOL, photo(path=tmp_path / "gone.jpg"))

    assert "can't be opened" in why(seen)[0]


def test_a_picture_that_can_be_read_is_let_through(tmp_path: Path) -> None:
    assert look_at(making.picture("JPEG"), tmp_path) == []
    assert look_at(making.picture("PNG"), tmp_path, "class.png") == []


def test_a_picture_longer_than_the_policy_says_is_told(tmp_path: Path) -> None:
    seen = look_at(making.picture("JPEG", (60, 101)), tmp_path)

    assert found(seen) == {"picture.large"}
    assert says(seen) == ["class.jpg is 101 pixels long, and 100 are let out"]
    assert look_at(making.picture("JPEG", (60, 100)), tmp_path, "b.jpg") == []


def test_a_policy_without_an_edge_lets_any_size_out(tmp_path: Path) -> None:
    path = tmp_path / "class.jpg"
    path.write_bytes(making.picture("JPEG", (5000, 10)))

    assert look(picture, SCHOOL, photo(path=path)) == []


def test_every_broken_camera_file_has_a_clear_word_or_is_read() -> None:
    for path in making.camera_files("invalid/*"):
        seen = look(picture, SCHOOL, photo(path=path))

        assert found(seen) == set()
        assert all(said.startswith(f"{path.name}: ") for said in why(seen))
