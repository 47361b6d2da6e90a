"""What a school's lists say, whatever system wrote them: pupils, staff, contacts."""

from datetime import date

from schoolgate.engine.record import record

LONGEST = 100
ENGLISH = "en"


@record
class ListedPerson:
    """Somebody on a list. ``key`` is their system's own, or empty where it has none.

    ``form`` is the class, ``year`` the year group; staff have neither, nor a birthday.
    """

    line: int
    key: str
    forename: str
    surname: str
    known_as: str = ""
    known_surname: str = ""
    form: str = ""
    year: str = ""
    born: date | None = None


@record
class Tied:
    """What an adult is to a pupil: ``pupil`` is the pupil's key."""

    pupil: str
    relationship: str
    responsible: bool


@record
class Adult:
    """Somebody to ask about pupils. ``language`` is a code such as “pl”."""

    line: int
    key: str
    forename: str
    surname: str
    email: str = ""
    phone: str = ""
    language: str = ENGLISH
    ties: tuple[Tied, ...] = ()


@record
class Lists:
    """All that a file says; None for a list that it says nothing about."""

    pupils: tuple[ListedPerson, ...] | None = None
    staff: tuple[ListedPerson, ...] | None = None
    contacts: tuple[Adult, ...] | None = None


def year_name(cell: str) -> str:
    """What a year group is called, whether its cell says “7”, “07” or “Year 7”."""
    said = cell.strip()
    if said.isdecimal():
        return f"Year {int(said)}" if int(said) else "Reception"
    return "Reception" if said.upper() == "R" else said
