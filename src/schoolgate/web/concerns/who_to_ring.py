"""Who to ring when something is wrong: people of the school, its numbers, helplines.

Staff see who holds the roles today, by name. Everybody else sees roles and only those
numbers that the school has made public. Each in three queries.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from schoolgate.policyfile.helplines import (
    Helpline,
    Need,
    Whom,
    helplines,
    open_helplines,
)
from schoolgate.web.concerns.law import law_of
from schoolgate.web.concerns.models import PhoneNumber
from schoolgate.web.concerns.receivers import Staff, staff
from schoolgate.web.people.models import ROLES, Holding, Person
from schoolgate.web.people.rights import HEADS, SAFEGUARDING, holds
from schoolgate.web.trust.models import School

OFFICE, SERVICES, OFFICER = "office", "services", "lado"
PLACES = (OFFICE, SERVICES, OFFICER)
# In the order in which they are asked: two of them are shown.
FIRST = (SAFEGUARDING, HEADS, frozenset(("deputy",)))
ABOVE = frozenset(("chair",))
SHOWN = 2
ORDER = ("dsl", "head", "principal", "deputy", "chair")


@dataclass(frozen=True, slots=True)
class ToRing:
    """A person to ring, or what they are: ``name`` is "" where it is not shown."""

    title: str
    name: str
    numbers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WhoToRing:
    """All that a page shows; a number is "" where the school has set none."""

    people: tuple[ToRing, ...]
    above: tuple[ToRing, ...]
    office: str
    services: str
    officer: str
    officer_title: str
    lines: "Lines"


@dataclass(frozen=True, slots=True)
class Lines:
    """The few helplines that a frightened person can read, by who they are for."""

    child: tuple[Helpline, ...]
    adult: tuple[Helpline, ...]
    staff: tuple[Helpline, ...]


def for_staff(school: School, reader: Person, on: date) -> WhoToRing:
    """Two people who are here, without the reader, and every number that is set."""
    people, numbers = staff(school, on), numbers_of(school)

    def to_show(held: Holding) -> ToRing | None:
        if held.person == reader or held.person_id in people.away:
            return None
        theirs = _theirs(held, people, numbers)
        title = role_title(school, held.role)
        return ToRing(title, held.person.name, tuple(one.number for one in theirs))

    return _whom(school, (people, numbers, on), to_show)


def for_everybody(school: School, on: date) -> WhoToRing:
    """The roles whose numbers are public, without a name."""
    people, numbers = staff(school, on), numbers_of(school)

    def to_show(held: Holding) -> ToRing | None:
        theirs = [one for one in _theirs(held, people, numbers) if one.is_public]
        if not theirs or held.person_id in people.away:
            return None
        title = role_title(school, held.role)
        return ToRing(title, "", tuple(one.number for one in theirs))

    return _whom(school, (people, numbers, on), to_show)


def listed_schools() -> QuerySet[School]:
    """The schools that have set their main number, which lists them for everybody."""
    shown = PhoneNumber.objects.filter(holding=None, place=OFFICE)
    return School.objects.filter(pk__in=shown.values("school"))


def numbered(school: School, on: date) -> list[Holding]:
    """The roles of a school whose holders can have a number here."""
    held = Holding.objects.filter(holds(school, on), school=school)
    here = held.filter(role__in=ORDER, person__is_active=True)
    found = here.select_related("person").order_by("since", "pk")
    return sorted(found, key=lambda one: ORDER.index(one.role))


def numbers_of(school: School) -> list[PhoneNumber]:
    """Every number that a school has set."""
    return list(PhoneNumber.objects.filter(school=school).order_by("pk"))


def role_title(school: School, role: str) -> str:
    """What a role is called in a school's nation."""
    return law_of(school).terms.get(role, ROLES.get(role, role))


def lines_anywhere(on: date) -> Lines:
    """The helplines that serve every nation."""
    return _lines([one for one in open_helplines(on) if not one.nations])


def _whom(
    school: School,
    read: tuple[Staff, Sequence[PhoneNumber], date],
    shown: Callable[[Holding], ToRing | None],
) -> WhoToRing:
    people, numbers, on = read
    first = [one for roles in FIRST for one in people.held if one.role in roles]
    above = [one for one in people.held if one.role in ABOVE]
    places = {one.place: one.number for one in numbers if one.place}
    law = law_of(school)
    return WhoToRing(
        people=_each(first, shown)[:SHOWN],
        above=_each(above, shown),
        office=places.get(OFFICE, ""),
        services=places.get(SERVICES, ""),
        officer=places.get(OFFICER, ""),
        officer_title=law.term("lado"),
        lines=_lines(helplines(law.name, on)),
    )


def _each(
    held: Iterable[Holding], shown: Callable[[Holding], ToRing | None]
) -> tuple[ToRing, ...]:
    """Each person once, in order, for the first role in which they stand there."""
    once: dict[int, Holding] = {}
    for one in held:
        once.setdefault(one.person_id, one)
    found = (shown(one) for one in once.values())
    return tuple(one for one in found if one is not None)


def _theirs(
    held: Holding, people: Staff, numbers: Sequence[PhoneNumber]
) -> list[PhoneNumber]:
    """The numbers of a person, in whichever of their roles they were set."""
    roles = {one.pk for one in people.held if one.person_id == held.person_id}
    return [one for one in numbers if one.holding_id in roles]


def _lines(known: Sequence[Helpline]) -> Lines:
    """Only lines that somebody has checked, and that can be rung."""
    checked = [one for one in known if one.checked_on and one.phones]

    def of(need: Need, whom: Whom, most: int) -> tuple[Helpline, ...]:
        found = [one for one in checked if one.need is need and whom in one.whom]
        return tuple(found[:most])

    return Lines(
        child=of(Need.LISTENING, Whom.CHILD, 2),
        adult=of(Need.HARM, Whom.PARENT, 1),
        staff=of(Need.ONLINE, Whom.STAFF, 1),
    )
