"""Which of many texts have to be read for names; needs the bulk extra.

Too many, never too few: a text is let through if the pass over the roll keeps it, if a
title or a forename stands before another word with a capital, or if it is written in a
way that only the plain reading undoes.
"""

import re
from collections.abc import Sequence
from functools import cache

from schoolgate.reading.bulk_build import build
from schoolgate.reading.known_words import function_words, word_names
from schoolgate.reading.nicknames import forenames
from schoolgate.reading.school import School
from schoolgate.reading.titles import TITLES

# A word with a capital before another: all that is said of adults takes two.
_CAPITALS = re.compile(r"\b([A-Z][A-Za-z']*)[^A-Za-z]+(?=[A-Z])")
_ADDRESS = re.compile(r"https?://\S+")
# Letters one by one, figures among letters, tags of HTML, entities.
_ODD = re.compile(
    r"\b[A-Za-z][^\w]{1,2}[A-Za-z][^\w]{1,2}[A-Za-z]\b|[A-Za-z][0-9$|!]+[A-Za-z]"
    r"|_[A-Za-z]_|</?[A-Za-z]|&(?!amp;)#?\w|[^\x00-\x7f]"
)


def candidates(school: School, texts: Sequence[str]) -> set[int]:
    """Give the numbers of the texts in which somebody may be named."""
    kept = {number for number, text in enumerate(texts) if _may_name_an_adult(text)}
    for people in (school.pupils, school.staff):
        if people:
            kept.update(build(people).candidates(texts))
    return kept


def _may_name_an_adult(text: str) -> bool:
    text = _ADDRESS.sub(" ", text)
    if _ODD.search(text):
        return True
    words = {word.lower().replace("'", "") for word in _CAPITALS.findall(text)}
    return not words.isdisjoint(_adults())


@cache
def _adults() -> frozenset[str]:
    return frozenset(TITLES) | (forenames() - function_words() - word_names())
