"""Every format in its parts, and what is said of files that are none."""

import io
import struct
from pathlib import Path

import pytest
from PIL import Image, TiffImagePlugin

from schoolgate.reading.pictures import sniff as sniffing
from schoolgate.reading.pictures.cut import cut
from schoolgate.reading.pictures.part import PictureError
from schoolgate.reading.pictures.sniff import Format, disguise, read, sniff
from schoolgate.reading.pictures.tests import making

REFUSED = {
    b"": "empty",
    b"\0\0\0\x1cftypavif": "AVIF",
    b"\0\0\0\x18ftypmp42": "video",
    b"%PDF-1.7": "PDF",
    b"PK\x03\x04": "zip",
    b"MZ\x90\0": "program",
    b"<svg xmlns=": "drawing",
    b"\n <html>": "web page",
    b"hello, I am a photograph": "no picture",
    b"\xff\xd8": "no picture",
}


def tiff(tags: dict[int, str | bytes]) -> bytes:
    info = TiffImagePlugin.ImageFileDirectory_v2()
    for tag, value in tags.items():
        info[tag] = value
    out = io.BytesIO()
    Image.new("RGB", (8, 8)).save(out, "TIFF", tiffinfo=info)
    return out.getvalue()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF", "TIFF"])
def test_a_plain_picture_of_any_format_hides_nothing(kind: str) -> None:
    found = cut(making.picture(kind))

    assert found.kind == Format[kind]
    assert found.hidden == ()
    assert not found.tells_place


@pytest.mark.parametrize("data", REFUSED)
def test_what_is_no_picture_is_called_by_its_name(data: bytes) -> None:
    with pytest.raises(PictureError, match=REFUSED[data]):
        sniff(data)


@pytest.mark.parametrize(
    ("file", "kind", "pretends"),
    [
        ("class.jpg", Format.JPEG, False),
        ("class.JPEG", Format.JPEG, False),
        ("class.heif", Format.HEIC, False),
        ("class", Format.PNG, False),
        ("class.jpg", Format.PNG, True),
        ("class.docx", Format.JPEG, True),
    ],
)
def test_a_name_that_lies_is_told(file: str, kind: Format, pretends: bool) -> None:
    assert bool(disguise(file, kind)) is pretends


def test_a_file_is_read_only_where_it_is_one(tmp_path: Path) -> None:
    with pytest.raises(PictureError, match="not a file"):
        read(tmp_path)
    with pytest.raises(PictureError, match="not a file"):
        read(tmp_path / "missing.jpg")


def test_a_file_that_is_too_big_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sniffing, "MOST_BYTES", 10)
    big = tmp_path / "big.jpg"
    big.write_bytes(making.picture("JPEG"))

    with pytest.raises(PictureError, match="save it smaller"):
        read(big)


def test_the_words_in_a_tiff_are_told() -> None:
    found = cut(tiff({0x10E: "Ann in Putney"}))

    assert found.hidden == ("words about the picture",)
    assert not found.tells_place


def test_a_tiff_that_names_its_place_is_told() -> None:
    found = cut(tiff({0x2BC: making.XMP_PLACE}))

    assert found.hidden == ("editing data (XMP)",)
    assert found.tells_place


def test_a_tiff_whose_directories_run_in_a_ring_comes_to_an_end() -> None:
    ring = b"II*\0\x08\0\0\0" + struct.pack("<HI", 0, 8)

    assert cut(ring).hidden == ()


def test_a_telephone_picture_tells_its_place() -> None:
    places = {p.name: cut(p.read_bytes()) for p in making.camera_files("*.[Hh][Ee]*")}

    assert places["IMG_5195.HEIC"].tells_place
    assert not places["iphone_13_pro_max.HEIC"].tells_place
    assert all("EXIF" in " ".join(found.hidden) for found in places.values())
