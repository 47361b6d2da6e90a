"""Street addresses: a number and a street, in English or Welsh, or a house with a name.

"12 Oak Road", "15 Heol y Castell", "Oak Cottage, Mill Lane", "Tŷ Newydd, Ffordd y Môr".
"""

import re
from collections.abc import Iterator

from schoolgate.reading.written import TextSpan, house
from schoolgate.reading.written.street import (
    KINDS,
    SMALL_WELSH,
    WELSH,
    WELSH_STREET,
)

_NUMBER = (
    r"(?:(?i:flat|apartment|apt|no\.?|number|rhif|fflat) ?)?\d{1,4} ?[a-h]?(?:[-/]\d+)?"
)
_WORD_NUMBER = (
    r"(?:Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven|Twelve|Thirteen"
    r"|Fourteen|Fifteen|Sixteen|Seventeen|Eighteen|Nineteen|(?:Twenty|Thirty|Forty"
    r"|Fifty|Sixty|Seventy|Eighty|Ninety)(?:[ -](?:one|two|three|four|five|six|seven"
    r"|eight|nine))?)"
)

STREET = (
    r"(?<![\w£$€.,:/'#%-])(?:(?:flat|apartment|apt|no\.?|number|№) ?)?"
    r"\d{1,4} ?[a-h]?(?:[-/]\d{1,4}[a-h]?)?(?:,? {1,2}|, ?|,?\n)"
    rf"(?P<name>(?:[^\W\d_][\w'.-]* {{1,2}}){{1,4}}?)(?P<kind>{KINDS})\b"
    r"(?=(?P<after>\.?[ ,]{0,2}[\w']*))"
)
OTHER = (
    rf"(?<![\w£$€.,:/'#%-])\d{{1,4}} ?[a-h]?(?:-\d+)?,? (?:{WELSH})"
    rf"(?: (?:y|yr) |[ -])[^\W\d_][\w'-]+"
    r"|\bp\.? ?o\.? ?box:? \d{1,6}\b"
)
NUMBERED_WELSH = rf"(?<![\w£$€.,:/'#%-]){_NUMBER},? {WELSH_STREET}"
SPELLED = (
    rf"\b(?:{_WORD_NUMBER}|{_WORD_NUMBER.lower()})"
    r" (?P<name>(?!Year|Class|New|Main)[A-Z][\w'-]+(?: [A-Z][\w'-]+)?)"
    r" (?P<kind>Road|Street|Avenue|Lane|Close|Drive|Crescent|Gardens|Terrace|Grove"
    r"|Mews)"
    r"\b(?=(?P<after>\.?[ ,]{0,2}[\w']*))"
)
TRIGGER = (
    rf"\d\s?[a-h]?,?\s{{0,2}}(?:[^\W\d_][^\s\d]*\s{{1,2}}){{1,4}}?(?:{KINDS})\b"
    rf"|\d\s?[a-h]?,?\s{SMALL_WELSH}[\s'-]|\bp\.?\s?o\.?\s?box|{house.TRIGGER}"
    r"|\b(?:t(?:wo|en|welve|h(?:ree|irt(?:y|een))|wenty)|f(?:our|ive|ourteen|ift(?:y|een)"
    r"|orty)|s(?:ix|even)(?:teen|ty)?|eight(?:een|y)?|nine(?:teen|ty)?|eleven)"
    r"(?:[ -]\w+)?\s\w+\s(?:\w+\s)?(?:road|street|avenue|lane|close"
    r"|drive|crescent|gardens|terrace|grove|mews)\b"
)

# The kinds that a street in small letters may be of.
_PLAIN_KINDS = frozenset(
    "road rd street avenue ave lane close drive crescent gardens terrace grove"
    " mews".split()
)
# "Year 4 Park Road", "the top 10 High Street shops": the number is of something else.
_NOT_BEFORE = (
    r"(?i:\b(?:years?|yr|y|class|stage|ks|days?|weeks?|chapter|grade|aged?|under|route"
    r"|top|bus|platform|junction|season|series|part|book|level|team|round|over|the"
    r"|least|in|and|since|by|first|last|next|only|just|about|channel|radio|bbc|beat|won"
    r"|lost) $)"
)
# "3 miles down the road", "a 2 way street".
_NOT_NAMES = frozenset(
    "a an and most at by car cars children day days down for from hour hours in km lane"
    " lanes main metre metres mile miles min mins minute minutes month months more my"
    " of on our out people per pm am place places pupils star storey the this to up way"
    " ways week weeks who with year years your i we is are was x new busy local other"
    " high hrs points goals men women kids killed injured dead days' years' bed bedroom"
    " different closed open good great".split()
)
_NOT_AFTER = frozenset(
    "primary school schools junior juniors infant infants academy nursery pupils"
    " children team fc united party parties college surgery works car cars".split()
)
_SAINTLY = frozenset(("st", "dr"))
_SAINTLY_STREETS = frozenset(
    "high church station main mill victoria queen king market school bridge chapel"
    " george albert north south east west union water castle oak park".split()
)
_FAMOUS = frozenset(("10 downing street", "221b baker street", "4 privet drive"))


def find(text: str) -> Iterator[TextSpan]:
    """Find street addresses, houses with a name and post office boxes, each once."""
    every = [*map(_written, _matches(text)), *house.find(text)]
    end = 0
    for found in sorted(every, key=lambda one: (one.start, -one.end)):
        if found.start >= end:
            end = found.end
            yield found


def _matches(text: str) -> Iterator[re.Match[str]]:
    for pattern, flags in ((STREET, re.IGNORECASE), (SPELLED, 0)):
        found = re.finditer(pattern, text, flags)
        yield from (match for match in found if _is_address(match, text))
    yield from re.finditer(OTHER, text, re.IGNORECASE)
    yield from re.finditer(NUMBERED_WELSH, text)


def _written(match: re.Match[str]) -> TextSpan:
    bare = " ".join(match[0].casefold().split())
    return TextSpan(match.start(), match.end(), match[0], bare)


def _is_address(match: re.Match[str], text: str) -> bool:
    if " ".join(match[0].casefold().split()) in _FAMOUS:
        return False
    if re.search(_NOT_BEFORE, text[max(0, match.start() - 12) : match.start()]):
        return False
    if match["after"].strip(" ,.").casefold() in _NOT_AFTER or _is_a_year(match[0]):
        return False
    return _is_street(match)


def _is_a_year(said: str) -> bool:
    return re.match(r"(?:19|20)\d\d ", said) is not None


def _is_street(match: re.Match[str]) -> bool:
    """Judge the street's name by its capitals, or where it has none by its words."""
    words = match["name"].split()
    if match["kind"].casefold() in _SAINTLY and re.match(r" [A-Z]", match["after"]):
        return words[-1].casefold() in _SAINTLY_STREETS
    if all(word[0].isupper() for word in (words[0], match["kind"])):
        return words[0].casefold() not in _NOT_NAMES - {"high", "new", "the", "main"}
    if _NOT_NAMES.intersection(word.casefold() for word in words):
        return words == ["high"] and match["kind"].casefold() == "street"
    return match["kind"].casefold() in _PLAIN_KINDS and len(words) < 3
