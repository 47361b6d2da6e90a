"""Names in one word: hashtags, handles, slugs and letters spelled out.

``#WellDoneAishaKhan`` and ``A i s h a  K h a n`` have no word breaks to go by, so every
stretch is tried, and what is left before and after must make sense by itself.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from schoolgate.engine.record import record
from schoolgate.reading.mentions import How, Mention
from schoolgate.reading.name_index import Kin, Names
from schoolgate.reading.words import Words, forms

LONGEST = 64
SHORTEST_NAME = 6
FEWEST_SPELLED = 5
# Letters of a forename inside a tag, of one spelled out, and of one that has no end.
SHORTEST_PART, SHORTEST_SPELLED, SURE_PART = 3, 4, 5
WIDEST_GAP = 4
# One letter of the author's may fold into two.
TWO_IN_ONE = frozenset({"ae", "oe", "ss", "th"})
# What hashtags say around a name. A tag is one of these words after another.
SAID = frozenset(
    "well done welldone congrats congratulations go team happy birthday bravo proud of "
    "for our we love thanks thank you good luck super star hero heroes winner winners "
    "wins won rocks is the best amazing brilliant fantastic welcome hooray yay to my "
    "goodbye bye come on year class and s hello hi from in at school great work week "
    "pupil legend champion captain head boy girl so very wow award medal first get "
    "soon save find justice rip remember remembering by photo with day".split()
)
_HUMP = r"[a-z0-9][A-Z]|[A-Z][A-Z][a-z]|[A-Za-z]\d|\d[A-Za-z]"


class _Stretch(NamedTuple):
    """Letters to search: each one's place in the plain writing, and where cuts are."""

    letters: str
    places: list[tuple[int, int]]
    first: int
    last: int
    cuts: frozenset[int]
    how: How


def glued_mentions(words: Words, index: Names) -> Iterator[Mention]:
    """Every full name that stands in one word or is spelled out."""
    for stretch in _stretches(words):
        yield from _inside(stretch, index)


@record
class Part:
    """A forename inside a tag, or spelled out: its word, and its place in the writing.

    ``is_plain``: whatever else the tag says makes sense by itself.
    """

    form: str
    first: int
    last: int
    start: int
    end: int
    is_plain: bool

    @property
    def rank(self) -> tuple[bool, int]:
        """The plainest is likeliest, then the longest."""
        return self.is_plain, len(self.form)


def glued_forenames(words: Words, index: Names) -> Iterator[Part]:
    """The likeliest forename of a roll in each tag, and in letters one by one."""
    for stretch in _stretches(words):
        found = max(_parts(stretch, index), key=lambda part: part.rank, default=None)
        if found is not None:
            yield found


def _parts(stretch: _Stretch, index: Names) -> Iterator[Part]:
    small = stretch.letters.lower()
    least = SHORTEST_SPELLED if stretch.how is How.SPELLED else SHORTEST_PART
    for form in index.forenames:
        at = small.find(form) if len(form) >= least else -1
        while at >= 0:
            end = at + len(form)
            begins = at == 0 or _sensible(stretch, small, at, len(small))
            own = end + small.startswith("s", end)
            ends = any(_sensible(stretch, small, 0, stop) for stop in {end, own})
            if begins and (ends or len(form) >= SURE_PART):
                start, stop = stretch.places[at][0], stretch.places[end - 1][1]
                yield Part(form, stretch.first, stretch.last, start, stop, ends)
            at = small.find(form, at + 1)


def _stretches(words: Words) -> Iterator[_Stretch]:
    run: list[int] = []
    for at, word in enumerate(words.words):
        letter = word.end - word.start == 1 or word.key in TWO_IN_ONE
        if letter and _near(words, run, at):
            run.append(at)
            continue
        if len(run) >= FEWEST_SPELLED:
            yield _spelled(words, run)
        run = [at] if letter else []
        if SHORTEST_NAME <= word.end - word.start <= LONGEST and _is_glued(words, at):
            yield _one_word(words, at)
    if len(run) >= FEWEST_SPELLED:
        yield _spelled(words, run)


def _near(words: Words, run: list[int], at: int) -> bool:
    if not run:
        return True
    before = words.words[at - 1].end
    return words.words[at].start - before <= WIDEST_GAP


def _is_glued(words: Words, at: int) -> bool:
    """A tag, a handle, or a word with capitals inside, but no jumble of them."""
    word = words.words[at]
    if words.plain[word.start - 1 : word.start] in {"#", "@", "_"}:
        return True
    written = words.plain[word.start : word.end]
    if written[1:] == written[1:].lower():
        return False
    return 0 < 2 * len(re.findall(_HUMP, written)) <= len(written)


def _spelled(words: Words, run: list[int]) -> _Stretch:
    found = [words.words[at] for at in run]
    letters = "".join(word.key for word in found)
    places = [(word.start, word.end) for word in found for _ in word.key]
    every = frozenset(range(len(letters) + 1))
    return _Stretch(letters, places, run[0], run[-1], every, How.SPELLED)


def _one_word(words: Words, at: int) -> _Stretch:
    word = words.words[at]
    written = words.plain[word.start : word.end]
    kept = [(i, c) for i, c in enumerate(written) if c.isalnum()]
    letters = "".join(c for _, c in kept)
    places = [(word.start + i, word.start + i + 1) for i, _ in kept]
    cuts = {0, len(letters)}
    cuts.update(m.start() + 1 for m in re.finditer(_HUMP, letters))
    return _Stretch(letters, places, at, at, frozenset(cuts), How.GLUED)


def _inside(stretch: _Stretch, index: Names) -> Iterator[Mention]:
    letters = forms(stretch.letters)[0] if stretch.letters.isalpha() else None
    small = stretch.letters.lower() if letters is None else letters
    if len(small) != len(stretch.letters):
        small = stretch.letters.lower()
    for start in range(len(small) - SHORTEST_NAME + 1):
        if not _sensible(stretch, small, start, len(small)):
            continue
        last = min(len(small), start + index.longest_forename + 1)
        for middle in range(start + 2, last):
            if small[start:middle] in index.forenames:
                yield from _ends(stretch, small, (start, middle), index)


def _ends(
    stretch: _Stretch, small: str, at: tuple[int, int], index: Names
) -> Iterator[Mention]:
    start, middle = at
    forename = small[start:middle]
    for end in range(min(len(small), middle + LONGEST), middle + 1, -1):
        surname = small[middle:end]
        if surname not in index.surnames or end - start < SHORTEST_NAME:
            continue
        kin = index.pairs.get(f"{forename} {surname}")
        if kin is None:
            continue
        if _sensible(stretch, small, 0, end):
            yield _mention(stretch, (start, end), (forename, surname), kin)
            return


def _sensible(stretch: _Stretch, small: str, start: int, end: int) -> bool:
    """Whether a cut here leaves a beginning, or an end, that says something."""
    if start:
        return start in stretch.cuts or _said().fullmatch(small, 0, start) is not None
    return end in stretch.cuts or _said().fullmatch(small, end) is not None


@cache
def _said() -> re.Pattern[str]:
    every = sorted(SAID, key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(every)})*")


def _mention(
    stretch: _Stretch, at: tuple[int, int], pair: tuple[str, str], kin: Kin
) -> Mention:
    start, end = stretch.places[at[0]][0], stretch.places[at[1] - 1][1]
    return Mention(
        stretch.first,
        stretch.last,
        start,
        end,
        *pair,
        stretch.how,
        capitals=stretch.letters[at[0]].isupper(),
        short=kin is Kin.SHORT,
    )
