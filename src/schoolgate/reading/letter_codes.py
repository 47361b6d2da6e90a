"""How the kernel writes letters: a byte each, folded as the plain way folds them."""

from functools import cache

import numpy as np

from schoolgate.reading.folding import fold
from schoolgate.reading.kernel import FIGURE, GONE, UPPER, Bytes, Table

POINTS = 0x1F200
# Figures as letters; i and l are one, since 1 may be either.
_LEET = dict(zip("0134578l", "oieastbi", strict=True))


@cache
def fold_table() -> Table:
    """For each code point up to three letters, as ``folding`` folds it."""
    table = np.zeros(POINTS, np.uint32)
    for point in range(POINTS):
        if not 0xD800 <= point < 0xE000:
            table[point] = _entry(chr(point))
    return table


def _entry(character: str) -> int:
    plain = fold(character).plain
    if plain in {"", "'"}:
        return int(GONE)
    letters = [letter for letter in plain.lower() if letter.isalnum() or letter == "$"]
    if not letters or len(letters) < len(plain.strip()):
        return 0
    packed = sum(code(c) << 8 * i for i, c in enumerate(letters[:3]))
    upper = int(UPPER) if plain[0].isupper() else 0
    return packed | upper | (int(FIGURE) if plain[0].isdigit() else 0)


def code(letter: str) -> int:
    """The byte that a plain letter goes by."""
    if letter == "$":
        return ord("s")
    read = _LEET.get(letter, letter)
    return ord(read) if read.isascii() else 128 + ord(read) % 127


def codes(name: str) -> Bytes:
    """The bytes of a squashed name."""
    return np.array([code(letter) for letter in name], np.uint8)
