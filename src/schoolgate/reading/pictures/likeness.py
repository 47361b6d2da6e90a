"""Was a picture seen before? Told by hashes of the whole picture, never of a face.

PDQ hashes, 256 bits each: pictures that look alike have hashes that differ in few bits.
A hash tells nothing of who or what is shown, and no picture can be made from it.
"""

from enum import StrEnum
from string import hexdigits

from schoolgate.engine.record import record

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
