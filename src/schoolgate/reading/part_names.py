"""A particular person's forename, nickname, initials or tag, with no cue beside it.

Few people are looked for so: what is plainly the name is certain, the rest is asked.
"""

import re
from collections.abc import Container, Iterator

from schoolgate.engine.record import record
from schoolgate.reading.context import PLACES, Surroundings
from schoolgate.reading.glued import glued_forenames
from schoolgate.reading.known_words import function_words, ordinary_words
from schoolgate.reading.lone import (
    EXPLAINED,
    NOT_AFTER,
    NOT_BEFORE,
    are_initialled,
    neighbour,
)
from schoolgate.reading.mentions import MOST_JOINED, join_forms
from schoolgate.reading.name_index import Kin, NameIndex
from schoolgate.reading.nicknames import forenames
from schoolgate.reading.weighing import Weight
from schoolgate.reading.words import Gap, Words

_MONTHS = frozenset("january february march april may june july august summer".split())
_DATING = frozenset(
    "in of by since until till from during early late mid end next last this on to "
    "every spring summer autumn winter half".split()
)
# "Mr James", "St James": somebody else's name.
_TITLES = frozenset(
    "mr mrs ms miss mx dr prof professor rev reverend father st saint sir lord".split()
)
_ROYAL = frozenset("prince princess king queen".split())
# What a forename at the start of a sentence does; no "will" and no "may" does it.
_ACTS = frozenset(
    "and is was has had did does loves loved made makes came comes went goes got gets "
    "said says sang sings won wins scored ran runs read reads wrote drew built baked "
    "painted played plays gave took found brought showed shows told learned learnt "
    "looks looked worked works tried helped shared joined wore wears who whose".split()
)
_THINGS = PLACES | frozenset("class classes form house group team term".split())
# "Elizabeth I", "Elizabeth II".
_NUMERALS = frozenset("i ii iii iv v vi vii viii".split())
# Two capitals that are no initials.
_ABBREVIATIONS = frozenset(
    "ad ai am ba bc cd ce cv dj dt dv eu fc fe gb gp he hq hr id it ks la ma mp ms ne "
    "ni no nw ok pa pc pe pm pr ps pt qr rc re se st sw ta tv ui uk un us ve vj vr wc "
    "xl".split()
)
_BETWEEN = " ,'-–\t"
_SHOUTED = 0.6


@record
class PartName:
    """Part of a name: words ``first`` to ``last``, its place in the plain writing."""

    first: int
    last: int
    start: int
    end: int
    weight: Weight


class Capitals:
    """How many words of a text have capitals, the first one aside."""

    def __init__(self, words: Words) -> None:
        self.words = words
        long = [word.capital for word in words.words[1:] if word.end - word.start > 1]
        self.all: int = len(long)
        self.capital: int = sum(long)

    def are_usual(self, at: int) -> bool:
        """Whether most other words have them, so that one more says nothing."""
        word = self.words.words[at]
        is_counted = at > 0 and word.end - word.start > 1
        others = self.all - is_counted
        return others > 1 and self.capital - is_counted > _SHOUTED * others


class Search:
    """A search for some people in one text, by no more than a part of their names."""

    def __init__(self, around: Surroundings, index: NameIndex) -> None:
        self.around = around
        self.words: Words = around.words
        self.index = index
        self.capitals = Capitals(around.words)
        self.firsts = frozenset(name[0] for name in index.forenames if name)

    def find(self, taken: frozenset[int]) -> Iterator[PartName]:
        """Each part-name at words that are not taken yet."""
        tags = {part.first: part for part in self._tags()}
        for at in range(len(self.words.words)):
            if at in taken:
                continue
            one = tags.get(at) or self._initialled(at) or self._forename(at)
            if one is not None and one.weight is not Weight.NOTHING:
                yield one

    def _tags(self) -> Iterator[PartName]:
        for part in glued_forenames(self.words, self.index):
            plain = part.is_plain and not is_word(part.form)
            weight = Weight.CERTAIN if plain else Weight.ASK
            yield PartName(part.first, part.last, part.start, part.end, weight)

    def _initialled(self, at: int) -> PartName | None:
        """“Aisha K” and “A. Khan”."""
        found = self.words.words
        if at + 1 >= len(found) or self.words.gaps[at] is not Gap.TIGHT:
            return None
        one, other = found[at], found[at + 1]
        if not (one.capital and other.capital) or min(len(one.key), len(other.key)) > 2:
            return None
        if not are_initialled(self.index, one.forms, other.forms):
            return None
        return PartName(at, at + 1, one.start, other.end, Weight.CERTAIN)

    def _forename(self, at: int) -> PartName | None:
        for count in range(MOST_JOINED - 1, 0, -1):
            for form in join_forms(self.words, at, count, self.index):
                if form in self.index.forenames and len(form) > 1:
                    return self._weighed(at, at + count - 1, form)
        return None

    def worn(self, taken: frozenset[int]) -> Iterator[PartName]:
        """Names with something on them, at words that are not taken."""
        for at in range(len(self.words.words)):
            one = None if at in taken else self._worn(at)
            if one is not None:
                yield one

    def _worn(self, at: int) -> PartName | None:
        """“Zofias cake”, “Zofia2016”, “znowak”: the name, and something on it."""
        word = self.words.words[at]
        written = self.words.plain[word.start : word.end].lower()
        bare = re.sub(r"^\d+[a-z]?(?=[a-z]{3})|s?\d*$", "", written)
        stem = written[1:] if written[:1] in self.firsts else ""
        is_forename = bare != written and _stands_out(bare, self.index.forenames)
        if is_forename or _stands_out(stem, self.index.surnames):
            return PartName(at, at, word.start, word.end, Weight.ASK)
        return None

    def _weighed(self, at: int, last: int, form: str) -> PartName:
        word = self.words.words[at]
        end = self.words.words[last].end
        return PartName(at, last, word.start, end, self._weight(at, last, form))

    def _weight(self, at: int, last: int, form: str) -> Weight:
        kin = self.index.forenames[form]
        if not self.words.words[at].capital:
            return _in_small_letters(form, kin)
        if self._is_anothers(at):
            return Weight.NOTHING
        if is_word(form):
            return self._as_a_word(at, form)
        after = neighbour(self.words, last, 1)
        if after in _THINGS or after in _NUMERALS or self._goes_on(last):
            return Weight.ASK
        if neighbour(self.words, at, -1) in _ROYAL:
            return Weight.ASK
        is_short = kin is Kin.SHORT and len(form) < 3
        return Weight.ASK if is_short else Weight.CERTAIN

    def _as_a_word(self, at: int, form: str) -> Weight:
        """A name that is a word as well: a capital within a sentence makes it one."""
        before = neighbour(self.words, at, -1)
        after = neighbour(self.words, at, 1)
        if before in NOT_AFTER or after in NOT_BEFORE or self._is_date(at, form):
            return Weight.NOTHING
        if self._begins(at) or self._is_titled(at):
            holds_together = form in function_words()
            acts = self._acts(at) or not holds_together
            return Weight.ASK if acts else Weight.NOTHING
        return Weight.ASK if self._goes_on(at) or self._joins(at) else Weight.CERTAIN

    def _joins(self, at: int) -> bool:
        """Whether a capital stands before that no cue explains: “Union Jack”."""
        before = neighbour(self.words, at, -1)
        return (
            bool(before)
            and self.words.words[at - 1].capital
            and before not in EXPLAINED
            and before not in forenames()
        )

    def _is_anothers(self, at: int) -> bool:
        """“Mr James”; “Imran Khan”, where Khan is the forename."""
        before = neighbour(self.words, at, -1)
        if before in _TITLES:
            return True
        capital = bool(before) and self.words.words[at - 1].capital
        known = before in forenames() and not is_word(before)
        return capital and known and before not in self.index.forenames

    def _goes_on(self, at: int) -> bool:
        """Whether another surname seems to follow, in a text that has small words."""
        after = neighbour(self.words, at, 1)
        if not after or after in EXPLAINED or self._is_titled(at):
            return False
        return self.words.words[at + 1].capital

    def _is_titled(self, at: int) -> bool:
        return self.capitals.are_usual(at)

    def _is_date(self, at: int, form: str) -> bool:
        beside = {neighbour(self.words, at, -1), neighbour(self.words, at, 1)}
        dated = not beside.isdisjoint(_DATING) or any(_is_number(b) for b in beside)
        return form in _MONTHS and dated

    def _begins(self, at: int) -> bool:
        """Whether a word stands where every sentence has a capital."""
        if at == 0:
            return True
        before, word = self.words.words[at - 1], self.words.words[at]
        between = self.words.plain[before.end : word.start]
        if between[:2].lower() == "'s":
            between = between[2:]
        return bool(between.strip(_BETWEEN))

    def _acts(self, at: int) -> bool:
        """Whether what follows is said of a person: “Will made”, “May's model”."""
        word = self.words.words[at]
        mark = self.words.plain[word.end : word.end + 2].lower()
        after = neighbour(self.words, at, 1)
        if mark == "'s" or after in _ACTS or self.around.deed_at(at):
            return True
        return after in {"in", "from", "of"} and self.around.pupil_at(at, at)


def bare_initials(
    around: Surroundings, initials: frozenset[str], taken: frozenset[int]
) -> Iterator[PartName]:
    """“Z.N.” and “ZN”: dotted they are certain, unless they are short for a thing."""
    words, capitals = around.words, Capitals(around.words)
    for at, word in enumerate(words.words):
        if at in taken or not word.capital:
            continue
        if _are(words, at, initials):
            end = words.words[at + 1].end
            end += words.plain[end : end + 1] == "."
            yield PartName(at, at + 1, word.start, end, Weight.CERTAIN)
        elif word.key in initials and word.key not in _ABBREVIATIONS:
            written = words.plain[word.start : word.end]
            if written.isupper() and not capitals.are_usual(at):
                yield PartName(at, at, word.start, word.end, Weight.ASK)


def lone_surnames(
    around: Surroundings, index: NameIndex, taken: frozenset[int]
) -> Iterator[PartName]:
    """“Young Nowak”: a surname that is no word, with no title or forename before it."""
    words = around.words
    for at, word in enumerate(words.words):
        is_free = word.capital and at not in taken and len(word.key) > 2
        if not is_free or is_word(word.key) or word.key not in index.surnames:
            continue
        if not _is_introduced(words, at):
            yield PartName(at, at, word.start, word.end, Weight.ASK)


def _is_introduced(words: Words, at: int) -> bool:
    """Whether a title, a forename or another capital stands before a word."""
    before = neighbour(words, at, -1)
    joins = bool(before) and words.words[at - 1].capital and at > 1
    return before in _TITLES or joins or before in forenames()


def _are(words: Words, at: int, initials: frozenset[str]) -> bool:
    """Whether two single capitals with a full stop between them are initials."""
    if at + 1 >= len(words.words):
        return False
    one, other = words.words[at], words.words[at + 1]
    pair = f"{one.key}{other.key}"
    if len(pair) != 2 or not other.capital or pair in _ABBREVIATIONS:
        return False
    return pair in initials and words.plain[one.end : other.start].strip() == "."


def _stands_out(form: str, names: Container[str]) -> bool:
    """Whether a word is one of these names, and no ordinary word."""
    return len(form) > 3 and form in names and not is_word(form)


def is_word(form: str) -> bool:
    """Whether a name is an ordinary word too."""
    return form in ordinary_words()


def _in_small_letters(form: str, kin: Kin) -> Weight:
    if is_word(form) or len(form) < 3:
        return Weight.NOTHING
    return Weight.CERTAIN if kin is Kin.SELF else Weight.ASK


def _is_number(word: str) -> bool:
    return re.fullmatch(r"\d{1,4}(?:st|nd|rd|th)?", word) is not None
