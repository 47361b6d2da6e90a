"""Who is known in a school: what its lists say, for the checks of names."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from schoolgate.engine.people import Person as Known
from schoolgate.engine.people import Restriction as Barred
from schoolgate.engine.record import record
from schoolgate.web.people.models import Pupil, Restriction, Roll, StaffMember
from schoolgate.web.trust.models import School

SCHOOLS = 200


@record
class KnownPeople:
    """The rolls of a school; None where no list was ever loaded."""

    pupils: tuple[Known, ...] | None
    staff: tuple[Known, ...] | None
    restricted: tuple[Barred, ...]


def known_people(school: School) -> KnownPeople:
    """The rolls of a school, as its last import left them."""
    roll = getattr(school, "roll", None)
    if roll is None:
        return KnownPeople(None, None, ())
    return _known_people(school.pk, roll.version)


def forget_names() -> None:
    """Forget what was read, as a process that begins anew does."""
    _known_people.cache_clear()


@lru_cache(maxsize=SCHOOLS)
def _known_people(school: int, version: int) -> KnownPeople:
    """Read the rolls as an import left them; another one counts ``version`` up."""
    del version
    roll = Roll.objects.get(school=school)
    pupils = Pupil.objects.filter(school=school)
    staff = StaffMember.objects.filter(school=school)
    barred = Restriction.objects.filter(school=school)
    return KnownPeople(
        _all(pupils) if roll.pupils_at else None,
        _all(staff) if roll.staff_at else None,
        tuple(Barred(f"{one.forename} {one.surname}") for one in barred),
    )


def _known(one: Pupil | StaffMember) -> Iterator[Known]:
    """A person, a second time where they are known by another surname."""
    yield Known(one.key, one.forename, one.surname, one.known_as)
    if one.known_surname:
        yield Known(one.key, one.forename, one.known_surname, one.known_as)


def _all(people: Iterable[Pupil | StaffMember]) -> tuple[Known, ...]:
    return tuple(known for one in people for known in _known(one))
