"""TIFF: directories of tags. Conversion cleans it; here what it hides is told.

Nothing is written again, so each part holds no data.
"""

import re
from collections.abc import Iterator

from schoolgate.reading.pictures.exif import (
    GPS,
    Entry,
    Tiff,
    holds_position,
    tells_place,
)
from schoolgate.reading.pictures.part import Part, PictureError

_XMP, _IPTC, _PHOTOSHOP, _EXIF = 0x02BC, 0x83BB, 0x8649, 0x8769

# From one tag to another: sizes, colours, packing, where the pixels stand, the profile.
_STRUCTURE = (
    (0x0FE, 0x10A),
    (0x111, 0x11C),
    (0x11E, 0x129),
    (0x12D, 0x12D),
    (0x13D, 0x14D),
    (0x150, 0x15B),
    (0x200, 0x214),
    (0x8773, 0x8773),
)
_NAMES = {
    GPS: "a position",
    _XMP: "editing data (XMP)",
    _IPTC: "a caption and keywords (IPTC)",
    _PHOTOSHOP: "a caption and keywords (IPTC)",
    _EXIF: "the camera's own data (EXIF)",
}
_MOST_REMARKS = 100
_IPTC_PLACE = re.compile(rb"\x1c\x02[\x1a\x1b\x5a\x5c\x5f\x65]\x00[^\x00]")


def parts(data: bytes) -> Iterator[Part]:
    """Name what each directory holds besides the picture."""
    tiff = Tiff(data)
    for number, entry in enumerate(_remarks(tiff)):
        if number > _MOST_REMARKS:
            raise PictureError("it carries too many remarks: save it as a JPEG")
        name = _NAMES.get(entry.tag, "words about the picture")
        yield Part(b"", name, _tells_place(tiff, entry))


def _remarks(tiff: Tiff) -> Iterator[Entry]:
    for page in tiff.pages():
        for entry in tiff.directory(page):
            if not _is_structure(entry.tag) and entry.value.strip(b"\0 "):
                yield entry


def _is_structure(tag: int) -> bool:
    return any(first <= tag <= last for first, last in _STRUCTURE)


def _tells_place(tiff: Tiff, entry: Entry) -> bool:
    if entry.tag == GPS:
        return holds_position(tiff, entry.number)
    if entry.tag in (_IPTC, _PHOTOSHOP) and _IPTC_PLACE.search(entry.value):
        return True
    return tells_place(entry.value)
