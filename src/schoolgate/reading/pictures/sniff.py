"""Which format a file really is, by its first bytes: its name may say anything."""

import re
from enum import StrEnum
from pathlib import Path

from schoolgate.reading.pictures.part import PictureError

MOST_BYTES = 100 * 1024 * 1024


class Format(StrEnum):
    """The formats that are read; the value is how a person calls it."""

    JPEG = "JPEG"
    PNG = "PNG"
    WEBP = "WebP"
    GIF = "GIF"
    TIFF = "TIFF"
    HEIC = "HEIC"


_READ = {
    Format.JPEG: rb"\xff\xd8\xff",
    Format.PNG: rb"\x89PNG\r\n\x1a\n",
    Format.WEBP: rb"RIFF.{4}WEBP",
    Format.GIF: rb"GIF8[79]a",
    Format.TIFF: rb"II\*\0|MM\0\*",
    Format.HEIC: rb".{4}ftyp(?:hei[cxms]|hev[cx]|mif1|msf1)",
}
_OTHERS = {
    "an AVIF picture": rb".{4}ftypavi[fs]",
    "a video": rb".{4}ftyp|\x1aE\xdf\xa3|RIFF.{4}AVI |\x00\x00\x01\xba|FLV\x01",
    "a PDF": rb"%PDF",
    "a zip archive or an office document": rb"PK\x03\x04",
    "an old office document": rb"\xd0\xcf\x11\xe0",
    "a Windows program": rb"MZ",
    "a Windows bitmap": rb"BM",
    "a Photoshop file": rb"8BPS",
    "a JPEG XL picture": rb"\x00\x00\x00\x0cJXL |\xff\x0a",
    "a JPEG 2000 picture": rb"\x00\x00\x00\x0cjP  |\xffO\xffQ",
    "a drawing or a web page, which can carry a program": rb"\s*<",
}
_SUFFIXES = {
    Format.JPEG: ".jpg .jpeg .jpe .jfif .mpo",
    Format.PNG: ".png .apng",
    Format.WEBP: ".webp",
    Format.GIF: ".gif",
    Format.TIFF: ".tif .tiff",
    Format.HEIC: ".heic .heif .hif",
}


def read(path: Path) -> bytes:
    """Give the bytes of a picture file; PictureError if it is empty or too big."""
    try:
        if not path.is_file():
            raise PictureError("it is not a file: give the picture itself")
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise PictureError(
                f"it is a file of {size >> 20} MB, and more than {MOST_BYTES >> 20} "
                "is not read: save it smaller"
            )
        return path.read_bytes()
    except OSError as error:
        raise PictureError(f"it can't be opened ({error.strerror})") from error


def version(path: Path) -> tuple[int, int]:
    """Tell one state of a file from another, for what is kept of it."""
    try:
        state = path.stat()
    except OSError as error:
        raise PictureError(f"it can't be opened ({error.strerror})") from error
    return state.st_mtime_ns, state.st_size


def sniff(data: bytes) -> Format:
    """Tell the format by what is in the file; PictureError if it is none we read."""
    if not data:
        raise PictureError("the file is empty: choose the picture again")
    for kind, signature in _READ.items():
        if re.match(signature, data[:16], re.DOTALL):
            return kind
    for what, signature in _OTHERS.items():
        if re.match(signature, data[:16], re.DOTALL):
            raise PictureError(f"it is {what}, which is not read: save it as a JPEG")
    raise PictureError(
        "it is no picture in a format that is read (JPEG, PNG, WebP, HEIC, GIF, "
        "TIFF): open it, and save it as a JPEG"
    )


def disguise(file: str, kind: Format) -> str:
    """Say what a file pretends to be by its name; empty where the name is true."""
    suffix = Path(file).suffix.lower()
    if not suffix or suffix in _SUFFIXES[kind].split():
        return ""
    return (
        f"its name ends in {suffix}, but it is a {kind} picture: give it its own name"
    )
