"""Hold one picture's hash against very many that were kept: 100,000 in milliseconds."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from schoolgate.engine.record import identity_record, record
from schoolgate.reading.pictures.likeness import PROBABLE, Alike, alike, expected

_WORDS = 4


@record
class Match:
    """A picture that was seen before: its key, and in how many bits they differ."""

    key: str
    distance: int

    @property
    def alike(self) -> Alike:
        """What that distance means."""
        return alike(self.distance)


@identity_record
class Shelf:
    """Kept hashes, ready to be compared: a row of four numbers and a key for each."""

    keys: tuple[str, ...]
    rows: NDArray[np.uint64]

    def matches(self, whole: str, most: int = PROBABLE) -> tuple[Match, ...]:
        """Whichever pictures are no further than so many bits, the nearest first."""
        differs = np.bitwise_xor(self.rows, _row(whole))
        bits = np.bitwise_count(differs).sum(1, dtype=np.int64)
        nearest: dict[str, int] = {}
        for at in np.flatnonzero(bits <= most).tolist():
            key, far = self.keys[at], int(bits[at])
            nearest[key] = min(far, nearest.get(key, far))
        found = (Match(key, far) for key, far in nearest.items())
        return tuple(sorted(found, key=lambda match: (match.distance, match.key)))


def shelf(kept: Iterable[tuple[str, str]]) -> Shelf:
    """Make ready pairs of a picture's key and one of its hashes; HashError for none."""
    pairs = list(kept)
    packed = b"".join(bytes.fromhex(expected(digits)) for _, digits in pairs)
    rows = np.frombuffer(packed, np.uint64).reshape(-1, _WORDS)
    return Shelf(tuple(key for key, _ in pairs), rows)


def _row(digits: str) -> NDArray[np.uint64]:
    return np.frombuffer(bytes.fromhex(expected(digits)), np.uint64)
