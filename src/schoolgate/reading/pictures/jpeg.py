"""JPEG: a chain of segments, of which the picture needs few.

Scan data are copied bit for bit. What follows the end of the picture (previews, motion
clips, depth maps) goes.
"""

import re
import struct
from collections.abc import Callable, Iterator

from schoolgate.reading.pictures.exif import only_orientation, tells_place
from schoolgate.reading.pictures.part import Part, PictureError

_START, _END, _SCAN = 0xD8, 0xD9, 0xDA
_JFIF, _EXIF, _ICC, _PHOTOSHOP, _ADOBE, _COMMENT = 0xE0, 0xE1, 0xE2, 0xED, 0xEE, 0xFE
_STRAY = 0
_ALONE = frozenset((0x01, *range(0xD0, 0xD8)))
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}

_HIDING = frozenset((_STRAY, _COMMENT, *range(0xE0, 0xF0)))

# In scan data a marker is 0xFF and neither a stuffed zero, a restart, nor padding.
_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
_FILL = re.compile(rb"\xff+")
_IPTC_PLACE = re.compile(rb"\x1c\x02[\x1a\x1b\x5a\x5c\x5f\x65]\x00[^\x00]")
_CUT_SHORT = "the file stops before the picture does: copy it again from the camera"

_NAMES = (
    (_EXIF, b"Exif\0", "the camera's own data (EXIF)"),
    (_EXIF, b"http://ns.adobe.com/x", "editing data (XMP)"),
    (_ICC, b"MPF\0", "a list of further pictures in the file"),
    (_PHOTOSHOP, b"Photoshop", "a caption and keywords (IPTC)"),
    (_JFIF, b"JFXX", "a preview"),
    (_COMMENT, b"", "a comment"),
    (_STRAY, b"", "data that belong to no part of the picture"),
)


def parts(data: bytes) -> Iterator[Part]:
    """Cut a JPEG into what the picture needs and what is hidden in it."""
    yield Part(data[:2])
    turned = False
    for marker, start, end in _segments(data):
        if marker == _END:
            yield Part(b"\xff\xd9")
            yield from _trailing(data[end:])
            return
        part = _part(marker, data[start:end])
        if marker == _EXIF and part.data:
            part = Part(b"", part.hidden, part.tells_place) if turned else part
            turned = True
        yield part


def _segments(data: bytes) -> Iterator[tuple[int, int, int]]:
    """Give each segment's marker, start and end; a scan's data belong to it."""
    past, framed = 2, False
    while True:
        at = _next_marker(data, past)
        if data[past:at].strip(b"\xff"):
            yield _STRAY, past, at
        marker = data[at + 1]
        end = _end_of(data, at, marker)
        framed = framed or marker in _FRAMES
        if marker in (_SCAN, _END) and not framed:
            raise PictureError("it has no picture in it: choose another file")
        yield marker, at, end
        if marker == _END:
            return
        past = end


def _next_marker(data: bytes, at: int) -> int:
    found = _MARKER.search(data, at) if data[at : at + 1] != b"\xff" else None
    start = found.start() if found else at
    filled = _FILL.match(data, start)
    start = filled.end() - 1 if filled else start
    if data[start : start + 1] != b"\xff" or start + 1 >= len(data):
        raise PictureError(_CUT_SHORT)
    return start


def _end_of(data: bytes, at: int, marker: int) -> int:
    if marker in _ALONE or marker in (_START, _END):
        return at + 2
    if at + 4 > len(data):
        raise PictureError(_CUT_SHORT)
    end = at + 2 + int(struct.unpack_from(">H", data, at + 2)[0])
    if end > len(data) or end < at + 4:
        raise PictureError(_CUT_SHORT)
    return _end_of_scan(data, end) if marker == _SCAN else end


def _end_of_scan(data: bytes, at: int) -> int:
    found = _MARKER.search(data, at)
    if found is None:
        raise PictureError(_CUT_SHORT)
    return found.start()


def _part(marker: int, segment: bytes) -> Part:
    """Keep a segment, keep what the picture needs of it, or name what it hides."""
    payload = segment[4:] if marker else segment
    for known, begins, keep in _KEPT_IN_PART:
        if marker == known and payload.startswith(begins):
            return keep(segment)
    if marker in _HIDING:
        return Part(b"", _name(marker, payload), _place_in(marker, payload))
    return Part(segment)


def _jfif(segment: bytes) -> Part:
    """The JFIF head without its preview."""
    payload = segment[4:]
    head = payload[:12].ljust(12, b"\0") + b"\0\0"
    return Part(_segment(_JFIF, head), "a preview" if payload[14:] else "")


def _exif(segment: bytes) -> Part:
    """EXIF with nothing but which way up; one that is so already hides nothing."""
    needed = only_orientation(segment[10:])
    kept = _segment(_EXIF, b"Exif\0\0" + needed) if needed else b""
    if kept == segment:
        return Part(kept)
    return Part(kept, _name(_EXIF, segment[4:]), tells_place(segment))


def _adobe(segment: bytes) -> Part:
    """How the colours are stored, which takes twelve bytes."""
    return Part(_segment(_ADOBE, segment[4:16]), _extra(segment[16:]))


_KEPT_IN_PART: tuple[tuple[int, bytes, Callable[[bytes], Part]], ...] = (
    (_JFIF, b"JFIF\0", _jfif),
    (_EXIF, b"Exif\0", _exif),
    (_ICC, b"ICC_PROFILE\0", Part),
    (_ADOBE, b"Adobe", _adobe),
)


def _segment(marker: int, payload: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(payload) + 2) + payload


def _name(marker: int, payload: bytes) -> str:
    for known, begins, name in _NAMES:
        if marker == known and payload.startswith(begins):
            return name
    return "the maker's own data"


def _place_in(marker: int, payload: bytes) -> bool:
    named = marker == _PHOTOSHOP and _IPTC_PLACE.search(payload) is not None
    return named or tells_place(payload)


def _extra(payload: bytes) -> str:
    return "the maker's own data" if payload else ""


def _trailing(rest: bytes) -> Iterator[Part]:
    if rest.strip(b"\0"):
        yield Part(b"", "data after the end of the picture", tells_place(rest))
