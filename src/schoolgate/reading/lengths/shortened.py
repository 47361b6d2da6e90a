"""Mastodon's count: graphemes, but 23 for a link and no server's name in a handle.

A link counts as 23 only where it begins with http; ``@name@server`` weighs ``@name``.
"""

import re
from collections.abc import Iterator

from schoolgate.reading.lengths import Piece, graphemes

LINK = 23
_SPECIAL = re.compile(
    r"(?P<link>https?://[^\s<>\"]*[^\s<>\".,;:!?'’”)\]])"
    r"|(?<![\w/])@(?P<name>\w+(?:[.-]+\w+)*)@[\w.-]+\w"
)


def pieces(text: str) -> Iterator[Piece]:
    """Weigh links and handles whole, and the rest by the grapheme."""
    start = 0
    for special in _SPECIAL.finditer(text):
        yield from _between(text, start, special.start())
        name = special["name"]
        yield special.end(), LINK if name is None else len(name) + 1
        start = special.end()
    yield from _between(text, start, len(text))


def _between(text: str, start: int, end: int) -> Iterator[Piece]:
    for place, weight in graphemes.pieces(text[start:end]):
        yield start + place, weight
