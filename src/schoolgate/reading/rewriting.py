"""A text with some of its stretches written otherwise, and the way back.

A piece says what is read in place of a stretch: nothing, a blank, a letter, a word.
"""

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from schoolgate.engine.finding import Span


class Piece(NamedTuple):
    """What is read in place of the characters from ``start`` to ``end``."""

    start: int
    end: int
    read: str


class Rewritten:
    """One rewriting of a text: ``text`` is what is read in place of ``given``."""

    def __init__(self, given: str, pieces: Iterable[Piece]) -> None:
        self.given = given
        self._pieces = tuple(_with_the_rest(given, pieces))
        self.text: str = "".join(piece.read for piece in self._pieces)

    def span(self, start: int, end: int) -> Span:
        """Where a stretch of what is read stands in the text as given."""
        starts, ends = self._ways_back
        if end <= start:
            at = starts[start] if start < len(starts) else len(self.given)
            return Span(at, at)
        return Span(starts[start], ends[end - 1])

    @cached_property
    def _ways_back(self) -> tuple[list[int], list[int]]:
        """For each character that is read, where what it stands for begins and ends."""
        starts: list[int] = []
        ends: list[int] = []
        for start, end, read in self._pieces:
            if read == self.given[start:end]:
                starts.extend(range(start, end))
                ends.extend(range(start + 1, end + 1))
            else:
                starts.extend([start] * len(read))
                ends.extend([end] * len(read))
        return starts, ends


def _with_the_rest(given: str, pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The pieces, and between them what is read as it is given."""
    done = 0
    for piece in pieces:
        if piece.start > done:
            yield Piece(done, piece.start, given[done : piece.start])
        yield piece
        done = piece.end
    if done < len(given):
        yield Piece(done, len(given), given[done:])
