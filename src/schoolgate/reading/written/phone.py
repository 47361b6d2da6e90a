"""Telephone numbers: of the United Kingdom, of other countries, with or without +44.

Nobody has some kinds of number at home: Ofcom's National Telephone Numbering Plan
gives 030 to public bodies and charities alone, 116 to lines of social value, and 080,
084, 087, 09, 033, 034 and 037 to those who run a service.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import takewhile

from schoolgate.reading.written import TextSpan

_GAP = r"[\s().\-/_·*,|~:…\[\]]{0,3}"
# The letter O is typed for nought, and l or I for one.
_DIGIT = r"(?:\d|o(?![a-np-z])|(?<=\d)[il](?![a-z]))"
_SPOKEN = (
    r"(?:zero|nought|oh|o|one|two|three|four|five|six|seven|eight|nine|double|treble"
    r"|triple)"
)
_CUE = (
    r"(?:telephone|tel|ph|fax|mobile|mob|phone|call|ring|☎|📞|(?:child|help|hot)line"
    r"|samaritans|nspcc|crimestoppers|papyrus|shout)"
)
_BETWEEN = r"(?: (?:number|no|us|me|him|her|them|the|school|office|on|at|is)\b)*"

# From abroad (+44, 0044, 44) or from home (0).
BRITISH = (
    rf"(?<![\w&=#£$€])(?<!\d[.\-,:])(?:[(\[]?(?:\+"
    rf"|00 ?){_GAP}44{_GAP}(?:\(?0\)?{_GAP})?|44{_GAP}(?=7)"
    rf"|[(\[]?[0o]{_GAP})[1-9](?:{_GAP}{_DIGIT}){{8,9}}(?:(?!\w)|(?=x\d|ext))"
)
FOREIGN = r"(?<![\w&=#])(?:\+|00(?=[1-9]))\(?[1-9](?:[ ().\-/]{0,3}\d){7,13}(?!\d)"
AMERICAN = r"(?<![\w-])\(?\d{3}(?:\) ?|[-.])\d{3}[-.]\d{4}(?![\w-])"
# The one helpline that is eight digits long, and what is one digit off it: all others
# that look like it are times of day.
CHILDLINE = (
    r"(?<![\d(])(?:\(?0\)?800\)?[ .-]?1111|\(?0\)?800\)? ?(?:[02-9]111|1[02-9]11"
    r"|11[02-9]1|111[02-9]))(?![\d:])"
)
# A code to text a service by.
_TEXTED = r"\b(?:text|sms|call|ring|shout)(?: [a-z]+){0,2}:? "
CODE = rf"{_TEXTED}(?P<local>[4-9]\d{{4}})(?!{_GAP}\d)"
# Too short to be known for a number but by the word before it.
LOCAL = (
    rf"(?:\b|(?=[☎📞])){_CUE}{_BETWEEN}[.:]{{0,2}} {{0,2}}"
    r"(?P<local>\d(?:[ -]?\d){5,9})(?![\doil:/]|[ -]\d)"
)
SPOKEN = rf"\b(?:zero|nought|oh|o)(?:[ ,-]{{1,3}}{_SPOKEN}){{7,}}\b"
EVERY = (BRITISH, FOREIGN, AMERICAN, CHILDLINE, LOCAL, CODE, SPOKEN)

TRIGGER = (
    rf"\d(?:[\W_]{{0,4}}[\do]){{5}}|\b(?:o|0)(?:[\W_]{{0,4}}[\do]){{5}}"
    rf"|\b(?:zero|nought|oh|o)[ ,-]{{1,3}}{_SPOKEN}\b|{_TEXTED}[4-9]\d{{4}}"
)

_DATES_OR_TIMES = (
    r"[(\[]?\d{1,2}([./-])\d{1,2}\1\d{2,4}\b|\d{1,2} ?: ?\d\d\b|0\D*1\D*2\D*3\D*4\D*5"
    r"|\d{1,2}\.\d\d\b\D+\d{1,2}\.\d\d\b|\d{4}-\d\d-\d\d\b|0\.\d+$"
)


def find(text: str) -> Iterator[TextSpan]:
    """Find telephone numbers; ``bare`` is the national number, without its 0."""
    end = 0
    for match in _in_order(text):
        if match.start() >= end and _has_length(match[0]):
            end = match.end()
            yield _number(match)


def is_mobile(bare: str) -> bool:
    """Tell a mobile of the United Kingdom; 070 and most of 076 are something else."""
    return re.fullmatch(r"7(?:[1-57-9]\d|624)\d+", bare) is not None and len(bare) == 10


def is_public(bare: str) -> bool:
    """Tell a number that only a public body, a charity or a social service can have."""
    return re.fullmatch(r"30\d{8}|116\d{3}", bare) is not None


def is_code(said: str) -> bool:
    """Tell a code that people text, of which a stranger has none."""
    return re.fullmatch(r"\d{5}", said) is not None


def is_a_services(bare: str) -> bool:
    """Tell a number that is given to services, free or dear, and never to a home."""
    services = r"80\d{7,8}|8[47]\d{8}|9\d{9}|3[347]\d{8}"
    return re.fullmatch(services, bare) is not None


def is_landline(bare: str) -> bool:
    """Tell a landline of the United Kingdom, with its area code or without."""
    return re.fullmatch(r"[12]\d{8,9}|\d{6,8}", bare) is not None


def is_uk(bare: str) -> bool:
    """Tell a whole number of the United Kingdom, of whatever sort."""
    return re.fullmatch(r"[1-3578]\d{8,9}|80\d{7,8}", bare) is not None


def bare(number: str) -> str:
    """Write a number as numbers are compared: its digits, from the area code on."""
    digits = _digits(number)
    abroad = r"^(?:00)?44(?=0?(?:\d{9,10}|800\d{4}|116\d{3})$)"
    return re.sub(abroad, "", digits).removeprefix("0")


def _digits(number: str) -> str:
    written = re.sub(r"(?<=\d)[ilIL]", "1", re.sub("[oO]", "0", number))
    return re.sub(r"\D", "", written)


def is_one_off(bare: str, known: Iterable[str]) -> bool:
    """Tell a number that is a known one but for one digit, or two that changed places.

    Short numbers are too close to each other for that.
    """
    return any(len(other) > 4 and _is_one_apart(bare, other) for other in known)


def _is_one_apart(one: str, other: str) -> bool:
    if abs(len(one) - len(other)) > (len(other) > 6) or one == other:
        return False
    pairs = zip(one, other, strict=False)
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    one, other = one[same:], other[same:]
    changed_places = other[1::-1] + other[2:]
    return (
        one[1:] == other[1:]
        or one[1:] == other
        or one == other[1:]
        or one == changed_places
    )


def _in_order(text: str) -> list[re.Match[str]]:
    """Find every pattern, in the order of the text, the longer one first."""
    found = [m for p in EVERY for m in re.finditer(p, text, re.IGNORECASE)]
    return sorted(found, key=lambda match: (match.start(), -match.end()))


def _number(match: re.Match[str]) -> TextSpan:
    group = "local" if "local" in match.re.groupindex else 0
    said = match[group]
    country = "1" if match.re.pattern == AMERICAN else ""
    return TextSpan(match.start(group), match.end(group), said, country + bare(said))


def _has_length(said: str) -> bool:
    """Hold a number that begins with 0 to the lengths that such numbers have."""
    if not re.match(r"[(\[+ ]*[\dOo](?:[^a-z]|(?<=\d)[il])*$", said):
        return True
    digits = _digits(said)
    if sum(map(str.isdigit, said)) < 7 or re.match(_DATES_OR_TIMES, said):
        return False
    return digits[0] != "0" or digits[:2] == "00" or _is_national(digits[1:])


def _is_national(national: str) -> bool:
    if national[0] in "18":
        return len(national) in {7, 9, 10}
    return len(national) == 10
