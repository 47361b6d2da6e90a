"""Pixels, within bounds of memory and time: what cleaning left is decoded, upright.

It needs Pillow, and pi-heif for HEIC: the extra ``schoolgate[photo]``.
"""

import io
import struct
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

import pi_heif
from PIL import Image, ImageOps

from schoolgate.engine.record import record
from schoolgate.reading.pictures.cut import Cut, cut
from schoolgate.reading.pictures.part import PictureError
from schoolgate.reading.pictures.sniff import Format, read, version

LONG_SIDE = 1600
MOST_PIXELS = 120_000_000
MOST_SCANS = 40
_TOO_LARGE = (
    f"it has more than the {MOST_PIXELS // 1_000_000} million pixels that are read: "
    "save it smaller"
)
_BROKEN = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    LookupError,
    EOFError,
    RuntimeError,
    OverflowError,
    MemoryError,
    struct.error,
    zlib.error,
)
_SIXTEEN_BITS = frozenset(("I;16", "I;16L", "I;16B", "I;16N"))

pi_heif.register_heif_opener()


@record
class Upright:
    """A picture in RGB, the right way up, maybe shrunk; ``size`` is that of the whole.

    Sizes are width and height in pixels.
    """

    kind: Format
    image: Image.Image
    size: tuple[int, int]


def decoded(path: Path) -> Upright:
    """Decode a file as large as checks look at it; the last few are kept."""
    return _decoded(path, version(path))


@lru_cache(maxsize=8)
def _decoded(path: Path, _version: tuple[int, int]) -> Upright:
    return upright(cut(read(path)), LONG_SIDE)


def upright(picture: Cut, long_side: int) -> Upright:
    """Decode a picture no larger than its long side has to be."""
    with _opened(picture) as image:
        size = image.size
        if image.draft("RGB", _shrunk(size, long_side)) is None:
            image.load()
            size = image.size
        turned = ImageOps.exif_transpose(image)
        whole = size if turned.size == image.size else size[::-1]
        small = _within(turned, long_side)
        return Upright(picture.kind, _on_white(small), whole)


@contextmanager
def whole(picture: Cut) -> Iterator[Image.Image]:
    """Decode a picture at its full size, upright, its colour profile with it."""
    with _opened(picture) as image:
        yield ImageOps.exif_transpose(image)


def rgb(image: Image.Image) -> Image.Image:
    """The picture in plain colours, on white where it is see-through."""
    return _on_white(image)


@contextmanager
def _opened(picture: Cut) -> Iterator[Image.Image]:
    _expect_few_scans(picture)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(picture.needed)) as image:
                _expect_one(image)
                _expect_bounded(image)
                yield image
    except PictureError:
        raise
    except Image.DecompressionBombError as error:
        raise PictureError(_TOO_LARGE) from error
    except _BROKEN as error:
        raise PictureError(
            "it is damaged and can't be shown whole: copy it again from the camera"
        ) from error


def _expect_few_scans(picture: Cut) -> None:
    """A progressive JPEG of many scans keeps a decoder busy for hours."""
    if picture.kind is Format.JPEG:
        scans = picture.needed.count(b"\xff\xda")
        if scans > MOST_SCANS:
            raise PictureError(f"it is painted {scans} times over: save it again")


def _expect_one(image: Image.Image) -> None:
    count = int(getattr(image, "n_frames", 1))
    if count > 1:
        raise PictureError(
            f"it moves or holds {count} pictures: a person has to look at each"
        )


def _expect_bounded(image: Image.Image) -> None:
    if image.width * image.height > MOST_PIXELS:
        raise PictureError(_TOO_LARGE)


def _shrunk(size: tuple[int, int], long_side: int) -> tuple[int, int]:
    factor = min(1.0, long_side / max(size))
    return max(1, round(size[0] * factor)), max(1, round(size[1] * factor))


def _within(image: Image.Image, long_side: int) -> Image.Image:
    wanted = _shrunk(image.size, long_side)
    if wanted == image.size:
        return image
    plain = image.convert("RGBA") if image.mode in ("P", "PA") else image
    return plain.resize(wanted, Image.Resampling.BILINEAR, reducing_gap=2.0)


def _on_white(image: Image.Image) -> Image.Image:
    if image.mode in _SIXTEEN_BITS:
        return image.convert("I").point(lambda value: value / 256).convert("RGB")
    if image.mode in ("I", "F"):
        raise PictureError("its pixels are measurements: save it as a JPEG")
    if not image.has_transparency_data:
        return image.convert("RGB")
    layer = image.convert("RGBA")
    white = Image.new("RGBA", layer.size, "white")
    return Image.alpha_composite(white, layer).convert("RGB")
