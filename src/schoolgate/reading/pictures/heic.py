"""HEIC: items in boxes. Conversion cleans it; here what it hides is told.

Nothing is written again, so each part holds no data.
"""

import re
from collections.abc import Iterator

from schoolgate.reading.pictures.exif import tells_place
from schoolgate.reading.pictures.part import Part

# An item's entry: its version, number, protection, and kind.
_ITEM = re.compile(rb"infe(?:\x02.{5}|\x03.{7})\0\0(Exif|mime)", re.DOTALL)
_NAMES = {b"Exif": "the camera's own data (EXIF)", b"mime": "editing data (XMP)"}


def parts(data: bytes) -> Iterator[Part]:
    """Name the items that are not pictures; the file as a whole tells the place."""
    place = tells_place(data)
    for kind in dict.fromkeys(_ITEM.findall(data)):
        yield Part(b"", _NAMES[kind], place)
