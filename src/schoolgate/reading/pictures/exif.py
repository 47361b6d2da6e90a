"""The few things that are read of EXIF: which way up, and whether it tells a place."""

import re
import struct
from collections.abc import Iterator
from itertools import islice

from schoolgate.engine.record import record

ORIENTATION, GPS = 0x0112, 0x8825
_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8}

# Bounds, for files made to keep a reader busy.
_MOST_ENTRIES = 300
_MOST_PAGES = 50
_MOST_HEADERS = 100
_MOST_OF_A_VALUE = 1 << 18

_HEADER = re.compile(rb"II\*\0|MM\0\*")

# Latitude, longitude, those of the destination, the method and the area's name.
_PLACE_TAGS = frozenset((2, 4, 20, 22, 27, 28))
_PLACE_NAMES = re.compile(
    rb":(?:GPS(?:Dest)?L(?:at|ong)itude|City|State|ProvinceState|Sublocation|"
    rb"Location(?:Name)?|Country(?:Name|Code)?)"
    rb"(?:\s*=\s*[\"'][^\"'\s]|[^<>/]{0,200}>\s*[^<\s])|"
    rb"\xa9xyz|com\.apple\.quicktime\.location"
)


@record
class Entry:
    """One entry of a TIFF directory; ``value`` is where its data stand, in bytes."""

    tag: int
    kind: int
    count: int
    value: bytes
    number: int


@record
class Tiff:
    """The directories of EXIF data, which are a TIFF file of their own."""

    data: bytes

    @property
    def _order(self) -> str:
        return "<" if self.data[:2] == b"II" else ">"

    def first(self) -> list[Entry]:
        """The entries of the first directory; none where it is broken."""
        return self.directory(self._number("I", 4))

    def directory(self, at: int) -> list[Entry]:
        """The entries of the directory that begins at an offset."""
        count = min(self._number("H", at), _MOST_ENTRIES)
        starts = range(at + 2, at + 2 + 12 * count, 12)
        return [self._entry(start) for start in starts if start + 12 <= len(self.data)]

    def following(self, at: int) -> int:
        """Where the directory after this one begins; 0 where there is none."""
        return self._number("I", at + 2 + 12 * self._number("H", at))

    def pages(self) -> Iterator[int]:
        """Where each directory of the chain begins, each once."""
        seen: set[int] = set()
        at = self._number("I", 4)
        while at and at not in seen and len(seen) < _MOST_PAGES:
            seen.add(at)
            yield at
            at = self.following(at)

    def _entry(self, at: int) -> Entry:
        tag, kind = self._number("H", at), self._number("H", at + 2)
        count = self._number("I", at + 4)
        length = _SIZES.get(kind, 0) * count
        where = at + 8 if length <= 4 else self._number("I", at + 8)
        number = self._number("H" if kind == 3 else "I", at + 8)
        value = self.data[where : where + min(length, _MOST_OF_A_VALUE)]
        return Entry(tag, kind, count, value, number)

    def _number(self, kind: str, at: int) -> int:
        """Read one number; 0 beyond the end, so that broken data say nothing."""
        shape = self._order + kind
        piece = self.data[at : at + struct.calcsize(shape)]
        whole = len(piece) == struct.calcsize(shape)
        return int(struct.unpack(shape, piece)[0]) if whole else 0


def orientation(exif: bytes) -> int:
    """Which way up, 1 to 8; 1 where EXIF data, from their byte order on, say none."""
    for entry in Tiff(exif).first():
        if entry.tag == ORIENTATION and 1 <= entry.number <= 8:
            return entry.number
    return 1


def only_orientation(exif: bytes) -> bytes:
    """EXIF data that say which way up and nothing else; empty where it is upright."""
    turned = orientation(exif)
    if turned == 1:
        return b""
    return b"MM\0*\0\0\0\x08\0\x01" + struct.pack(
        ">HHIHHI", ORIENTATION, 3, 1, turned, 0, 0
    )


def tells_place(hidden: bytes) -> bool:
    """Say whether hidden data hold a position or the name of a place, wherever."""
    if _PLACE_NAMES.search(hidden.replace(b"\0", b"")):
        return True
    headers = islice(_HEADER.finditer(hidden), _MOST_HEADERS)
    return any(_has_position(Tiff(hidden[found.start() :])) for found in headers)


def _has_position(exif: Tiff) -> bool:
    pointers = (entry.number for entry in exif.first() if entry.tag == GPS)
    return any(holds_position(exif, at) for at in pointers)


def holds_position(exif: Tiff, at: int) -> bool:
    """Say whether the GPS directory at an offset holds a position or an area's name."""
    return any(e.tag in _PLACE_TAGS and e.count for e in exif.directory(at))
