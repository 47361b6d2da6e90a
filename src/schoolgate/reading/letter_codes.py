"""How the kernel writes letters: a byte each, folded as the plain way folds them."""

from functools import cache
from unicodedata import category, decomposition

import numpy as np

from schoolgate.reading.code_points import GONE, Bytes, Table
from schoolgate.reading.folding import by_table, fold
from schoolgate.reading.kernel import (
    FIGURE,
    UPPER,
)

POINTS = 0x1F200
# Figures as letters; i and l are one, since 1 may be either.
_LEET = dict(zip("0134578l", "oieastbi", strict=True))


@cache
def fold_table() -> Table:
    """For each code point up to three letters, as ``folding`` folds it."""
    points = (_entry(chr(point)) for point in range(POINTS))
    return np.fromiter(points, np.uint32, POINTS)


def _entry(character: str) -> int:
    if stays(character):
        return code(character) if character.isalnum() else 0
    plain = fold(character).plain
    if plain in {"", "'"}:
        return int(GONE)
    letters = plain.lower().strip()
    if not letters or not letters.replace("$", "s").isalnum():
        return 0
    packed = sum(code(c) << 8 * i for i, c in enumerate(letters[:3]))
    upper = int(UPPER) if plain[0].isupper() else 0
    return packed | upper | (int(FIGURE) if plain[0].isdigit() else 0)


def stays(character: str) -> bool:
    """Whether it is a sign of a script without capitals, or none: it folds to itself.

    Five in six are: to fold each of them would take a second.
    """
    if category(character) not in {"Lo", "Cn", "Co", "Cs"}:
        return False
    is_syllable = "가" <= character <= "힣"
    return not is_syllable and not decomposition(character) and not by_table(character)


def code(letter: str) -> int:
    """The byte that a plain letter goes by."""
    if letter == "$":
        return ord("s")
    read = _LEET.get(letter, letter)
    return ord(read) if read.isascii() else 128 + ord(read) % 127


def codes(name: str) -> Bytes:
    """The bytes of a squashed name."""
    return np.array([code(letter) for letter in name], np.uint8)
