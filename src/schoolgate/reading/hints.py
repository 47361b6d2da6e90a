"""A first glance at a text: is there anything of what a long pattern can't do without?

To compile a pattern of a thousand words takes longer than all else that is done to a
short post; to look for the pieces that it is made of takes microseconds. A text that
has none of the pieces, no short word and no odd letters holds nothing for the pattern.
"""

import re
from functools import lru_cache

from schoolgate.reading.lettering import ODD
from schoolgate.reading.phrases import words

Hints = tuple[tuple[str, ...], frozenset[str]]
"""Pieces of small-lettered text, and words that are too short to be looked for so."""


def hints(pieces: str, short: str = "") -> Hints:
    """Write hints down: the pieces parted by bars, the short words by spaces."""
    return tuple(pieces.split("|")), frozenset(short.split())


def hinted(text: str, needed: Hints) -> bool:
    """Whether a pattern with these hints could match the text."""
    pieces, short = needed
    if any(map(text.lower().__contains__, pieces)):
        return True
    return not short.isdisjoint(words(text)) or _is_odd(text)


@lru_cache(maxsize=4)
def _is_odd(text: str) -> bool:
    return not text.isascii() and re.search(ODD, text.lower()) is not None
