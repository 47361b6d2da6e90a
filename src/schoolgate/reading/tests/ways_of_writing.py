"""The ways a name can be written, for the tests and the benchmark alike."""

import re
import unicodedata
from collections.abc import Callable

Way = Callable[[str, str], str]

_CYRILLIC = str.maketrans("aoecpxAOEKMTHBC", "аоесрхАОЕКМТНВС")
_GREEK = str.maketrans("AoKEHIMTBv", "ΑοΚΕΗΙΜΤΒν")
_SMALL_CAPITALS = str.maketrans("abcdefghijklmnoprstuvwyz", "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ")


def _shifted(upper: int, lower: int) -> Callable[[str], str]:
    """Move the letters A-Z and a-z to other alphabets of Unicode."""

    def move(text: str) -> str:
        capitals = {ord("A") + i: upper + i for i in range(26)}
        small = {ord("a") + i: lower + i for i in range(26)}
        return text.translate(capitals | small)

    return move


def _no_accents(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text)
    return "".join(c for c in apart if not unicodedata.combining(c))


def _glued(text: str) -> str:
    return re.sub(r"[ '’-]", "", text)


def _slip(word: str) -> str:
    """Swap the third letter and the fourth, or leave a short word's last one out."""
    if len(word) < 5 or not word[2:4].isalpha() or word[2] == word[3]:
        return word
    return word[:2] + word[3] + word[2] + word[4:]


_bold = _shifted(0x1D400, 0x1D41A)
_circled = _shifted(0x24B6, 0x24D0)
_wide = _shifted(0xFF21, 0xFF41)
_squared = _shifted(0x1F170, 0x1F170)
_fraktur = _shifted(0x1D56C, 0x1D586)

WAYS: dict[str, Way] = {
    "plain": lambda f, s: f"{f} {s}",
    "small letters": lambda f, s: f"{f} {s}".lower(),
    "capitals": lambda f, s: f"{f} {s}".upper(),
    "possessive": lambda f, s: f"{f} {s}'s",
    "curly possessive": lambda f, s: f"{f} {s}’s",
    "surname first": lambda f, s: f"{s}, {f}",
    "surname first in capitals": lambda f, s: f"{s.upper()}, {f}",
    "middle name": lambda f, s: f"{f} Marie {s}",
    "middle initial": lambda f, s: f"{f} J. {s}",
    "no-break space": lambda f, s: f"{f}\u00a0{s}",
    "two spaces": lambda f, s: f"{f}  {s}",
    "line break": lambda f, s: f"{f}\n{s}",
    "zero width": lambda f, s: "\u200b".join(f"{f} {s}"),
    "soft hyphen": lambda f, s: f"{f[:2]}\u00ad{f[2:]} {s[:2]}\u00ad{s[2:]}",
    "word joiner": lambda f, s: f"{f}\u2060 {s}\u2060",
    "right to left marks": lambda f, s: f"\u202a{f}\u202c {s}",
    "variation selector": lambda f, s: f"{f[0]}\ufe0f{f[1:]} {s}",
    "combining marks": lambda f, s: f"{f[0]}\u0301{f[1:]} {s[0]}\u0336{s[1:]}",
    "decomposed": lambda f, s: unicodedata.normalize("NFD", f"{f} {s}"),
    "mathematical bold": lambda f, s: _bold(f"{f} {s}"),
    "fraktur": lambda f, s: _fraktur(f"{f} {s}"),
    "circled": lambda f, s: _circled(f"{f} {s}"),
    "full width": lambda f, s: _wide(f"{f} {s}"),
    "negative squared": lambda f, s: _squared(f"{f} {s}".upper()),
    "small capitals": lambda f, s: f"{f} {s}".lower().translate(_SMALL_CAPITALS),
    "Cyrillic look-alikes": lambda f, s: f"{f} {s}".translate(_CYRILLIC),
    "Greek look-alikes": lambda f, s: f"{f} {s}".translate(_GREEK),
    "figures for letters": lambda f, s: f"{f} {s}".translate(
        str.maketrans("iaoe", "1403")
    ),
    "without accents": lambda f, s: _no_accents(f"{f} {s}"),
    "hyphen as space": lambda f, s: f"{f} {s}".replace("-", " "),
    "hyphen left out": lambda f, s: f"{f} {s}".replace("-", ""),
    "non-breaking hyphen": lambda f, s: f"{f} {s}".replace("-", "\u2011"),
    "no apostrophe": lambda f, s: f"{f} {s}".replace("'", ""),
    "curly apostrophe": lambda f, s: f"{f} {s}".replace("'", "’"),
    "modifier apostrophe": lambda f, s: f"{f} {s}".replace("'", "ʼ"),
    "camel tag": lambda f, s: "#WellDone" + _glued(f) + _glued(s),
    "small tag": lambda f, s: ("#welldone" + _glued(f) + _glued(s)).lower(),
    "bare tag": lambda f, s: "#" + _glued(f) + _glued(s),
    "handle": lambda f, s: f"@{_glued(f)}_{_glued(s)}".lower(),
    "slug": lambda f, s: (
        f"https://news.example/{f}-{s}-wins".lower().replace(" ", "-").replace("'", "")
    ),
    "emoji between": lambda f, s: f"{f} 🎉 {s}",
    "spelled out": lambda f, s: " ".join(_glued(f + s)),
    "spelled with dots": lambda f, s: ".".join(_glued(f + s)),
    "spelled with underscores": lambda f, s: "_".join(f"{f} {s}"),
    "bracketed nickname": lambda f, s: f"{f} (Bobby) {s}",
    "quoted nickname": lambda f, s: f'{f} "Bobby" {s}',
    "bold markdown": lambda f, s: f"**{f}** {s}",
    "bold HTML": lambda f, s: f"<b>{f}</b> {s}",
    "HTML entities": lambda f, s: f"&#{ord(f[0])};{f[1:]} {s}".replace("'", "&#39;"),
    "quoted forename": lambda f, s: f"“{f}” {s}",
    "table cells": lambda f, s: f"| {s} | {f} |",
    "tab cells": lambda f, s: f"{f}\t{s}",
    "semicolon cells": lambda f, s: f"{s};{f}",
    "dotted handle": lambda f, s: f"@{_glued(f)}.{_glued(s)}".lower(),
    "drawn out": lambda f, s: f"{f}{f[-1] * 2} {s}",
}
SLIPS: dict[str, Way] = {
    "slip in the forename": lambda f, s: f"{_slip(f)} {s}",
    "slip in the surname": lambda f, s: f"{f} {_slip(s)}",
}
