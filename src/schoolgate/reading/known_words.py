"""Word lists that tell a name from a word, and a pupil from a public figure."""

from functools import cache
from pathlib import Path

from schoolgate.reading.folding import squash

_FUNCTION_WORDS = """
a all also am an and any are as at be been being both but by can could dad did do does
down each else even ever few for from get give go got had has have he her here him his
how i if in into is it its just let lets like long made make many may me might more most
much mum must my near never new no none nor not now of off on once one only or other our
out over own per put same say see she should so some soon such take than that the their
them then there these they this those to too under up upon us very was we well were what
when where which while who whom whose why will with would yes yet you your
"""
ORDINARY = "ordinary_words.txt"
_HERE = Path(__file__).parent


@cache
def function_words() -> frozenset[str]:
    """Words that only hold a sentence together; in a surname's place they are none."""
    return frozenset(_FUNCTION_WORDS.split())


@cache
def word_names() -> frozenset[str]:
    """English words that are also forenames or surnames."""
    return frozenset(_text("word_names.txt").split())


@cache
def ordinary_words() -> frozenset[str]:
    """All words that are a name as well, and those that are so more seldom."""
    return word_names() | function_words() | frozenset(_text(ORDINARY).split())


@cache
def public_names() -> frozenset[str]:
    """Well-known people and characters, each squashed to one word."""
    entries = _text("public_names.txt").replace("\n", " ").split(";")
    return frozenset(map(squash, entries))


def _text(name: str) -> str:
    lines = (_HERE / name).read_text("utf-8").splitlines()
    ends = "; " if ";" in lines[1] else ""
    return "\n".join(ends if line.startswith("#") else line for line in lines)
