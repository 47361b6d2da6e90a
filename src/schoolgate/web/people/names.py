"""Who is known in a school: what its lists say, for the checks of names.

What was read is kept beside the version of the lists it was read from, so that an
import is known at once in every process, and none keeps more than it has room for.
"""

from collections import OrderedDict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from sys import intern
from threading import Lock

from django.db.models import QuerySet
from django.utils.crypto import salted_hmac

from schoolgate.engine.people import Person as Known
from schoolgate.engine.people import Restriction as Barred
from schoolgate.reading.name_index import Names, lend
from schoolgate.web.people.keyed_names import KeyedNames
from schoolgate.web.people.models import Pupil, Restriction, Roll, StaffMember
from schoolgate.web.trust.models import School

# What one process keeps: 200 schools of 1,000, or fewer that are larger.
SCHOOLS = 200
PEOPLE = 400_000

Row = tuple[int, str, str, str, str]
PUPIL, STAFF = "pupil", "staff"
FIELDS = ("pk", "forename", "surname", "known_as", "known_surname")


@dataclass(frozen=True, slots=True)
class KnownPeople:
    """The rolls of a school; None where no list was ever loaded."""

    pupils: tuple[Known, ...] | None
    staff: tuple[Known, ...] | None
    restricted: tuple[Barred, ...]


@dataclass(frozen=True, slots=True, eq=False)
class _Kept:
    """A school's people as a version of its lists has them, and their indexes."""

    version: int
    known: KnownPeople
    indexes: tuple[tuple[tuple[Known, ...], Names], ...]

    @property
    def people(self) -> int:
        """How many people that is to keep."""
        return sum(len(roll) for roll, _ in self.indexes)


class Shelf:
    """The schools that were asked for last, as many as there is room for."""

    def __init__(self, schools: int, people: int) -> None:
        self.schools = schools
        self.people = people
        self._kept: OrderedDict[int, _Kept] = OrderedDict()
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._kept)

    def take(self, school: int, version: int) -> _Kept | None:
        """What is kept of a school, unless its lists have changed since."""
        with self._lock:
            kept = self._kept.get(school)
            if kept is None or kept.version != version:
                return None
            self._kept.move_to_end(school)
            return kept

    def put(self, school: int, kept: _Kept) -> None:
        """Keep it, and let go of what was not asked for the longest."""
        with self._lock:
            self._kept[school] = kept
            self._kept.move_to_end(school)
            while len(self._kept) > 1 and self._is_full():
                self._kept.popitem(last=False)

    def clear(self) -> None:
        """Let go of everything."""
        with self._lock:
            self._kept.clear()

    def _is_full(self) -> bool:
        people = sum(kept.people for kept in self._kept.values())
        return len(self._kept) > self.schools or people > self.people


_SHELF = Shelf(SCHOOLS, PEOPLE)


def known_people(school: School) -> KnownPeople:
    """The rolls of a school, as its last import left them."""
    roll = getattr(school, "roll", None)
    if roll is None:
        return KnownPeople(None, None, ())
    kept = _SHELF.take(school.pk, roll.version)
    if kept is None:
        kept = _read(roll)
        _SHELF.put(school.pk, kept)
    for people, index in kept.indexes:
        lend(people, index)
    return kept.known


def forget_names() -> None:
    """Forget what was read, as a process that begins anew does."""
    _SHELF.clear()


def lists_of(roll: Roll) -> KnownPeople:
    """Read a school's lists anew. Pupils who left are known: a post may name one."""
    here = roll.school_id
    return KnownPeople(
        _all(Pupil.objects.filter(school=here)) if roll.pupils_at else None,
        _all(_staff(here)) if roll.staff_at else None,
        tuple(Barred(name) for name in dict.fromkeys(_barred(here))),
    )


def _read(roll: Roll) -> _Kept:
    known = lists_of(roll)
    key = salted_hmac("schoolgate.people.names", "", algorithm="sha256").digest()[:16]
    rolls = (people for people in (known.pupils, known.staff) if people is not None)
    indexes = tuple((people, KeyedNames(people, key)) for people in rolls)
    return _Kept(roll.version, known, indexes)


def _staff(school: int) -> QuerySet[StaffMember]:
    return StaffMember.objects.filter(school=school, left_on=None)


def _barred(school: int) -> Iterator[str]:
    """The name each went by when they were put on the list, and the one of today."""
    rows = Restriction.objects.filter(school=school).order_by("pk")
    fields = ("forename", "surname", "pupil__forename", "pupil__surname", "pupil")
    for then, last, now, now_last, row in rows.values_list(*fields):
        yield f"{then} {last}"
        if row is not None:
            yield f"{now} {now_last}"
            yield key_of(PUPIL, row)


def _all(people: QuerySet[Pupil] | QuerySet[StaffMember]) -> tuple[Known, ...]:
    kind = STAFF if people.model is StaffMember else PUPIL
    rows: Iterable[Row] = people.order_by("pk").values_list(*FIELDS)
    return tuple(known for row in rows for known in _known(kind, row))


def key_of(kind: str, row: int) -> str:
    """How the checks name a person of the roll: no name of anybody is written so."""
    return f"{kind} {row}"


def _known(kind: str, row: Row) -> Iterator[Known]:
    """A person, a second time where they are known by another surname.

    Many share a forename, so each is kept once.
    """
    pk, forename, surname, known_as, other = row
    key = key_of(kind, pk)
    forename, known_as = intern(forename), intern(known_as)
    yield Known(key, forename, intern(surname), known_as)
    if other:
        yield Known(key, forename, intern(other), known_as)
