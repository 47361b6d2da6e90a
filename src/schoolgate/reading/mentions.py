"""Where a text writes somebody's full name, in whatever order and dress.

A mention is a fact about the writing: these words are this pair of the roll, written
so. What it is worth as evidence is weighed elsewhere.
"""

from bisect import bisect_right
from collections.abc import Iterator
from enum import StrEnum

from schoolgate.engine.record import record
from schoolgate.reading.known_words import function_words
from schoolgate.reading.name_index import PARTICLES, Kin, Names
from schoolgate.reading.words import Gap, Word, Words

MOST_JOINED = 4
MOST_SKIPPED = 2


class How(StrEnum):
    """The way a name is written."""

    FORWARD = "forward"
    REVERSED = "reversed"
    SKIPPED = "with a word between"
    GLUED = "in one word"
    SPELLED = "spelled out"
    TYPO = "with a slip"
    LABELLED = "in a form"


@record
class Mention:
    """One full name in a text: words ``first`` to ``last``, both inclusive.

    ``start`` and ``end`` are places in the plain writing.
    """

    first: int
    last: int
    start: int
    end: int
    forename: str
    surname: str
    how: How
    capitals: bool
    short: bool = False

    @property
    def name(self) -> str:
        """The pair that was found."""
        return f"{self.forename} {self.surname}"


def join_forms(words: Words, first: int, count: int, index: Names) -> tuple[str, ...]:
    """The forms of some words written as one; none if they make no name together."""
    if count == 1:
        return words.words[first].forms
    last = first + count - 1
    if last >= len(words.words) or not _may_join(words.words[first], index):
        return ()
    if any(gap is not Gap.TIGHT for gap in words.gaps[first:last]):
        return ()
    start = "".join(word.key for word in words.words[first:last])
    return tuple(start + form for form in words.words[last].forms)


def _may_join(word: Word, index: Names) -> bool:
    """Whether names of several words begin so, and not just a sentence."""
    if not word.capital and word.key in function_words():
        return False
    return word.key in index.beginnings


class _Search:
    """One search of one text against one roll."""

    def __init__(self, words: Words, index: Names) -> None:
        self.words = words
        self.index = index

    def mentions(self) -> Iterator[Mention]:
        """Every full name, overlapping ones too."""
        for first, last, form in self._forenames():
            yield from self._forward(first, last, form)
            yield from self._reversed(first, last, form)

    def _forenames(self) -> Iterator[tuple[int, int, str]]:
        """Every forename: its first and its last word, and the form that is known."""
        for first in range(len(self.words.words)):
            for count in range(1, MOST_JOINED):
                forms = join_forms(self.words, first, count, self.index)
                known = (form for form in forms if form in self.index.forenames)
                yield from ((first, first + count - 1, form) for form in known)

    def _forward(self, first: int, last: int, forename: str) -> Iterator[Mention]:
        """The surname after the forename, at once or after a middle name."""
        for skipped in range(MOST_SKIPPED + 1):
            at = last + 1 + skipped
            if not self._goes_on(at, skipped):
                return
            if self._may_begin(first, last, at):
                how = How.SKIPPED if skipped else How.FORWARD
                yield from self._surname(first, at, forename, how)

    def _goes_on(self, at: int, skipped: int) -> bool:
        """Whether a name can go on with a word, after so many middle names."""
        if at >= len(self.words.words):
            return False
        ends = {Gap.HARD, Gap.COMMA} | ({Gap.CELL} if skipped else set())
        return self.words.gaps[at - 1] not in ends

    def _may_begin(self, first: int, last: int, at: int) -> bool:
        """Whether a surname may begin at a word."""
        if at > last + 1:
            return self._may_skip(first, last, at)
        is_bracket = self.words.gaps[at - 1] is Gap.BRACKET
        return not is_bracket or self._quoted(last) or self._bracketed(at)

    def _may_skip(self, first: int, last: int, at: int) -> bool:
        """Middle names have capitals or brackets, and so have the outer words."""
        words = self.words.words
        if not (words[first].capital and self._capital(at)):
            return False
        gaps = self.words.gaps[last:at]
        if gaps[0] is Gap.BRACKET or gaps[-1] is Gap.BRACKET:
            return gaps[0] is gaps[-1]
        return all(w.capital for w in words[last + 1 : at])

    def _bracketed(self, at: int) -> bool:
        """Whether a word stands alone in brackets: Rao (Priya)."""
        word, plain = self.words.words[at], self.words.plain
        return plain[word.start - 1 :][:1] == "(" and plain[word.end :][:1] == ")"

    def _quoted(self, last: int) -> bool:
        """Whether quotation marks end at a word: “Priya” Rao."""
        end = self.words.words[last].end
        between = self.words.plain[end : self.words.words[last + 1].start]
        return between.strip() in {'"', "”", "'", "»"}

    def _capital(self, at: int) -> bool:
        """Whether a surname may begin here: Khan, or the small word of de Souza."""
        word = self.words.words[at]
        return word.capital or word.key in PARTICLES

    def _surname(
        self, first: int, at: int, forename: str, how: How
    ) -> Iterator[Mention]:
        for count in range(MOST_JOINED, 0, -1):
            for form in self._surname_forms(at, count):
                if self._is_name(forename, form):
                    yield self._mention(first, at + count - 1, (forename, form), how)
                    return

    def _is_name(self, forename: str, surname: str) -> bool:
        """Whether somebody is called so; most words are nobody's surname."""
        if surname not in self.index.surnames:
            return False
        return f"{forename} {surname}" in self.index.pairs

    def _surname_forms(self, at: int, count: int) -> tuple[str, ...]:
        if at + count > len(self.words.words):
            return ()
        forms = join_forms(self.words, at, count, self.index)
        last = self.words.words[at + count - 1].key
        if forms and len(last) > 3 and last[-1] == "s":
            return (*forms, forms[0][:-1])
        return forms

    def _reversed(self, first: int, last: int, forename: str) -> Iterator[Mention]:
        """The surname before the forename: “Khan, Aisha”, “KHAN Aisha”."""
        if first == 0 or not self._may_be_reversed(first):
            return
        for count in range(min(MOST_JOINED, first), 0, -1):
            at = first - count
            for form in join_forms(self.words, at, count, self.index):
                if self._is_name(forename, form):
                    pair = (forename, form)
                    yield self._mention(at, last, pair, How.REVERSED)
                    return

    def _may_be_reversed(self, first: int) -> bool:
        gap = self.words.gaps[first - 1]
        if gap is Gap.CELL or (gap is Gap.BRACKET and self._bracketed(first)):
            return True
        if gap is Gap.COMMA:
            between = self.words.plain[
                self.words.words[first - 1].end : self.words.words[first].start
            ]
            return between.strip() == ","
        words = self.words.words
        return gap is Gap.TIGHT and words[first].capital and words[first - 1].capital

    def _mention(
        self, first: int, last: int, pair: tuple[str, str], how: How
    ) -> Mention:
        words = self.words.words
        forename, surname = pair
        return Mention(
            first,
            last,
            words[first].start,
            words[last].end,
            forename,
            surname,
            how,
            capitals=words[first].capital and words[last].capital,
            short=self.index.pairs[f"{forename} {surname}"] is Kin.SHORT,
        )


def mentions(words: Words, index: Names) -> list[Mention]:
    """Every full name of the roll in a text, overlapping ones too."""
    if len(words.words) < 2:
        return []
    return list(_Search(words, index).mentions())


def apart(found: list[Mention]) -> list[Mention]:
    """Those that do not overlap, the longer one where two do; in reading order."""
    kept: list[Mention] = []
    starts: list[int] = []
    for one in sorted(found, key=lambda m: (m.start - m.end, m.short)):
        at = bisect_right(starts, one.start)
        is_free_before = at == 0 or kept[at - 1].end <= one.start
        if is_free_before and (at == len(kept) or one.end <= kept[at].start):
            kept.insert(at, one)
            starts.insert(at, one.start)
    return kept
