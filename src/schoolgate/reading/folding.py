"""Any way of writing a letter brought to its plain one, with the way back.

Accents, look-alikes of other alphabets, full-width, circled, squared, mathematical and
small-capital letters become plain ones, in their case; what has no width vanishes; HTML
entities and tags are read as a browser reads them. The plain text is for machines: a
finding always points at the author's own characters.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from importlib import import_module

from schoolgate.engine.finding import Span
from schoolgate.engine.record import record

# Letters that Unicode does not take apart, and those of other alphabets that a reader
# takes for Latin ones.
UNDECOMPOSED = {
    "ł": "l",
    "ø": "o",
    "đ": "d",
    "ð": "d",
    "ħ": "h",
    "þ": "th",
    "æ": "ae",
    "œ": "oe",
    "ß": "ss",
    "ı": "i",
    "ŋ": "n",
    "ə": "e",
    "ŧ": "t",
}
LOOK_ALIKES = (
    ("абвгеёзіїјкмнорстухѕцьһԁԛԝ", "abbreeziijkmhopctyxsubhdqw"),
    ("αβγεζηικμνορτυχω", "abyezniku" + "voptuxw"),
    ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX"),
    ("АВЕЁЗІЇЈКМНОРСТУХЅ", "ABEEZIIJKMHOPCTYXS"),
    ("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ", "abcdefghijklmnoprstuvwyz"),
)
APOSTROPHES = "’‘ʼ‛′`´＇ʻʽˈ"
HYPHENS = "‐‑‒–—−﹣－"
# Emoji blocks of negative letters, thirty-two before the next form of the alphabet.
NEGATIVE_A = (0x1F150, 0x1F170, 0x1F1E6)

_MARKED_UP = r"&#?\w{1,8};|</?[A-Za-z][^<>]{0,80}>"
_UNIT = rf"(?s:{_MARKED_UP}|.)"


@cache
def _single() -> dict[str, str]:
    """Every character that goes by a table, in both cases."""
    table: dict[str, str] = {}
    for written, plain in LOOK_ALIKES:
        table.update(zip(written, plain, strict=True))
    for written, plain in UNDECOMPOSED.items():
        table[written] = plain
        table[written.upper()] = plain.capitalize()
    table.update(dict.fromkeys(APOSTROPHES, "'"))
    table.update(dict.fromkeys(HYPHENS, "-"))
    table["ß"] = "ss"
    return table


def by_table(character: str) -> bool:
    """Whether a character goes by a table of ours, whatever Unicode says of it."""
    return character in _single()


def _plain(character: str) -> str:
    found = _single().get(character)
    if found is not None:
        return found
    category = unicodedata.category(character)
    if category in {"Mn", "Me", "Cf"}:
        return ""
    for first in NEGATIVE_A:
        if first <= ord(character) < first + 26:
            return chr(ord("A") + ord(character) - first)
    return _taken_apart(character, category)


def _taken_apart(character: str, category: str) -> str:
    apart = unicodedata.normalize("NFKD", character)
    letters = "".join(c for c in apart if unicodedata.category(c) not in {"Mn", "Me"})
    if letters == character:
        return " " if category[0] == "Z" else character
    if not letters.strip():
        return " "
    inner = letters.strip("()")
    return "".join(_single().get(letter, letter) for letter in inner)


class _Table(dict[int, str]):
    """A translation table that learns each character when it first meets it."""

    def __missing__(self, point: int) -> str:
        plain = chr(point) if point < 128 else _plain(chr(point))
        self[point] = plain
        return plain


_TABLE = _Table({ord("`"): "'"})


@record
class Folded:
    """A text and its plain writing, which may be shorter or longer."""

    text: str
    plain: str

    def span(self, start: int, end: int) -> Span:
        """Where a stretch of the plain writing stands in the author's text."""
        if self.plain is self.text:
            return Span(start, end)
        starts, ends = self._ways_back()
        return Span(starts[start], ends[end - 1])

    def _ways_back(self) -> tuple[list[int], list[int]]:
        starts: list[int] = []
        ends: list[int] = []
        for begins, finishes, plain in _units(self.text):
            starts.extend([begins] * len(plain))
            ends.extend([finishes] * len(plain))
        return starts, ends


def fold(text: str) -> Folded:
    """Write a text in plain letters; plain ASCII is its own plain writing."""
    marked_up = ("&" in text or "<" in text) and re.search(_MARKED_UP, text)
    if marked_up:
        return Folded(text, "".join(plain for _, _, plain in _units(text)))
    if text.isascii() and "`" not in text:
        return Folded(text, text)
    return Folded(text, text.translate(_TABLE))


def _units(text: str) -> Iterator[tuple[int, int, str]]:
    for unit in re.finditer(_UNIT, text):
        written = unit.group()
        if len(written) == 1:
            plain = _TABLE[ord(written)]
        elif written.startswith("<"):
            plain = " "
        else:
            plain = _unescaped(written).translate(_TABLE)
        yield unit.start(), unit.end(), plain


def _unescaped(entity: str) -> str:
    """The character of an entity; few texts hold one, and their table is large."""
    character: str = import_module("html").unescape(entity)
    return character


def squash(name: str) -> str:
    """Bring a name to the key it goes by: its plain letters and digits, in small."""
    if name.isascii() and name.isalnum():
        return name.lower()
    return "".join(filter(str.isalnum, fold(name).plain)).lower()
