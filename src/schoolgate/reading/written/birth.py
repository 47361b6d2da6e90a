"""Dates of birth: a whole date beside a word that says it is one, or beside a name.

In every order that people write: 14/03/2016, 2016-03-14, 14th March '16, March 14,
2016, 14 Mawrth 2016; its word before or after it; "b. 14/3/16"; "(14/03/2016)"
after a name.
"""

import re
from collections.abc import Iterator

from schoolgate.reading.context import PLACES
from schoolgate.reading.name_shape import shaped
from schoolgate.reading.written import TextSpan

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
    r"|ionawr|chwefror|mawrth|ebrill|mai|mehefin|gorffennaf|awst|medi|hydref|tachwedd"
    r"|rhagfyr)"
)
# Of days, in English and Welsh.
_TH = r"(?:st|nd|rd|th|af|ail|ydd|ed|eg|fed)"
_YEAR = r"(?:(?:19|20)\d\d|'?\d\d)"
_JOIN = r"[ \t]{0,2}[/.,\-_·| ][ \t]{0,2}"
DATE = (
    rf"(?:\d{{4}}{_JOIN}\d{{1,2}}{_JOIN}\d{{1,2}}"
    rf"|(?:19|20)\d\d,? \d{{1,2}}(?:st|nd|rd|th)? {_MONTH}"
    rf"|\d{{1,2}}{_JOIN}\d{{1,2}}{_JOIN}{_YEAR}"
    rf"|\d{{1,2}}{_TH}?(?: of)?[ \-/.]{{0,2}}{_MONTH}\.?,?[ \-/.]{{0,2}}{_YEAR}"
    rf"|{_MONTH}\.? \d{{1,2}}(?:st|nd|rd|th)?,? {_YEAR}|\d{{8}})(?!\d)"
)
_CUE = (
    r"(?:\bd ?[./]? ?o ?[./]? ?b\b\.?|\bdates? ?-?of ?-?birth\b|\bbirth ?-?date\b"
    r"|\bbirthday\b|\bborn\b|\(b\.|\bdyddiad ?-?geni\b|\bgan(?:wyd|ed)\b"
    r"|\bpen-?blwydd\b)"
)
# A name that the date stands beside, in a list or in brackets.
_FULL_NAME = r"(?-i:[A-Z][\w'-]+,? (?:[A-Z]\.? )?[A-Z][\w'-]+)"
_POSSESSIVE = r"(?-i:[A-Z][\w-]+ ?(?:[A-Z][\w-]+)?'s?)"
# Nobody at a school today was born later: a newer date is of an event.
_BORN_BY = r"(?:19[5-9]\d|20[01]\d|202[0-3])"
_NUMERIC = (
    rf"(?:\d{{1,2}}[/.-]\d{{1,2}}[/.-]{_BORN_BY}"
    rf"|{_BORN_BY}[/.-]\d{{1,2}}[/.-]\d{{1,2}})"
)
BIRTH = (
    rf"{_CUE}(?:[^\n'.!?]{{0,35}}?|[ :]{{0,3}}\n ?){DATE}",
    # "b. 14/03/2016"; without the dot only after a comma or a bracket.
    rf"(?:(?<![^\s,;(|-])b\.:? ?|(?-i:(?<=[,;|] )|(?<=\())(?-i:b):? ){DATE}",
    rf"(?-i:(?<=[a-z] )b\.|(?m:^)b: ?){DATE}",
    rf"{_FULL_NAME}(?:,? ?\(|[,;]? ?\|\s*){_NUMERIC}(?=\)|\s*\|)",
    rf"(?<!\d){DATE}(?: is| yw|,| -| –|:)? (?:{_POSSESSIVE}|his|her|their)"
    r" (?:date of birth|birthday|d\.?o\.?b\b)",
    r"\bbirthday is (?:on )?(?:the )?\d{1,2}(?:st|nd|rd|th)?(?: of)? "
    rf"{_MONTH}\b(?!,? \d{{3}})",
    rf"\bborn:? (?:in )?{_MONTH},? 20\d\d\b",
    rf"(?<!\d){DATE} ?[(\[,\-–]? ?(?:d\.? ?o\.? ?b\b|date of birth)\.?[)\]]?",
)
TRIGGER = (
    r"\bd ?[./]? ?o ?[./]? ?b\b|birth|\bborn\b|\bb\.?:? ?(?:\d|[a-z]{3,9}\.? \d)"
    r"|\bg(?:eni|an(?:wyd|ed))\b|\bpen-?blwydd|[(|]\s*\d{1,4}[/.-]\d"
)
# Who was born before this year is in the history lesson.
_LIVING = 1940


def find(text: str) -> Iterator[TextSpan]:
    """Find dates of birth, of people who may be at school now."""
    told = shaped(text)
    matches = (
        m for pattern in BIRTH for m in re.finditer(pattern, told, re.IGNORECASE)
    )
    end = 0
    for match in sorted(matches, key=lambda match: (match.start(), -match.end())):
        said = match[0]
        if match.start() >= end and not (_is_history(said) or _is_a_places(said)):
            end = match.end()
            said = text[match.start() : end]
            yield TextSpan(match.start(), end, said, said.casefold())


def _is_a_places(said: str) -> bool:
    """Tell "Sports Hall (14/03/2016)": the day that a place was opened."""
    last = re.match(r"[\w'-]+,? (?:\w\.? )?([\w'-]+),? ?[(|]", said)
    return last is not None and last[1].casefold() in PLACES


def _is_history(said: str) -> bool:
    years = re.findall(r"(?<!\d)\d{4}(?!\d)", said)
    return any(int(year) < _LIVING for year in years)
