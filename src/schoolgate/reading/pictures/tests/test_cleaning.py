"""Cleaning: what an independent auditor still sees; and decoding what is left."""

import io
import os
import re
import shutil
import subprocess
import zlib
from pathlib import Path

import pytest
from PIL import Image

from schoolgate.reading.pictures import decoding
from schoolgate.reading.pictures.cleaning import clean, clean_files
from schoolgate.reading.pictures.cut import cut
from schoolgate.reading.pictures.part import PictureError
from schoolgate.reading.pictures.tests import making

# Groups of what exiftool prints: about the file itself, and the picture's structure.
_OF_THE_FILE = r"System|File|ExifTool|Composite|JFIF|Adobe|PNG|RIFF|GIF|ICC[\w_-]*"
_KEPT = re.compile(rf"\[(?:{_OF_THE_FILE})\]|\[(?:IFD0|PNG|File)\]\s+Orientation\b")


def auditor() -> str:
    """The independent tool; it may be missing, but not where the project is tested."""
    tool = shutil.which("exiftool")
    if tool is None and os.environ.get("SCHOOLGATE_CI"):
        pytest.fail("exiftool is missing: install libimage-exiftool-perl")
    if tool is None:
        pytest.skip("SKIPPED: no exiftool here (Debian: libimage-exiftool-perl)")
    return tool


def leaks(tool: str, folder: Path) -> list[str]:
    command = [tool, "-a", "-G1", "-s", "-ee", str(folder)]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    lines = [line for line in told.splitlines() if line.startswith("[")]
    assert lines
    return [line for line in lines if not _KEPT.match(line)]


@pytest.mark.slow
def test_nothing_is_left_in_any_real_camera_file(tmp_path: Path) -> None:
    tool = auditor()
    sources = [p for p in making.camera_files("**/*") if p.is_file()]

    results = list(clean_files(sources, tmp_path))

    assert [r.error for r in results if r.error] == []
    assert leaks(tool, tmp_path) == []


def test_nothing_is_left_in_made_pictures(tmp_path: Path) -> None:
    tool = auditor()
    exif = making.EXIF_WITH_PLACE
    made = {
        "a.jpg": making.jpeg(making.segment(0xE1, b"Exif\0\0" + exif)),
        "b.png": making.png(making.chunk(b"eXIf", exif)),
        "c.gif": making.picture("GIF") + b"Exif\0\0" + exif,
        "d.webp": making.picture("WEBP") + exif,
    }
    for name, data in made.items():
        (tmp_path / name).write_bytes(data)

    list(clean_files([tmp_path / name for name in made], tmp_path / "clean"))

    assert leaks(tool, tmp_path / "clean") == []


def test_a_converted_picture_says_how_near_it_is() -> None:
    made = clean(making.picture("TIFF", (200, 100)))

    assert made.suffix == ".jpg"
    assert not made.is_lossless
    assert made.psnr is not None
    assert made.psnr > 40


@pytest.mark.slow
def test_a_converted_telephone_picture_keeps_its_colours_and_stands_upright() -> None:
    path = next(p for p in making.camera_files("*.HEIC") if "IMG" in p.name)

    made = clean(path.read_bytes())

    with Image.open(io.BytesIO(made.data)) as image:
        assert image.info["icc_profile"]
        assert image.getexif() == {}
        assert decoding.upright(cut(path.read_bytes()), 100).size == image.size


def test_one_bad_photograph_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "bad.jpg").write_bytes(b"")
    (tmp_path / "good.jpg").write_bytes(making.jpeg())

    bad, good = clean_files(
        [tmp_path / "bad.jpg", tmp_path / "good.jpg"], tmp_path / "out"
    )

    assert "empty" in bad.error
    assert good.copy == tmp_path / "out" / "good.jpg"
    assert (tmp_path / "out" / "good.jpg").read_bytes() == making.jpeg()


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    photo = tmp_path / "class.jpg"
    photo.write_bytes(making.jpeg(making.segment(0xFE, b"Ann")))

    (result,) = clean_files([photo], tmp_path)

    assert "nothing is overwritten" in result.error
    assert b"Ann" in photo.read_bytes()


@pytest.mark.parametrize("turned", range(1, 9))
def test_a_picture_is_decoded_the_right_way_up(turned: int) -> None:
    exif = making.EXIF_TURNED[:19] + bytes((turned,)) + making.EXIF_TURNED[20:]
    data = making.jpeg(making.segment(0xE1, b"Exif\0\0" + exif))

    seen = decoding.upright(cut(data), 24)

    assert seen.size == ((48, 32) if turned < 5 else (32, 48))
    assert max(seen.image.size) == 24


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF", "TIFF"])
def test_every_format_is_decoded(kind: str) -> None:
    seen = decoding.upright(cut(making.picture(kind, (300, 200))), 150)

    assert (seen.size, seen.image.size) == ((300, 200), (150, 100))
    assert seen.image.mode == "RGB"


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "CMYK", "I;16"])
def test_every_kind_of_pixels_is_converted(mode: str) -> None:
    out = io.BytesIO()
    Image.new(mode, (40, 20)).save(out, "TIFF")

    assert clean(out.getvalue()).suffix == ".jpg"


def test_a_picture_that_moves_waits_for_a_person() -> None:
    frames = [Image.new("RGB", (8, 8), colour) for colour in ("red", "blue")]
    out = io.BytesIO()
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:])

    with pytest.raises(PictureError, match="2 pictures"):
        decoding.upright(cut(out.getvalue()), 100)


def test_a_bomb_is_not_unpacked() -> None:
    head = making.chunk(b"IHDR", b"\0\0\xea\x60\0\0\xea\x60\x01\0\0\0\0")
    rows = making.chunk(b"IDAT", zlib.compress(bytes(100_000)))
    bomb = b"\x89PNG\r\n\x1a\n" + head + rows + making.chunk(b"IEND", b"")

    with pytest.raises(PictureError, match="120 million pixels"):
        decoding.upright(cut(bomb), 100)


def test_a_jpeg_painted_over_and_over_is_not_decoded() -> None:
    data = making.picture("JPEG")
    scan = data[data.index(b"\xff\xda") : -2]

    with pytest.raises(PictureError, match="painted"):
        decoding.upright(cut(data[:-2] + scan * 50 + data[-2:]), 100)


def test_damaged_pixels_are_refused_with_a_cure() -> None:
    data = making.picture("TIFF", (80, 80))

    with pytest.raises(PictureError, match="copy it again"):
        decoding.upright(cut(data[:2000]), 100)
