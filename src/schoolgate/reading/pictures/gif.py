"""GIF: blocks, some of which are remarks and programs' own data."""

from collections.abc import Iterator

from schoolgate.reading.pictures.exif import tells_place
from schoolgate.reading.pictures.part import Part, PictureError

_EXTENSION, _IMAGE, _TRAILER = 0x21, 0x2C, 0x3B
_CONTROL, _REMARK, _WORDS, _PROGRAM = 0xF9, 0xFE, 0x01, 0xFF
_LOOPS = (b"NETSCAPE2.0", b"ANIMEXTS1.0")
_NAMES = {_REMARK: "a comment", _WORDS: "words about the picture"}


def parts(data: bytes) -> Iterator[Part]:
    """Cut a GIF into what the picture needs and what is hidden in it."""
    try:
        yield from _parts(data)
    except IndexError as error:
        raise PictureError(
            "the file stops before the picture does: copy it again"
        ) from error


def _parts(data: bytes) -> Iterator[Part]:
    at = 13 + _colours(data[10])
    yield Part(data[:at])
    while data[at] != _TRAILER:
        end = _end_of_block(data, at)
        yield _part(data[at:end])
        at = end
    yield Part(b"\x3b")
    if data[at + 1 :].strip(b"\0"):
        trailing = "data after the end of the picture"
        yield Part(b"", trailing, tells_place(data[at:]))


def _colours(flags: int) -> int:
    """How many bytes of colours follow, by the flags before them."""
    return 3 << (flags & 7) + 1 if flags & 0x80 else 0


def _end_of_block(data: bytes, at: int) -> int:
    if data[at] == _EXTENSION:
        return _end_of_chain(data, at + 2)
    if data[at] == _IMAGE:
        return _end_of_chain(data, at + 11 + _colours(data[at + 9]))
    raise PictureError("the file is damaged: copy it again, or save it as a JPEG")


def _end_of_chain(data: bytes, at: int) -> int:
    while data[at]:
        at += 1 + data[at]
    return at + 1


def _part(block: bytes) -> Part:
    kind = block[1]
    if block[0] == _IMAGE or kind == _CONTROL or _is_loop(block):
        return Part(block)
    return Part(b"", _NAMES.get(kind, "a program's own data"), tells_place(block))


def _is_loop(block: bytes) -> bool:
    return block[1] == _PROGRAM and block[3:14] in _LOOPS and len(block) == 19
