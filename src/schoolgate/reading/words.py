"""The words of a text, with what a reader of names needs to know of each.

A word ends before its possessive. It comes in several forms where it could be read in
several ways: with figures read as letters (``4isha``), without drawn-out letters
(``Aishaaa``). The first form is the likeliest.
"""

import re
from enum import Enum
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from schoolgate.reading.folding import Folded, fold

WORD = re.compile(r"[^\W_]+(?:['$][^\W_]+)*")
DRAWN_OUT = re.compile(r"(.)\1{2,}")
_LEET = str.maketrans("0134578$", "oieastbs")
_LEET_ELL = str.maketrans("0134578$", "oleastbs")
# Words of names that are written with a full stop.
_CUT_SHORT = frozenset(("st", "mt", "ft"))
_CLASS = re.compile(r"1?\d[a-z]{1,2}|[a-z]1?\d")
# The border between two cells of a table.
_CELL = re.compile(r" *(?:\||\t) *|;")
_HARD = re.compile(r"[;:!?/|&+=<>]|[.…](?=\s|$|\.)|\n\s*\n|#|@")


class Gap(Enum):
    """What stands between two words; a possessive counts as a comma."""

    TIGHT = 0
    COMMA = 1
    BRACKET = 2
    HARD = 3
    CELL = 4

    @property
    def parts(self) -> bool:
        """Whether a sentence, or a cell of a table, ends here."""
        return self in {Gap.HARD, Gap.CELL}


class Word(NamedTuple):
    """One word: its place in the plain writing, and the forms it may be read in."""

    start: int
    end: int
    forms: tuple[str, ...]
    capital: bool

    @property
    def key(self) -> str:
        """The likeliest form."""
        return self.forms[0]


class Words:
    """A text's words in order. ``gaps[i]`` stands between word i and word i + 1."""

    def __init__(self, text: str) -> None:
        self.folded: Folded = fold(text)
        plain = self.folded.plain
        self.plain: str = plain
        self.words: list[Word] = [_word(found) for found in WORD.finditer(plain)]

    @cached_property
    def gaps(self) -> list[Gap]:
        """What stands between each word and the next."""
        found = self.words
        return [self._gap(one, other) for one, other in pairwise(found)]

    def _gap(self, one: Word, other: Word) -> Gap:
        between = self.plain[one.end : other.start]
        if _joins(one, other, between):
            return Gap.TIGHT
        if _CELL.fullmatch(between):
            return Gap.CELL
        if _HARD.search(between):
            return Gap.HARD
        if any(mark in between for mark in '()[]"“”'):
            return Gap.BRACKET
        return Gap.COMMA if "," in between or between[:1] == "'" else Gap.TIGHT

    def before(self, at: int, count: int) -> str:
        """The small-letter words before one, up to a hard break, joined by spaces."""
        first = at
        while first > 0 and at - first < count and not self.gaps[first - 1].parts:
            first -= 1
        return " ".join(map(self._said, self.words[first:at]))

    def after(self, at: int, count: int) -> str:
        """The small-letter words after one, up to a hard break, joined by spaces."""
        last = at
        most = min(at + count, len(self.words) - 1)
        while last < most and not self.gaps[last].parts:
            last += 1
        return " ".join(map(self._said, self.words[at + 1 : last + 1]))

    def _said(self, word: Word) -> str:
        """A word in small letters; a class such as 3B keeps its figure."""
        written = self.plain[word.start : word.end].lower()
        return written if _CLASS.fullmatch(written) else word.key


def _joins(one: Word, other: Word, between: str) -> bool:
    """Whether what stands between two words parts no name."""
    if between in {" ", "-", "_", "."}:
        return True
    if between.strip() == ".":
        return _is_cut_short(one)
    return between == "/" and _is_one_name(one, other)


def _is_cut_short(word: Word) -> bool:
    """Whether a full stop after it ends no sentence: an initial, the St. of a name."""
    return word.end - word.start == 1 or (word.capital and word.key in _CUT_SHORT)


def _is_one_name(one: Word, other: Word) -> bool:
    """Whether a stroke joins two halves of a name: Smith/Jones, s/o."""
    letters = max(one.end - one.start, other.end - other.start)
    return (one.capital and other.capital) or letters == 1


def _word(found: re.Match[str]) -> Word:
    written = found.group()
    capital = written[0].isupper()
    if written[-2:] in {"'s", "'S"}:
        stem = forms(written[:-2])
        return Word(found.start(), found.end() - 2, (*stem, f"{stem[0]}s"), capital)
    return Word(found.start(), found.end(), forms(written), capital)


def forms(written: str) -> tuple[str, ...]:
    """Every way to read a word, the likeliest first."""
    small = written.lower()
    if small.isalpha() and not DRAWN_OUT.search(small):
        return (small,)
    found = [small.replace("'", "")]
    if not found[0].isalpha() and not found[0].isdecimal():
        found = [f.translate(t) for f in found for t in (_LEET, _LEET_ELL)] + found
    if DRAWN_OUT.search(found[0]):
        shorter = [DRAWN_OUT.sub(by, f) for f in found for by in (r"\1", r"\1\1")]
        found = shorter + found
    return tuple(dict.fromkeys(found))
