"""E-mail addresses, also where @ and the dots are put in words or in brackets."""

import re
from collections.abc import Iterator

from schoolgate.reading.written import TextSpan

_AT = r"(?:@| ?[(\[{<] ?(?:@|at) ?[)\]}>] ?)"
_DOT = r"(?:\.| ?[(\[{<] ?(?:\.|dot) ?[)\]}>] ?)"
_USER = (
    r"(?<![\w.+'-])(?P<user>\"[^\"\n@]{1,40}\""
    rf"|\w[\w+'&%=~-]{{0,63}}(?:{_DOT}[\w+'&%=~-]{{1,40}}){{0,4}})"
)
_ENDINGS = "com|org|net|uk|edu|info"
# Who writes "at" for @ and nothing for the rest has an address at one of these.
_PROVIDERS = (
    r"(?:gmail|googlemail|hotmail|outlook|icloud|btinternet|aol|protonmail|proton|ymail"
    r"|yahoo|live|talktalk|virginmedia)"
)
_LABEL = r"\w[\w-]{0,62}"

EVERY = (
    rf"{_USER}{_AT}(?P<host>{_LABEL}(?:{_DOT}{_LABEL}){{0,5}}{_DOT}[^\W\d_][\w-]{{1,23}}"
    r"|\[\d{1,3}(?:\.\d{1,3}){3}\])(?![\w-])",
    # With spaces about the @, only under the commonest endings.
    rf"{_USER} {{0,2}}@ {{1,2}}(?P<host>(?:{_LABEL}\.){{1,5}}(?:{_ENDINGS}))\b",
    rf"{_USER} {{0,2}}(?:@|\bat\b) {{0,2}}(?P<host>{_PROVIDERS} {{0,2}}"
    r"(?:[.,]|\bdot\b) {0,2}(?:com|co\.uk|net|me))\b",
    rf"{_USER} at (?P<host>{_LABEL}(?: dot {_LABEL}){{1,4}})\b",
)
# "name@2x.png" is a picture.
_FILES = frozenset("png jpg jpeg gif svg webp pdf heic mp4".split())

TRIGGER = (
    r"[^\s@]@\s{0,2}[\w\[]|\w\s{1,2}@\s|[(\[{<]\s?(?:at|@)\W|\bat\s\S+\sdot\s"
    rf"|(?:@|\bat)\s{{0,2}}{_PROVIDERS}\W"
)


def find(text: str) -> Iterator[TextSpan]:
    """Find e-mail addresses; ``bare`` is the address in small letters, spelled out."""
    end = 0
    found = [m for p in EVERY for m in re.finditer(p, text, re.IGNORECASE)]
    for match in sorted(found, key=lambda match: (match.start(), -match.end())):
        bare = f"{_spelled_out(match['user'])}@{_spelled_out(match['host'])}"
        if match.start() >= end and bare.rpartition(".")[2] not in _FILES:
            end = match.end()
            yield TextSpan(match.start(), end, match[0], bare)


def _spelled_out(part: str) -> str:
    dots = re.sub(r"(?<![\w.])dot(?![\w.])", ".", part.casefold())
    return re.sub(r"[\s()\[\]{}<>]", "", dots)
