"""Was a picture seen before? Told by hashes of the whole picture, never of a face.

PDQ hashes, 256 bits each: pictures that look alike have hashes that differ in few bits.
A hash tells nothing of who or what is shown, and no picture can be made from it.
"""

from enum import StrEnum
from importlib import import_module
from string import hexdigits
from typing import Protocol, cast

from schoolgate.engine.record import record
from schoolgate.reading.pictures.cut import Cut, cut
from schoolgate.reading.pictures.part import PictureError
from schoolgate.reading.pictures.unlooked import Unlooked, wanting

# How many of 256 bits may differ. Of 29,106 pairs of strangers one was below.
SAME, PROBABLE = 31, 70
# PDQ's own measure of how much there is to see, 0 to 100; its authors drop below 50.
LEAST_QUALITY = 50
DIGITS = 64


class HashError(Exception):
    """A hash that is none: it has 64 hexadecimal digits."""


class Alike(StrEnum):
    """How near two pictures are; the value is how it is said."""

    SAME = "the same picture"
    PROBABLE = "probably the same picture: look"
    DIFFERENT = "another picture"


@record
class Likeness:
    """The hashes of one picture, 64 hexadecimal digits each.

    ``whole`` is of the picture as it is, and the one that is asked about. ``kept`` are
    all by which it is found again: whole, turned, mirrored and lightly cropped.
    """

    whole: str
    kept: tuple[str, ...]


class _Hashing(Protocol):
    def likeness(self, picture: Cut) -> Likeness | Unlooked: ...


def likeness(data: bytes) -> Likeness | Unlooked:
    """Hash a picture file; Unlooked where it can't be compared, and why."""
    try:
        hashing = cast("_Hashing", import_module("schoolgate.reading.pictures.hashing"))
        return hashing.likeness(cut(data))
    except ImportError as error:
        return wanting(error, "photo", "it is not known whether it was seen before")
    except PictureError as error:
        return Unlooked(f"it can't be compared: {error}")


def distance(one: str, other: str) -> int:
    """In how many of 256 bits two hashes differ."""
    return (int(expected(one), 16) ^ int(expected(other), 16)).bit_count()


def alike(bits: int) -> Alike:
    """What a distance means."""
    if bits <= SAME:
        return Alike.SAME
    return Alike.PROBABLE if bits <= PROBABLE else Alike.DIFFERENT


def expected(digits: str) -> str:
    """The hash itself; HashError where it is none."""
    if len(digits) != DIGITS or not set(digits) <= set(hexdigits):
        raise HashError(f"“{digits[:DIGITS]}” is no hash: it has 64 hexadecimal digits")
    return digits
