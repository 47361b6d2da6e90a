"""Numbers that lead to a door or a car: UK number plates and house numbers."""

import re

# A plate since 2001 by place: letters where letters are, digits where digits are. A
# reader takes one for the other where they look alike.
_CURRENT = re.compile(r"[A-Z01568]{2}[0-9OISZBGQ]{2}[A-Z01568]{3}")
_EARLIER = re.compile(r"[A-HJ-NPR-TV-Y]\d{1,3}[A-Z]{3}|[A-Z]{3}\d{1,3}[A-Y]")
_NORTHERN_IRELAND = re.compile(r"(?:[A-Z]{0,2}[IZ][A-Z]|[A-Z]{2}[IZ])\d{1,4}")
_TO_DIGIT = str.maketrans("OQISZBG", "0015286")
_TO_LETTER = str.maketrans("01568", "OISGB")

_STREETS = (
    "road|rd|street|st|lane|ln|avenue|ave|drive|dr|close|crescent|gardens|grove|place|"
    "terrace|way|walk|court|mews|hill|rise|row|square|park|view|green"
)
_ADDRESS = re.compile(
    rf"\b(?:no\.? ?)?\d{{1,4}}[a-z]? (?:[a-z']+ ){{1,3}}(?:{_STREETS})\b", re.IGNORECASE
)
_POSTCODE = re.compile(
    r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2}\b", re.IGNORECASE
)
_NUMBER = re.compile(r"(?:no\.? ?)?\d{1,3} ?[a-d]?", re.IGNORECASE)


def plate(text: str) -> str:
    """The UK number plate that a line is, as it is written; empty where it is none."""
    words = re.sub(r"[^A-Z0-9 ]", "", text.upper()).removeprefix("GB ").split()
    line = "".join(words)
    if not re.search(r"[a-z]", text) and (
        _EARLIER.fullmatch(line) or _NORTHERN_IRELAND.fullmatch(line)
    ):
        return line
    if _CURRENT.fullmatch(line) and _is_split_as_plates_are(words):
        return _corrected(line)
    return ""


def _is_split_as_plates_are(words: list[str]) -> bool:
    """“AB12 CDE” or in one; and one digit is one, or any word would do."""
    has_digit = any(c.isdigit() for c in "".join(words)[2:4])
    return has_digit and (len(words) == 1 or len(words[-1]) == 3)


def address(text: str) -> str:
    """The street with its number, or the postcode, in a line; empty where none is."""
    found = _ADDRESS.search(text) or _POSTCODE.search(text)
    return found.group() if found else ""


def door_number(text: str) -> str:
    """The number that a line is and nothing else: on a door, or on a shirt."""
    return text.strip() if _NUMBER.fullmatch(text.strip()) else ""


def _corrected(line: str) -> str:
    letters = line[:2] + line[4:]
    fixed, digits = letters.translate(_TO_LETTER), line[2:4].translate(_TO_DIGIT)
    return f"{fixed[:2]}{digits} {fixed[2:]}"
