"""An index of a roll for many posts: made once, kept in a file, loaded in a moment.

It holds no full name: pairs are kept as hashes under a key of its own, which lies in a
file apart, so that the one without the other tells nothing. It answers all that a
NameIndex does, and says which of many posts need to be read at all.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from schoolgate.reading import slips, weighing
from schoolgate.reading.code_points import Bytes
from schoolgate.reading.hashed_pairs import HashedPairs
from schoolgate.reading.kernel import (
    Hashes,
    Tables,
    Tokens,
    cut,
)
from schoolgate.reading.letter_codes import fold_table
from schoolgate.reading.name_index import Kin
from schoolgate.reading.pairing import marked, parts, scanned

CHUNK = 1 << 18
FULL, CUED, LONE, INITIALS, WEAK, SLIPS = 1, 2, 4, 8, 16, 32
# Writing that only the plain way reads: entities, tags, money for s.
_ODD = re.compile(
    rb"&(?!(?:amp|lt|gt|quot);)#?\w{1,8};|</?[A-Za-z]|[A-Za-z]\$|\$[A-Za-z]"
)
_MARKS = (b"&", b"<", b"$")


class Sieved(NamedTuple):
    """The numbers of posts that may name somebody, and of those with a cue."""

    named: list[int]
    cued: list[int]


@dataclass(frozen=True, slots=True)
class BulkNames:
    """A roll to hold many posts against. ``scan`` keeps too many, never too few."""

    size: int
    longest_forename: int
    forenames: dict[str, Kin]
    surnames: frozenset[str]
    beginnings: frozenset[str]
    whole: frozenset[str]
    pairs: HashedPairs
    initialled: HashedPairs
    partners: dict[str, tuple[str, ...]]
    tables: Tables

    def scan(self, buffer: bytes) -> Bytes:
        """One byte of bits for each line of UTF-8: full name, cue, lone name, …."""
        hits = np.zeros(buffer.count(b"\n") + 2, np.uint8)
        line, start = 0, 0
        room = _room(0, self.tables.powers[1:2])
        while start < len(buffer):
            end = _line_end(buffer, start + CHUNK)
            if len(room.letters) < 3 * (end - start + 1):
                room = _room(end - start + 1, self.tables.powers[1:2])
            line += self._chunk(buffer[start:end], room, hits[line:])
            start = end
        return hits[:-1]

    def _chunk(self, chunk: bytes, room: Tokens, hits: Bytes) -> int:
        whole = np.frombuffer(chunk + b"\n", np.uint8)
        tokens = _first(room, cut(whole, fold_table(), room))
        marked(tokens, self.tables)
        scanned(tokens, self.tables, hits)
        parts(tokens, self.tables, hits)
        return chunk.count(b"\n")

    def full_names(self, texts: Sequence[str]) -> list[int]:
        """Which of these posts may hold a full name of the roll, in order."""
        return _places(self._full(self._bits(texts)))

    def _full(self, bits: Bytes) -> NDArray[np.bool_]:
        """A weak writing counts on a large roll only beside a cue."""
        strong = bits & FULL > 0
        weak = bits & WEAK > 0
        if self.size > weighing.LARGE_ROLL:
            weak &= bits & CUED > 0
        return strong | weak

    def candidates(self, texts: Sequence[str]) -> list[int]:
        """Which of these posts may name anybody of the roll, in full or in part."""
        return self.sieved(texts).named

    def sieved(self, texts: Sequence[str]) -> Sieved:
        """The same, and which of these posts may speak of a pupil or a family."""
        bits = self._bits(texts)
        cued = bits & CUED > 0
        near = cued & (bits & (LONE | INITIALS) > 0)
        if self.size <= weighing.LARGE_ROLL:
            near |= bits & INITIALS > 0
        if self.size <= slips.LARGEST_ROLL:
            slipped = bits & SLIPS > 0
            near |= slipped if self.size <= weighing.ONE_SCHOOL else slipped & cued
        return Sieved(_places(self._full(bits) | near), _places(cued))

    def _bits(self, texts: Sequence[str]) -> Bytes:
        buffer = "\n".join(t.replace("\n", " ") for t in texts).encode(
            "utf-8", "replace"
        )
        hits = self.scan(buffer)
        for line in _odd_lines(buffer):
            hits[line] |= FULL
        return hits[: len(texts)]


def _places(kept: NDArray[np.bool_]) -> list[int]:
    return [int(at) for at in np.flatnonzero(kept)]


def _line_end(buffer: bytes, start: int) -> int:
    if start >= len(buffer):
        return len(buffer)
    end = buffer.find(b"\n", start)
    return len(buffer) if end < 0 else end + 1


def _odd_lines(buffer: bytes) -> set[int]:
    places = []
    for mark in _MARKS:
        at = buffer.find(mark)
        while at >= 0:
            if _ODD.match(buffer, at) or _ODD.match(buffer, max(0, at - 1)):
                places.append(at)
            at = buffer.find(mark, at + 1)
    if not places:
        return set()
    ends = np.flatnonzero(np.frombuffer(buffer, np.uint8) == 10)
    return {int(line) for line in np.searchsorted(ends, places)}


def _room(size: int, base: Hashes) -> Tokens:
    size += size // 8
    most = size // 2 + 1
    return Tokens(
        np.empty(most, np.uint64),
        np.empty(most, np.int64),
        np.empty(most, np.int64),
        np.empty(most, np.int64),
        np.empty(most, np.uint16),
        np.empty(size * 3, np.uint8),
        np.empty(size * 3, np.uint8),
        base,
    )


def _first(tokens: Tokens, count: int) -> Tokens:
    return Tokens(
        tokens.hash[:count],
        tokens.offset[:count],
        tokens.length[:count],
        tokens.post[:count],
        tokens.flags[:count],
        tokens.letters,
        tokens.humps,
        tokens.base,
    )
