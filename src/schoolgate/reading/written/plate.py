"""Number plates of cars in the United Kingdom, of the current and of older shapes."""

import re
from collections.abc import Iterator

from schoolgate.reading.written import TextSpan, in_handle_or_link

_GAP = r"(?:[ \t\-.]{0,2})"
CURRENT = (
    rf"(?<![^\W_])(?P<head>[a-hj-pr-y]{{2}} ?(?:[0257][1-9]|[1-8]\d|[256]0)){_GAP}"
    r"(?P<tail>[a-hj-pr-z]{3})(?![^\W_])"
)
PREFIX = (
    r"(?<![^\W_])(?P<head>[a-hj-npr-tv-y] ?\d{1,3})"
    rf"{_GAP}(?P<tail>[a-hj-pr-z]{{3}})(?![^\W_])"
)
SUFFIX = (
    rf"(?<![^\W_])(?P<tail>[a-hj-pr-z]{{3}}){_GAP}"
    r"(?P<head>\d{1,3}[a-hj-npr-tv-y])(?![^\W_])"
)
# Without a letter for the year; known only by the word before it.
DATELESS = (
    r"(?i:\b(?:reg|registration|reg\.? no\.?|number ?plate|licence plate)\b)"
    r"(?:[ :.]{1,3}|(?: number| is| was| plate| no\.?))+ ?"
    rf"(?P<number>(?:[A-Z]{{1,3}}{_GAP}\d{{1,4}}"
    rf"|\d{{1,4}}{_GAP}[A-Z]{{1,3}}))(?![^\W_])"
)
TRIGGER = (
    r"\b[a-z]{2}\s?\d\d[^\w\n]{0,2}[a-z]{3}\b|\b[a-z]\s?\d{1,3}[^\w\n]{0,2}[a-z]{3}\b"
    r"|\b[a-z]{3}[^\w\n]{0,2}\d{1,3}[a-z]\b|\breg\b|registration|plate"
)
_CUE = (
    r"(?i:\b(?:cars?|reg|registration|plates?|parked|vehicle|driver|driving|van|lorry"
    r"|minibus|motorbike|motorcycle|ford|fiesta|vauxhall|corsa|audi|bmw|mini|toyota"
    r"|nissan|honda|skoda|volvo|kia|hyundai|mercedes|peugeot|renault|golf|range"
    r" rover)\b)"
)
# Three letters that are a word, or the name of a thing, after "M25" or "MH17".
_WORDS = frozenset(
    "act add ads age ago air all and any apr are arm art ask ate aug ave bad bag ban"
    " bar bat bay bbc bed bet big bit box boy bst bug bus but buy bye can cap car cat"
    " cup cut dad day dec den did die dog dry due ear eat egg end era etc eve eye fab"
    " fan far fat feb few fit fly for fox fri fun gap gas gay get gmt god got gun guy"
    " had has hat her hey him his hit hot how ice ill its jam jan jet job joy jun key"
    " kid lab law lay leg let lie log lot low ltd mad man map mar may men met mix mon"
    " mph mum net new nor not nov now nut oct odd off oil old one our out own pay pen"
    " per pet pin plc pop pub put ran rap rat raw red rep rip rot row run sad sat saw"
    " say sea see sep set sex she shy sir sit six sky son sun tax tea ten the thu tie"
    " tim tip toe too top toy try tub tue two usa use utc van via war was wax way web"
    " wed wet who why win won yes yet you zoo".split()
)
# "A LG55 UHD screen".
_THINGS = frozenset(
    "uhd dvd usb led lcd ssd hdd ram cpu gpu pro max pdf gps app gbp usd tft fps amg"
    " gti tdi".split()
)


def find(text: str) -> Iterator[TextSpan]:
    """Find number plates, but not roads, flights, dates and product codes."""
    end = 0
    for match in _in_order(text):
        if match.start() < end or in_handle_or_link(text, match.start()):
            continue
        if _is_plate(match, text):
            end = match.end()
            yield _plate(match)


def _in_order(text: str) -> list[re.Match[str]]:
    shapes = (CURRENT, PREFIX, SUFFIX, DATELESS)
    found = [m for shape in shapes for m in re.finditer(shape, text, re.IGNORECASE)]
    return sorted(found, key=lambda match: match.start())


def _plate(match: re.Match[str]) -> TextSpan:
    group = "number" if "number" in match.re.groupindex else 0
    said = match[group]
    bare = re.sub(r"\W", "", said).upper()
    return TextSpan(match.start(group), match.end(group), said, bare)


def _is_plate(match: re.Match[str], text: str) -> bool:
    if "number" in match.re.groupindex:
        return True
    tail, is_current = match["tail"].casefold(), match.re.pattern == CURRENT
    stands_out = match[0].isupper() and not text.replace(match[0], "").isupper()
    is_split = " " in match["head"]
    if tail in _WORDS or (is_split and not stands_out):
        return stands_out and is_current and not is_split
    return tail not in _THINGS and _is_dressed_so(match, text)


def _is_dressed_so(match: re.Match[str], text: str) -> bool:
    """Whether the form, its capitals or a word of cars make it a plate."""
    is_current = match.re.pattern == CURRENT
    return is_current or match[0].isupper() or re.search(_CUE, text) is not None
