"""Which of many texts have to be read for names; needs the bulk extra.

Too many, never too few: a text is let through if the pass over a roll keeps it, if a
title stands before another word with a capital, if a forename does that is likely to be
somebody's, or if it has letters one by one. Where children are never shown, it is let
through as well if any word may be a part of their names.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from schoolgate.reading.bulk_build import build
from schoolgate.reading.context import Surroundings
from schoolgate.reading.folding import fold
from schoolgate.reading.form_names import TRIGGER
from schoolgate.reading.known_words import word_names
from schoolgate.reading.name_index import index_of
from schoolgate.reading.nicknames import forenames
from schoolgate.reading.school import School
from schoolgate.reading.sought import never_shown
from schoolgate.reading.titles import TITLES, likely_people
from schoolgate.reading.weighing import ONE_SCHOOL
from schoolgate.reading.words import Words, forms

# What may stand for a letter, and how often: all that is read as one.
_READ_AS = {"o": "o0", "i": "i1", "l": "l1", "e": "e3", "a": "a4", "s": "s5$"} | {
    "t": "t7",
    "b": "b8",
}
# A word with a capital before another: all that is said of adults takes two.
_CAPITALS = re.compile(
    r"(?<![^\W_])([^\W\d_a-z][^\W_]*(?:['$][^\W_]+)*)[\W_]+(?=[^\W\d_a-z])"
)
# Letters one by one, as many as a name has at least.
_SPELLED = re.compile(r"(?<![^\W_])(?:[^\W\d_][\W_]{1,3}){4}[^\W\d_](?![^\W_])")


def candidates(school: School, texts: Sequence[str]) -> set[int]:
    """Give the numbers of the texts in which somebody may be named."""
    people = filter(None, (school.pupils, school.staff))
    rolls = [build(each) for each in people] or [build(())]
    sieved = [roll.sieved(texts) for roll in rolls]
    plain = [fold(text).plain for text in texts]
    kept = {number for number, text in enumerate(plain) if _is_telling(text)}
    kept.update(at for at in sieved[0].cued if _is_somebody(texts[at], plain[at]))
    kept.update(_with_a_forename(school, plain), _with_one_never_shown(school, plain))
    return kept.union(*(each.named for each in sieved))


def _with_one_never_shown(school: School, plain: Sequence[str]) -> Iterator[int]:
    """Texts with a word that may be a part of the name of a child never shown."""
    never = never_shown(school.restricted, school.pupils)
    if never is not None:
        yield from (at for at, text in enumerate(plain) if never.may_be_in(text))


def _with_a_forename(school: School, plain: Sequence[str]) -> Iterator[int]:
    """Texts with a forename of a school's own roll, which needs no cue beside it."""
    pupils = school.pupils or ()
    if not school.name or len(pupils) > ONE_SCHOOL:
        return
    known = index_of(pupils).forenames
    for at, text in enumerate(plain):
        if any(form in known for word in Words(text).words for form in word.forms):
            yield at


def _is_telling(text: str) -> bool:
    return any(each.search(text) for each in (_titled(), _SPELLED, TRIGGER))


@cache
def _titled() -> re.Pattern[str]:
    """A title with a capital, however it is spelled, before a word with one."""
    titles = "|".join(sorted(map(_spellings, TITLES)))
    return re.compile(rf"(?<![^\W_])(?:{titles})[\W_]+(?=[^\W\d_a-z])")


def _spellings(title: str) -> str:
    others = "".join(rf"(?i:[{_READ_AS.get(sign, sign)}])+" for sign in title[1:])
    return f"{title[0].upper()}{others}"


def _is_somebody(text: str, plain: str) -> bool:
    """Whether a forename and another word are likely to be a person."""
    words = {forms(written)[0] for written in _CAPITALS.findall(plain)}
    if words.isdisjoint(_first_names()):
        return False
    around = Surroundings(Words(text))
    return any(True for _ in likely_people(around, frozenset()))


@cache
def _first_names() -> frozenset[str]:
    return forenames() - word_names()
