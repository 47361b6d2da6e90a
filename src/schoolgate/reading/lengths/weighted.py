"""X's count (twitter-text, configuration 3): most letters 1, the rest 2, a link 23.

Held to the conformance cases that X publishes. The text is counted in its composed
form (NFC), and the places lead back to the text as given.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from unicodedata import normalize

from schoolgate.reading.lengths import Piece
from schoolgate.reading.lengths.links import links

LINK = 23
HEAVY = 2
LIGHT = ((0, 4351), (8192, 8205), (8208, 8223), (8242, 8247))

_FACE = (
    "[\u203c\u2049\u2122\u2139\u2194-\u21aa\u231a-\u23ff\u24c2\u25aa-\u25fe"
    "\u2600-\u27bf\u2934\u2935\u2b05-\u2b55\u3030\u303d\u3297\u3299"
    "\U0001f004-\U0001faff]"
)
_ONE = f"{_FACE}(?:\ufe0f|[\U0001f3fb-\U0001f3ff])?"
_EMOJI = (
    "[\U0001f1e6-\U0001f1ff]{2}"
    "|[0-9#*]\ufe0f?\u20e3"
    "|\U0001f3f4[\U000e0030-\U000e007a]+\U000e007f"
    f"|{_ONE}(?:\u200d{_ONE})*"
    "|[\u00a9\u00ae]\ufe0f?"
)
_PIECE = re.compile(f"(?P<emoji>{_EMOJI})|\r\n|.", re.DOTALL)


def pieces(text: str) -> Iterator[Piece]:
    """Weigh links and emoji whole, and each other character by its code point."""
    composed = normalize("NFC", text)
    if composed == text:
        return _composed(text)
    return ((_place(text, end), weight) for end, weight in _composed(composed))


def _composed(text: str) -> Iterator[Piece]:
    start = 0
    for link_start, link_end in links(text):
        yield from _between(text, start, link_start)
        yield link_end, LINK
        start = link_end
    yield from _between(text, start, len(text))


def _between(text: str, start: int, end: int) -> Iterator[Piece]:
    for piece in _PIECE.finditer(text, start, end):
        yield piece.end(), HEAVY if piece["emoji"] else _weight(piece[0][-1])


def _weight(sign: str) -> int:
    code = ord(sign)
    light = any(first <= code <= last for first, last in LIGHT)
    return 1 if light else HEAVY


def _place(text: str, end: int) -> int:
    """The longest beginning of the text that composes to so many characters."""
    ends = range(len(text) + 1)
    return bisect_right(ends, end, key=lambda n: len(normalize("NFC", text[:n]))) - 1
