"""Clean photographs: a copy that holds the picture, which way up it is, its colours.

JPEG, PNG, WebP and GIF keep every pixel as it was. TIFF and HEIC become JPEGs.
"""

from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from schoolgate.engine.record import record
from schoolgate.reading.pictures.cut import Cut, cut
from schoolgate.reading.pictures.part import PictureError
from schoolgate.reading.pictures.sniff import Format, read

_SUFFIXES = {
    Format.JPEG: ".jpg",
    Format.PNG: ".png",
    Format.WEBP: ".webp",
    Format.GIF: ".gif",
    Format.TIFF: ".jpg",
    Format.HEIC: ".jpg",
}


@record
class Cleaned:
    """A picture with nothing hidden in it; ``removed`` says what was, in plain words.

    ``psnr`` tells in decibels how near a converted picture is; None: no pixel changed.
    ``placed``: what was removed gave away where the picture was taken.
    """

    data: bytes
    suffix: str
    removed: tuple[str, ...]
    psnr: float | None = None
    placed: bool = False

    @property
    def is_lossless(self) -> bool:
        """Say whether every pixel is as it was."""
        return self.psnr is None


@record
class Result:
    """What became of one photograph: where its clean copy is, or why there is none."""

    source: Path
    copy: Path | None = None
    cleaned: Cleaned | None = None
    error: str = ""


class _Converting(Protocol):
    def to_jpeg(self, picture: Cut) -> tuple[bytes, float]: ...


def clean(data: bytes) -> Cleaned:
    """Take all that is hidden out of a picture; PictureError where it can't be read."""
    picture = cut(data)
    suffix = _SUFFIXES[picture.kind]
    if not picture.is_converted:
        return Cleaned(
            picture.needed, suffix, picture.hidden, placed=picture.tells_place
        )
    converted, psnr = _converting(picture.kind).to_jpeg(picture)
    return Cleaned(converted, suffix, picture.hidden, psnr, picture.tells_place)


def clean_files(paths: Iterable[Path], folder: Path) -> Iterator[Result]:
    """Clean photographs into a folder, which is made; overwrite nothing.

    Each is cleaned when its result is asked for, so that one at a time is in memory.
    """
    folder.mkdir(parents=True, exist_ok=True)
    return (_clean_file(path, folder) for path in paths)


def _clean_file(path: Path, folder: Path) -> Result:
    try:
        cleaned = clean(read(path))
        return Result(path, _write(cleaned, folder, path.stem), cleaned)
    except PictureError as error:
        return Result(path, error=str(error))


def _write(cleaned: Cleaned, folder: Path, name: str) -> Path:
    copy = folder / f"{name}{cleaned.suffix}"
    try:
        with copy.open("xb") as file:
            file.write(cleaned.data)
    except FileExistsError as error:
        raise PictureError(
            f"{copy} is there already: nothing is overwritten, choose another folder"
        ) from error
    except OSError as error:
        raise PictureError(f"{copy} can't be written ({error.strerror})") from error
    return copy


def _converting(kind: Format) -> _Converting:
    """The converter, which needs more than the plain installation."""
    try:
        module = import_module("schoolgate.reading.pictures.converting")
    except ImportError as error:
        raise PictureError(
            f"a {kind} picture is converted to be clean, which needs {error.name}: "
            "pip install schoolgate[photo], or save it as a JPEG"
        ) from error
    return cast("_Converting", module)
