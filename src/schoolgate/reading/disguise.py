"""Words read through what hides them: ``sh1t``, ``f**k``, ``stuuupid``, ``d u m b``.

Each token of a text gives the words it may be read as; the caller knows which words
matter. Nothing is guessed but letters that stand for one another.
"""

import re
from collections.abc import Iterator, Mapping

from schoolgate.engine.record import record
from schoolgate.reading.lettering import plain_lettering, small

# As written in place of letters; "1" is read as "l" as well.
LEET = str.maketrans("0134578@$!+€", "oieastbasite")
ENDINGS = ("", "s", "es", "z")
# A pattern that every text matches in which letters are hidden, stretched or spaced.
HIDDEN = (
    r"(?:^|[^\w/.])(?:[a-z]{1,9}[*%#@$!+0134578]{1,9}[a-z]|[a-z]{1,9}(?:[*%#]|\$\$)|\$[a-z])"
    r"|(?:\b[a-z][ ._*-]){3}[a-z]\b"
    f"|{'|'.join(sign * 3 for sign in 'abcdefghijklmnopqrstuvxyz')}"
)

_WORD = r"[^\W_][\w@$!+*#%]*|\$[a-z][\w*]+"
_SPACED = r"(?i:(?<![\w'])[a-z](?:[ ._*-][a-z]){3,}(?![\w']))"
_STRETCHED = r"([^\W\d_])\1{2,}"
_MASK = r"[*#%]"


@record
class Token:
    """A word as it stands in the plain text, and the ways to read it."""

    start: int
    end: int
    readings: tuple[str, ...]


def tokens(text: str) -> Iterator[Token]:
    """Read each word of a text, spelled-out ones as one word too."""
    plain = small(plain_lettering(text).text)
    ways = _readings if re.search(_STRETCHED, plain) else _unstretched
    for found in re.finditer(_WORD, plain):
        in_address = plain[max(0, found.start() - 1) : found.start()] in {"/", "."}
        readings = (found[0],) if in_address else tuple(ways(found[0]))
        yield Token(*found.span(), readings)
    for found in re.finditer(_SPACED, plain):
        yield Token(*found.span(), (re.sub(r"[^a-z]", "", found[0]),))


def _readings(token: str) -> Iterator[str]:
    yield from _unstretched(token)
    bare = token.rstrip("!+")
    if re.search(_STRETCHED, bare):
        yield re.sub(_STRETCHED, r"\1", bare)
        yield re.sub(_STRETCHED, r"\1\1", bare)


def _unstretched(token: str) -> Iterator[str]:
    """The readings of a word that has no letter three times in a row."""
    bare = token.rstrip("!+")
    yield bare
    if bare.endswith("*"):
        yield bare.rstrip("*")
    if not bare.isalpha():
        yield bare.translate(LEET)
        yield bare.replace("1", "l").translate(LEET)


def forms(known: Mapping[str, str]) -> Mapping[str, str]:
    """Each word's plural forms as well, with the word that they are forms of."""
    return {f"{word}{end}": word for end in reversed(ENDINGS) for word in known}


def recognised(token: Token, known: Mapping[str, str]) -> str | None:
    """The known word that one of a token's readings is a form of, or None."""
    for reading in token.readings:
        word = _unmasked(reading, known) if re.search(_MASK, reading) else reading
        if word in known:
            return known[word]
    return None


def _unmasked(reading: str, known: Mapping[str, str]) -> str:
    """The first known form whose letters are those that the mask has left."""
    if len(reading) < 4 or not reading[0].isalpha():
        return reading
    letters = reading.rstrip("#%")
    alike = (f for f in known if len(f) == len(letters) and f[0] == letters[0])
    shape = re.compile(re.sub(_MASK, "[a-z]", letters))
    return next(filter(shape.fullmatch, alike), reading)
