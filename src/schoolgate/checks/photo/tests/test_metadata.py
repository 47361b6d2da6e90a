"""Hidden data of photographs, as a teacher is told of them."""

from pathlib import Path

import pytest

from schoolgate.checks.photo import metadata
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
from schoolgate.reading.pictures.tests import making

EXIF = making.segment(0xE1, b"Exif\0\0" + making.EXIF_WITH_PLACE)
COMMENT = making.segment(0xFE, b"taken by Ann")
BOTH, OTHER = {"metadata.location", "metadata.other"}, {"metadata.other"}


def look_at(data: bytes, folder: Path, name: str = "class.jpg") -> list[Seen]:
    path = folder / name
    path.write_bytes(data)
    return look(metadata, SCHOOL, photo(path=path))


@pytest.mark.parametrize(
    ("data", "facts"),
    [
        (making.jpeg(EXIF), BOTH),
        (making.jpeg(COMMENT), OTHER),
        (making.jpeg(after=b"motion clip"), OTHER),
        (making.jpeg(), set()),
        (making.png(making.chunk(b"eXIf", making.EXIF_WITH_PLACE)), BOTH),
        (making.png(making.chunk(b"tIME", b"\x07\xea\x06\x0a\x09\x1e\0")), OTHER),
        (making.png(making.chunk(b"eXIf", making.EXIF_TURNED)), set()),
        (making.picture("WEBP"), set()),
        (making.picture("GIF"), set()),
        (making.picture("TIFF"), set()),
    ],
)
def test_what_a_photograph_carries_is_found(
    data: bytes, facts: set[str], tmp_path: Path
) -> None:
    assert found(look_at(data, tmp_path)) == facts


def test_it_is_said_in_plain_words(tmp_path: Path) -> None:
    assert says(look_at(making.jpeg(EXIF, COMMENT), tmp_path)) == [
        "class.jpg carries the place where it was taken",
        "class.jpg carries the camera's own data (EXIF), a comment",
    ]


@pytest.mark.parametrize("data", [b"", b"MZ", making.picture("JPEG")[:300]])
def test_a_photograph_that_cannot_be_read_waits(data: bytes, tmp_path: Path) -> None:
    seen = look_at(data, tmp_path)

    assert unsaid(seen) == BOTH
    assert why(seen)[0].startswith("class.jpg: ")


def test_real_positions_are_found_and_no_others() -> None:
    seen = [
        (path.name, found(look(metadata, SCHOOL, photo(path=path))))
        for path in making.camera_files("*.*")
    ]

    assert {name for name, facts in seen if "metadata.location" in facts} == {
        "DSCN0010.jpg",
        "DSCN0021.jpg",
        "DSCN0042.jpg",
        "IMG_5195.HEIC",
        "iphone_hdr_YES.jpg",
    }
