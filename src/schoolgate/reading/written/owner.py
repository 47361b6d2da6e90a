"""Whose a number or an address is said to be, by the words beside it.

The words are read in the same sentence and line: "Ring our office on …" says that what
follows is the school's, "the library, …" that it is a public place's, "Jo's mum: …"
that it is a person's. A person's word weighs more than a place's, and of two places
the one that stands closer counts.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum

from schoolgate.reading.written import TextSpan
from schoolgate.reading.written.owner_words import (
    ADDRESSEE,
    BODIES,
    NOT_A_STREET,
    PERSON,
    PLACES,
    SCHOOL,
)

_SENTENCE_ENDS = r"(?<=[a-z\d)]{2})[.!?;]+\s+(?=[\"'(]?[A-ZÀ-Þ])|\n"
_LABEL = r"(?:t|tel|telephone|phone|ph|e|e-?mail|address|ff[oô]n)"
_LABELLED = rf"(?i:[\W_]*{_LABEL}[\W_]*)"
# Between two that belong to the same: "020 7946 0123 ext. 4 or 020 7946 0124".
_JOINED = (
    r"\s*(?:ext\.?\s*\d+\s*|x\d+\s*)?(?:,|/|or|and|&|neu|a|\||;)?\s*(?:also )?[\s(]*"
)
_REACH, _ONWARD = 120, 60
# Between a place and its address: "the library, which is at", "St Mary's Church (".
_LEADS_ON = (
    r"(?:[ ,:(\-–|]|'s\b|\b(?i:at|in|on|is|are|of|y|yn|which|now|dref|postcode|address"
    r"|cod|post|cyfeiriad|yw)\b|\b[A-Z][\w'&-]*+)*"
)
_AFTER_IS = (
    r"(?i:[\s)\-–:,|]{0,4}(?:\(|is |are |yw |and ask for )?"
    r"(?:(?:our|the|y|yr|for the|of the) )?)"
)


class Owner(StrEnum):
    """Whose something is said to be."""

    PERSON = "person"
    SCHOOL = "school"
    PLACE = "place"
    UNSAID = "unsaid"


OwnerOf = Callable[[str, int, int, int], Owner]


def with_owners(
    text: str, found: Iterable[TextSpan], owner_of: OwnerOf
) -> Iterator[tuple[TextSpan, Owner]]:
    """Give each thing with its owner; one joined to the one before has the same."""
    end, owner = 0, Owner.UNSAID
    for one in found:
        if not end or not re.fullmatch(_JOINED, text[end : one.start]):
            owner = owner_of(text, one.start, one.end, end)
        end = one.end
        yield one, owner


def owner_of_number(text: str, start: int, end: int, since: int = 0) -> Owner:
    """Say whose the number or email between two offsets is said to be.

    ``since`` is where the one before it ended: its words are not this one's.
    """
    places = rf"(?i:\b(?:{PLACES}|{BODIES})\b)"
    return _owner(text, (start, end, since), places, places + NOT_A_STREET)


def owner_of_address(text: str, start: int, end: int, since: int = 0) -> Owner:
    """Say whose the address or postcode between two offsets is said to be."""
    places = rf"(?i:\b{PLACES}\b)"
    led_on = rf"{places}{NOT_A_STREET}(?={_LEADS_ON}$)"
    return _owner(text, (start, end, since), places, led_on)


def _owner(text: str, at: tuple[int, int, int], places: str, led_by: str) -> Owner:
    start, end, since = at
    before = _before(text, start, since)
    after = _after(text, end)
    if _is_a_persons(before, after):
        return Owner.PERSON
    return (
        _closest(before, led_by)
        or _named_after(after, places)
        or _in_a_signature(before, after, places)
        or Owner.UNSAID
    )


def _before(text: str, start: int, since: int) -> str:
    """Give the words that lead to something: its sentence, and a heading above it."""
    reach = text[max(since, start - _REACH) : start]
    *earlier, last = re.split(_SENTENCE_ENDS, reach)
    if earlier and re.fullmatch(rf"{_LABELLED}|\W*", last):
        return f"{earlier[-1]} {last}"
    return last


def _after(text: str, end: int) -> str:
    """Give the words that follow it in its own sentence; the number may end that."""
    known = min(2, end)
    return re.split(_SENTENCE_ENDS, text[end - known : end + _ONWARD])[0][known:]


def _is_a_persons(before: str, after: str) -> bool:
    near = re.split(r"\d{3}|[;|]", after)[0]
    return any(
        re.search(pattern, before) or re.search(pattern, near) for pattern in PERSON
    )


def _closest(before: str, places: str) -> Owner | None:
    """Give the owner whose word stands last before it."""
    patterns = {
        Owner.PLACE: places,
        Owner.SCHOOL: rf"(?i:\b{SCHOOL}(?!\w)){NOT_A_STREET}",
        Owner.PERSON: ADDRESSEE,
    }
    last = {
        owner: max((m.end() for m in re.finditer(pattern, before)), default=-1)
        for owner, pattern in patterns.items()
    }
    owner = max(last, key=lambda one: last[one])
    return owner if last[owner] >= 0 else None


def _named_after(after: str, places: str) -> Owner | None:
    """Read "020 7946 0123 (school office)" and "12 High Street is the library"."""
    if re.match(rf"{_AFTER_IS}(?i:{SCHOOL}\b)", after):
        return Owner.SCHOOL
    return Owner.PLACE if re.match(rf"{_AFTER_IS}{places}", after) else None


def _in_a_signature(before: str, after: str, places: str) -> Owner | None:
    """Read "T: 020 7946 0123 | Riverside School"."""
    if not re.fullmatch(_LABELLED, before):
        return None
    if re.search(rf"(?i:\b{SCHOOL}\b)", after):
        return Owner.SCHOOL
    return Owner.PLACE if re.search(places, after) else None
