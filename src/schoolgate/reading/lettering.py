"""Each character as its plainest look-alike, so that patterns meet one spelling only.

Digits of any script become 0-9, the many spaces and hyphens become one of each,
full-width and mathematical letters become letters, and what has no width goes. Case
and accents stay. Offsets lead back to the author's own characters.
"""

import unicodedata
from functools import lru_cache

from schoolgate.engine.finding import Span
from schoolgate.engine.record import record
from schoolgate.reading.folding import APOSTROPHES

# A pattern for triggers: any character that may hide a Latin letter or a digit, so
# that a trigger written for plain spelling lets disguised spelling through. As they
# stand: without regard to case, "k" is the sign for kelvin too.
ODD = (
    "(?-i:[`\u00aa\u00ad\u00b2\u00b3\u00b9\u00ba\u0300-\u03ff\u0400-\u052f\u0591-\u05c7\u0610-\u061a"
    "\u064b-\u065f\u0670\u0e31-\u0e4e\u1ab0-\u1aff\u1d00-\u1dff"
    "\u200b-\u200f\u2060-\u2064\u2070-\u209c\u20d0-\u20ff\u2100-\u214f\u2160-\u217f"
    "\u2460-\u24ff\u3099\u309a\ufe20-\ufe2f\ufe50-\ufe6f\ufeff\uff01-\uff5e\U0001d400-\U0001d7ff"
    "\U0001f130-\U0001f149]|[0-9A-Za-z]\ufe0f)"
)

# Cyrillic and Greek letters that a reader takes for Latin ones.
LOOK_ALIKES = dict(
    zip(
        "АВСЕНІЈКМОРЅТХУасеіјорѕхуӏԁһԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧορν",
        "ABCEHIJKMOPSTXYaceijopsxyldhqwABEZHIKMNOPTYXopv",
        strict=True,
    )
)
PLAIN = dict.fromkeys(APOSTROPHES, "'") | {
    "“": '"',
    "”": '"',
    "\u00ad": "",
    "〇": "0",
    "🅾": "O",
}
HYPHENS = "\u2212\u2010\u2011\u2043\uff0d"


def _plainest(character: str) -> str:
    if character in PLAIN:
        return PLAIN[character]
    if character in LOOK_ALIKES:
        return LOOK_ALIKES[character]
    digit = unicodedata.digit(character, None)
    if digit is not None:
        return str(digit)
    return _by_category(character)


def _by_category(character: str) -> str:
    category = unicodedata.category(character)
    if category in {"Mn", "Me", "Cf"}:
        return ""
    if category == "Zs":
        return " "
    if category == "Pd" or character in HYPHENS:
        return "-"
    compatible = unicodedata.normalize("NFKC", character)
    return compatible if len(compatible) == 1 else character


class _Table(dict[int, str]):
    """A translation table that learns each character when it first meets it."""

    def __missing__(self, code: int) -> str:
        is_plain = code < 128 and chr(code) not in PLAIN
        plain = chr(code) if is_plain else _plainest(chr(code))
        self[code] = plain
        return plain


_TABLE = _Table()


def small(text: str) -> str:
    """A text in small letters, each of which stands where it stood.

    ``str.lower`` makes two characters of a dotted capital I, and moves all that follow.
    """
    return text.replace("\u0130", "i").lower()


@record
class Lettering:
    """A text in plain characters; ``kept`` is where each stood, if any were dropped."""

    text: str
    kept: tuple[int, ...] | None = None

    def span(self, start: int, end: int) -> Span:
        """Lead a stretch of the plain text back to the text as given."""
        if self.kept is None or end <= start:
            return Span(start, end)
        return Span(self.kept[start], self.kept[end - 1] + 1)


@lru_cache(maxsize=4)
def plain_lettering(text: str) -> Lettering:
    """Read a text in its plainest characters; one that is plain already is kept."""
    if text.isascii() and "`" not in text:
        return Lettering(text)
    plain = text.translate(_TABLE)
    if len(plain) == len(text):
        return Lettering(plain)
    kept = (place for place, sign in enumerate(text) if _TABLE[ord(sign)])
    return Lettering(plain, tuple(kept))
