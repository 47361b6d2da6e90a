"""Dates of birth: a whole date beside a word that says it is one."""

import re
from collections.abc import Iterator

from schoolgate.reading.written import Written

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_YEAR = r"(?:(?:19|20)\d\d|'?\d\d)"
_JOIN = r"[ \t]{0,2}[/.,\-_·| ][ \t]{0,2}"
DATE = (
    rf"(?:\d{{4}}{_JOIN}\d{{1,2}}{_JOIN}\d{{1,2}}"
    rf"|\d{{1,2}}{_JOIN}\d{{1,2}}{_JOIN}{_YEAR}|\d{{1,2}}(?:st|nd|rd|th)?(?: of)?["
    rf" \-/.]{{0,2}}{_MONTH}\.?,?[ \-/.]{{0,2}}{_YEAR}|{_MONTH}\.?"
    rf" \d{{1,2}}(?:st|nd|rd|th)?,? {_YEAR}|\d{{8}})(?!\d)"
)
_CUE = (
    r"(?:\bd ?[./]? ?o ?[./]? ?b\b\.?|\bdates? ?-?of ?-?birth\b|\bbirth ?-?date\b"
    r"|\bbirthday\b|\bborn\b|\(b\.)"
)
BIRTH = (
    rf"{_CUE}[^\n'.!?]{{0,25}}?{DATE}",
    r"\bbirthday is (?:on )?(?:the )?\d{1,2}(?:st|nd|rd|th)?(?: of)? "
    rf"{_MONTH}\b(?!,? \d{{3}})",
    rf"\bborn in {_MONTH},? 20\d\d\b",
    rf"(?<!\d){DATE} ?[(\[,\-–]? ?(?:d\.? ?o\.? ?b\b|date of birth)\.?[)\]]?",
)
TRIGGER = r"\bd ?[./]? ?o ?[./]? ?b\b|birth|\bborn\b|\(b\."
# Who was born before this year is in the history lesson.
_LIVING = 1940


def find(text: str) -> Iterator[Written]:
    """Find dates of birth, of people who may be at school now."""
    end = 0
    for pattern in BIRTH:
        for match in re.finditer(pattern, text, re.IGNORECASE):
            if match.start() >= end and not _is_history(match[0]):
                end = match.end()
                yield Written(match.start(), end, match[0], match[0].casefold())


def _is_history(said: str) -> bool:
    years = re.findall(r"(?<!\d)\d{4}(?!\d)", said)
    return any(int(year) < _LIVING for year in years)
