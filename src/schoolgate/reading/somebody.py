"""One person, as a sentence speaks of one: a name, "he", "a pupil in Year 4".

A group ("our pupils", "families") is nobody in particular, and is not met.
"""

import re
from collections.abc import Sequence
from typing import cast

from schoolgate.engine.people import Person
from schoolgate.reading.known_words import ordinary_words
from schoolgate.reading.lone import small_alone
from schoolgate.reading.name_index import index_of
from schoolgate.reading.name_shape import NAME, NAME_WORD

_NOUN = (
    r"(?:pupil|child|boy|girl|student|learner|kid|son|daughter|brother|sister|mum|dad"
    r"|mother|father|nan|grandad|teacher|teaching assistant|ta|classmate|friend|twin"
    r"|parent|carer|caretaker|head ?teacher|governor|colleague|baby|cousin|youngster"
    r"|teenager|lad|man|woman|member of staff|family)"
)
# Words that stand in capitals and are nobody's name.
_NO_NAMES = frozenset(
    "a africa all an and anyone april are as assembly at august being black book"
    " britain but by canada children china class december dr england every everybody"
    " everyone families february for friday from gaza god government he her his how i"
    " if in india iran iraq ireland is islam israel it january jesus judaism july june"
    " key learning living london march may mental monday more mp mps my new nhs"
    " nigeria no nobody not november nursery october of ofsted on one or our pakistan"
    " parents people please pm police policy pupils reception rt russia saturday"
    " school scotland september she so some somebody staff sunday syria talk that the"
    " there these they this those thursday to today tomorrow tuesday two uk ukraine us"
    " usa wales we wednesday what when where which white who why with world year you"
    " your".split()
)
_WHERE = (
    r"(?: (?i:in|from|of) (?i:(?:the )?y(?:ea)?r? ?\d|year \w+|[\w']+ class|reception"
    r"|ks\d|class \w+|our school))?"
)
_ONE = (
    r"(?i:(?:an?|one of (?:our|the|my)|our|my|his|her|their|the|this|another)"
    rf" (?:(?!who\b)[\w'-]+ ){{0,2}}?{_NOUN})\b"
)
_WORD = r"([^\W\d_]+)(?:'[^\W\d_]+)?"
SOMEBODY = (
    rf"(?:\b(?i:he|she)\b|\b{_ONE}{_WHERE}(?: {NAME})?"
    r"|\b(?i:one of (?:our|the|my) (?:\w+ ){0,2}?(?:children|pupils|students|families"
    rf"|staff|teachers|boys|girls))\b{_WHERE}|\b(?:Mr|Mrs|Miss|Ms|Mx)\.? {NAME_WORD}"
    rf"|\b(?P<name>{NAME}){_WHERE})"
)
SOMEBODYS = rf"(?:\b(?i:his|her)|\b(?P<name>{NAME})(?:'s|s')|\b{_ONE}(?:'s|s'))"
A_PERSON = rf"(?i:{_NOUN})\b"


def is_somebody(match: re.Match[str]) -> bool:
    """Tell whether what stood as a name is one; "Today" and "London" are none."""
    name = _name_of(match)
    return name is None or name.split()[0].casefold() not in _NO_NAMES


def _name_of(match: re.Match[str]) -> str | None:
    return match["name"] if "name" in match.re.groupindex else None


def with_capitals(text: str, pupils: Sequence[Person] | None) -> str:
    """The text with the capitals that names are known by, each in its place.

    A text that is all in one case is given them throughout, any other one where the
    forename of a pupil stands without.
    """
    if text.islower() or text.isupper():
        return re.sub(_WORD, lambda word: _titled(word[0]), text)
    known = _forenames(pupils)
    if not known:
        return text
    return re.sub(
        _WORD,
        lambda word: _titled(word[0]) if word[1].lower() in known else word[0],
        text,
    )


def is_told_without_capitals(
    match: re.Match[str], pupils: Sequence[Person] | None
) -> bool:
    """Whether it needs no capital of ours: no name stands in it, or a pupil's does."""
    name = _name_of(match)
    return name is None or name.split()[0].split("'")[0].lower() in _forenames(pupils)


def _forenames(pupils: Sequence[Person] | None) -> frozenset[str]:
    """The forenames of the roll that are no words as well, kept for one roll."""
    if not pupils:
        return frozenset()
    if _last[0] is not pupils:
        names = frozenset(small_alone(index_of(pupils).forenames)) - ordinary_words()
        _last[:] = [pupils, names]
    return cast("frozenset[str]", _last[1])


_last: list[object] = [None, frozenset()]


def _titled(word: str) -> str:
    return word[:1].upper() + word[1:].lower()
