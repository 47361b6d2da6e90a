"""Days as exports and spreadsheets write them."""

import re
from datetime import date, datetime, timedelta

FORMS = (
    "%Y-%m-%d",
    "%d/%m/%Y",
    "%d/%m/%y",
    "%d-%m-%Y",
    "%d-%m-%y",
    "%d.%m.%Y",
    "%d.%m.%y",
    "%d %b %Y",
    "%d %B %Y",
    "%d-%b-%Y",
    "%d-%b-%y",
    "%Y/%m/%d",
    "%Y%m%d",
)
# A spreadsheet counts days from here; the numbers are of 1955 to 2064.
_FIRST, _LEAST, _MOST = date(1899, 12, 30), 20_000, 60_000
_HOUR = re.compile(r"[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?[AaPp][Mm])?Z?$")
_TH = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b", re.IGNORECASE)


def day_of(cell: str) -> date | None:
    """The day a cell names, in any of the ways that exports write one, or None."""
    said = _TH.sub("", _HOUR.sub("", cell.strip())).replace(",", "")
    for form in FORMS:
        try:
            return datetime.strptime(said, form).date()  # noqa: DTZ007 - a day
        except ValueError:
            continue
    return _counted(said)


def _counted(said: str) -> date | None:
    """A day that a spreadsheet left as a number."""
    if not re.fullmatch(r"\d{5}(?:\.0+)?", said):
        return None
    number = int(said.partition(".")[0])
    return _FIRST + timedelta(number) if _LEAST <= number <= _MOST else None
