"""WebP: chunks in a RIFF container, of which the picture needs few."""

import struct
from collections.abc import Iterator

from schoolgate.reading.pictures.exif import only_orientation, tells_place
from schoolgate.reading.pictures.part import Part, PictureError

_HEAD = 12
_FRAME_HEAD = 16
_NEEDED = frozenset((b"VP8 ", b"VP8L", b"ALPH", b"ICCP", b"ANIM"))
_NAMES = {b"EXIF": "the camera's own data (EXIF)", b"XMP ": "editing data (XMP)"}
_SAYS_EXIF, _SAYS_XMP = 0x08, 0x04


def parts(data: bytes) -> Iterator[Part]:
    """Cut a WebP into what the picture needs and what is hidden in it."""
    end = 8 + int(struct.unpack_from("<I", data, 4)[0])
    if end > len(data):
        raise PictureError("the file stops before the picture does: copy it again")
    inner = list(_parts(data[_HEAD:end]))
    size = sum(len(part.data) for part in inner)
    yield Part(b"RIFF" + struct.pack("<I", 4 + size) + b"WEBP")
    yield from _with_true_flags(inner)
    if data[end:].strip(b"\0"):
        trailing = "data after the end of the picture"
        yield Part(b"", trailing, tells_place(data[end:]))


def _parts(body: bytes) -> Iterator[Part]:
    for name, payload in _chunks(body):
        yield _part(name, payload)


def _chunks(body: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 0
    while at < len(body):
        if at + 8 > len(body):
            raise PictureError("the file is damaged: copy it again")
        name, length = struct.unpack_from("<4sI", body, at)
        payload = body[at + 8 : at + 8 + length]
        if len(payload) < length:
            raise PictureError("the file is damaged: copy it again")
        yield name, payload
        at += 8 + length + length % 2


def _part(name: bytes, payload: bytes) -> Part:
    if name in _NEEDED or name == b"VP8X":
        return Part(_chunk(name, payload))
    if name == b"ANMF":
        return _frame(payload)
    if name == b"EXIF":
        return _exif(payload)
    return Part(b"", _NAMES.get(name, "a program's own data"), tells_place(payload))


def _frame(payload: bytes) -> Part:
    """One frame of a moving picture: its chunks are cut like the file's own."""
    inner = list(_parts(payload[_FRAME_HEAD:]))
    body = b"".join(part.data for part in inner)
    hidden = next((part.hidden for part in inner if part.hidden), "")
    place = any(part.tells_place for part in inner)
    return Part(_chunk(b"ANMF", payload[:_FRAME_HEAD] + body), hidden, place)


def _exif(payload: bytes) -> Part:
    needed = only_orientation(payload.removeprefix(b"Exif\0\0"))
    kept = _chunk(b"EXIF", needed) if needed else b""
    if needed and needed == payload:
        return Part(kept)
    return Part(kept, _NAMES[b"EXIF"], tells_place(payload))


def _with_true_flags(inner: list[Part]) -> Iterator[Part]:
    """The parts, their head saying of EXIF and XMP what is so after cleaning."""
    keeps_exif = any(part.data[:4] == b"EXIF" for part in inner)
    for part in inner:
        if part.data[:4] != b"VP8X":
            yield part
            continue
        flags = part.data[8] & ~(_SAYS_EXIF | _SAYS_XMP)
        flags |= _SAYS_EXIF if keeps_exif else 0
        yield Part(part.data[:8] + bytes((flags,)) + part.data[9:])


def _chunk(name: bytes, payload: bytes) -> bytes:
    padding = b"\0" * (len(payload) % 2)
    return name + struct.pack("<I", len(payload)) + payload + padding
