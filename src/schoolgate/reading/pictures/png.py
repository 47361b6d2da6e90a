"""PNG: a chain of chunks with checksums, of which the picture needs few."""

import struct
import zlib
from collections.abc import Iterator

from schoolgate.reading.pictures.exif import only_orientation, tells_place
from schoolgate.reading.pictures.part import Part, PictureError

_SIGNATURE = 8
_FRAMES = (b"acTL", b"fcTL", b"fdAT")
_COLOUR = (b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"cICP", b"mDCV", b"cLLI", b"bKGD")
_NEEDED = frozenset((b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND", *_COLOUR, *_FRAMES))

# Print size, histograms and suggested palettes: they tell nothing, nor are they needed.
_SILENT = frozenset((b"pHYs", b"sBIT", b"hIST", b"sPLT"))
_NAMES = {
    b"tEXt": "words about the picture",
    b"zTXt": "words about the picture",
    b"iTXt": "words about the picture",
    b"tIME": "the time it was last changed",
}
# Bounds, for files made to keep a reader busy.
_MOST_OTHERS = 100
_MOST_UNPACKED = 1 << 18


def parts(data: bytes) -> Iterator[Part]:
    """Cut a PNG into what the picture needs and what is hidden in it."""
    yield Part(data[:_SIGNATURE])
    others = 0
    for name, start, end in _chunks(data):
        others += name not in _NEEDED
        if others > _MOST_OTHERS:
            raise PictureError("it carries too many remarks: save it as a JPEG")
        yield _part(name, data[start:end])
    if data[end:].strip(b"\0"):
        trailing = "data after the end of the picture"
        yield Part(b"", trailing, tells_place(data[end:]))


def _chunks(data: bytes) -> Iterator[tuple[bytes, int, int]]:
    """Give each chunk's name, start and end, up to the one that ends the picture."""
    at, name = _SIGNATURE, b""
    while name != b"IEND":
        if at + 12 > len(data):
            raise PictureError("the file stops before the picture does: copy it again")
        end = at + 12 + int(struct.unpack_from(">I", data, at)[0])
        name = data[at + 4 : at + 8]
        _expect_whole(data[at + 4 : end])
        yield name, at, end
        at = end


def _expect_whole(chunk: bytes) -> None:
    body, check = chunk[:-4], chunk[-4:]
    if len(chunk) < 8 or struct.pack(">I", zlib.crc32(body)) != check:
        raise PictureError("the file is damaged: copy it again, or save it as a JPEG")


def _part(name: bytes, chunk: bytes) -> Part:
    payload = chunk[8:-4]
    if name in _NEEDED:
        return Part(chunk)
    if name in _SILENT:
        return Part(b"")
    if name == b"eXIf":
        return _exif(chunk, payload)
    if name[:1].isupper():
        raise PictureError("it is a PNG of an unknown kind: save it as a JPEG")
    return Part(b"", _NAMES.get(name, "a program's own data"), _place_in(payload))


def _exif(chunk: bytes, payload: bytes) -> Part:
    needed = only_orientation(payload)
    kept = _chunk(b"eXIf", needed) if needed else b""
    if kept == chunk:
        return Part(kept)
    return Part(kept, "the camera's own data (EXIF)", tells_place(payload))


def _chunk(name: bytes, payload: bytes) -> bytes:
    check = struct.pack(">I", zlib.crc32(name + payload))
    return struct.pack(">I", len(payload)) + name + payload + check


def _place_in(payload: bytes) -> bool:
    """Look into words as they stand, unpacked, and as the hex that some tools use."""
    unpacked = _unpacked(payload)
    return any(map(tells_place, (payload, unpacked, _from_hex(payload, unpacked))))


def _unpacked(payload: bytes) -> bytes:
    """The packed end of a chunk, as far as it is read; empty where none is packed."""
    _, _, rest = payload.partition(b"\0")
    for start in (rest[1:], rest.rpartition(b"\0\0")[2]):
        try:
            return zlib.decompressobj().decompress(start, _MOST_UNPACKED)
        except zlib.error:
            continue
    return b""


def _from_hex(payload: bytes, unpacked: bytes) -> bytes:
    """What "Raw profile type exif" holds after its name and length, if it is one."""
    name, _, words = payload.partition(b"\0")
    if not name.startswith(b"Raw profile type"):
        return b""
    digits = b"".join((unpacked or words).split()[2:])
    even = digits[: len(digits) // 2 * 2]
    try:
        return bytes.fromhex(even.decode("ascii"))
    except ValueError:
        return b""
