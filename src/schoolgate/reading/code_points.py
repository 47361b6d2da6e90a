"""Characters of a buffer of UTF-8, and what each folds to."""

import numpy as np
from numpy.typing import NDArray

from schoolgate.reading.compiling import inlined

Bytes = NDArray[np.uint8]
Table = NDArray[np.uint32]

# An entry of the fold table that says: it has no width, so it goes.
GONE = np.uint32(1 << 26)


@inlined
def decoded(buffer: Bytes, at: int) -> tuple[int, int]:
    """The code point at a place, and how many bytes it takes."""
    byte, left = np.int64(buffer[at]), len(buffer) - at
    if byte < 0x80:
        return int(byte), 1
    if byte < 0xE0 and left > 1:
        return int((byte & 31) << 6 | np.int64(buffer[at + 1]) & 63), 2
    high = np.int64(buffer[at + 1]) & 63 if left > 1 else np.int64(0)
    if byte < 0xF0 and left > 2:
        return int((byte & 15) << 12 | high << 6 | np.int64(buffer[at + 2]) & 63), 3
    if left > 3:
        low = (np.int64(buffer[at + 2]) & 63) << 6 | np.int64(buffer[at + 3]) & 63
        return int((byte & 7) << 18 | high << 12 | low), 4
    return 32, 1


@inlined
def entry_of(table: Table, point: int) -> np.uint32:
    """What a character folds to; what has no width goes, in the last plane too."""
    if point < len(table):
        return np.uint32(table[point])
    return GONE if 0xE0000 <= point < 0xE0200 else np.uint32(0)
