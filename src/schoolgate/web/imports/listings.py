"""The three lists of a school as rows: what a file says, and what is there.

A row's values stand in the order of its kind's ``FIELDS``; the last is the day on which
somebody left, which no file says.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from schoolgate.rolls.lists import Adult, ListedPerson, Tied
from schoolgate.rolls.reading import CONTACTS, PUPILS, STAFF
from schoolgate.web.people.models import Contact, Pupil, StaffMember, Tie
from schoolgate.web.trust.models import School

NAMES = ("forename", "surname", "known_as", "known_surname")
FIELDS = {
    PUPILS: (*NAMES, "class", "year", "born_on", "left_on"),
    STAFF: (*NAMES, "left_on"),
    CONTACTS: (
        "forename",
        "surname",
        "email",
        "phone",
        "language",
        "pupils",
        "left_on",
    ),
}
WORDS = {
    "forename": "Forename",
    "surname": "Surname",
    "known_as": "Known as",
    "known_surname": "Known surname",
    "class": "Class",
    "year": "Year group",
    "born_on": "Born on",
    "email": "E-mail",
    "phone": "Phone",
    "language": "Language",
    "pupils": "Pupils",
    "left_on": "Left on",
}


@dataclass(frozen=True, slots=True)
class ImportedPerson:
    """Somebody as a file has them. ``ties`` are those of a contact."""

    line: int
    key: str
    values: tuple[str, ...]
    ties: tuple[Tied, ...] = ()

    @property
    def name(self) -> str:
        """Forename and surname."""
        return f"{self.values[0]} {self.values[1]}"


@dataclass(frozen=True, slots=True)
class There:
    """Somebody as the last list left them."""

    pk: int
    key: str
    values: tuple[str, ...]

    @property
    def name(self) -> str:
        """Forename and surname."""
        return f"{self.values[0]} {self.values[1]}"

    @property
    def has_left(self) -> bool:
        """Whether they are on the list no more."""
        return bool(self.values[-1])


def pupil_row(one: ListedPerson) -> ImportedPerson:
    """A pupil of a file."""
    born = str(one.born or "")
    return ImportedPerson(
        one.line, one.key, (*_names(one), one.form, one.year, born, "")
    )


def staff_row(one: ListedPerson) -> ImportedPerson:
    """A member of staff of a file."""
    return ImportedPerson(one.line, one.key, (*_names(one), ""))


def contact_row(one: Adult) -> ImportedPerson:
    """A contact of a file."""
    said = (one.forename, one.surname, one.email, one.phone, one.language)
    ties = tuple(sorted(one.ties, key=lambda tie: tie.pupil))
    told = _told((t.pupil, t.relationship, t.responsible) for t in ties)
    return ImportedPerson(one.line, one.key, (*said, told, ""), ties)


def there(school: School, kind: str) -> list[There]:
    """Everybody whom a list of the kind ever named, in the order they came."""
    return _THERE[kind](school)


def _pupils(school: School) -> list[There]:
    rows = Pupil.objects.filter(school=school).order_by("pk")
    groups = ("school_class__name", "year_group__name")
    days = ("born_on", "left_on")
    return _all(rows.values_list("pk", "key", *NAMES, *groups, *days))


def _staff(school: School) -> list[There]:
    rows = StaffMember.objects.filter(school=school).order_by("pk")
    return _all(rows.values_list("pk", "key", *NAMES, "left_on"))


def _contacts(school: School) -> list[There]:
    ties: dict[int, list[tuple[str, str, bool]]] = defaultdict(list)
    rows = Tie.objects.filter(contact__school=school).order_by("pupil__key")
    what = ("pupil__key", "relationship", "has_responsibility")
    for pk, *tie in rows.values_list("contact_id", *what):
        ties[pk].append((tie[0], tie[1], tie[2]))
    own = ("pk", "key", "forename", "surname", "email", "phone", "language", "left_on")
    found = Contact.objects.filter(school=school).order_by("pk").values_list(*own)
    return _all((*row[:-1], _told(ties[row[0]]), row[-1]) for row in found)


_THERE: Mapping[str, Callable[[School], list[There]]] = {
    PUPILS: _pupils,
    STAFF: _staff,
    CONTACTS: _contacts,
}


def _all(rows: Iterable[tuple[object, ...]]) -> list[There]:
    return [
        There(int(str(pk)), str(key), tuple(str(v) if v else "" for v in values))
        for pk, key, *values in rows
    ]


def _names(one: ListedPerson) -> tuple[str, str, str, str]:
    return one.forename, one.surname, one.known_as, one.known_surname


def _told(ties: Iterable[tuple[str, str, bool]]) -> str:
    """What a contact is to each pupil, in words: “A1 (mother, responsible)”."""
    return "; ".join(
        f"{pupil} ({relationship or 'contact'}{', responsible' if may else ''})"
        for pupil, relationship, may in ties
    )
