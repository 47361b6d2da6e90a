"""Who is told of an alarm, and who never is: past the people it is about.

The order is the law's, by nation (``policies/law/nations.yaml``: instead): the
safeguarding lead with the head; about the head the chair, or above; in Scotland no
chair, who is a parent there. Who stands in for a head is not told of what is about one.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from schoolgate.web.concerns.law import law_of
from schoolgate.web.concerns.playbook import ALARM_RIGHT
from schoolgate.web.concerns.states import About
from schoolgate.web.people.models import Holding, Person
from schoolgate.web.people.rights import (
    HEADS,
    OF_THE_TRUST,
    RIGHTS,
    SAFEGUARDING,
    away,
    holds,
)
from schoolgate.web.trust.models import School

Roles = frozenset[str]
FIRST: Roles = SAFEGUARDING | HEADS
DEPUTIES: Roles = frozenset(("deputy",))
CHAIR: Roles = frozenset(("chair",))
TRUST: Roles = OF_THE_TRUST
# The roles that each answer bars. Only the words say who “other” is.
BARS: dict[str, frozenset[str]] = {
    About.HEAD: HEADS,
    About.DSL: SAFEGUARDING,
    About.LEADER: frozenset(("deputy", "slt")),
    About.CHAIR: frozenset(("chair", "governor")),
}


@dataclass(frozen=True, slots=True)
class Receiver:
    """A person who may read an alarm; ``is_told`` if they are written to today.

    ``is_sure`` unless only a person it is kept from said that they are away.
    """

    person: Person
    role: str
    is_told: bool
    is_sure: bool = True


@dataclass(frozen=True, slots=True)
class Staff:
    """Everybody who holds a role that matters to an alarm, and who of them is away.

    ``absences`` are pairs: who is away, and who said so. Nothing that one of the
    ``distrusted`` said takes the place of a reader.
    """

    held: tuple[Holding, ...]
    absences: tuple[tuple[int, int | None], ...]
    distrusted: frozenset[int] = frozenset()

    @property
    def away(self) -> frozenset[int]:
        """The ids of those who are away."""
        return frozenset(
            person for person, by in self.absences if by not in self.distrusted
        )

    @property
    def unsure(self) -> frozenset[int]:
        """The ids of those who are away by the word of the distrusted alone."""
        return frozenset(person for person, _ in self.absences) - self.away

    def distrusting(self, kept: Collection[Person], since: date) -> "Staff":
        """The same, without the roles that some people gave since a day."""
        pks = frozenset(person.pk for person in kept)
        held = (
            one for one in self.held if one.given_by_id not in pks or one.since < since
        )
        return Staff(tuple(held), self.absences, pks)


def staff(school: School, on: date) -> Staff:
    """Read the holders of all roles that an alarm goes to, or that it can be about."""
    roles = RIGHTS[ALARM_RIGHT].union(*BARS.values())
    held = Holding.objects.filter(holds(school, on), role__in=roles)
    here = held.filter(person__is_active=True).select_related("person")
    gone = away(school, on).values_list("person_id", "noted_by_id")
    return Staff(tuple(here.order_by("since", "pk")), tuple(gone))


def receivers(
    school: School, people: Staff, about: Collection[str], kept: Collection[Person]
) -> Iterator[tuple[Receiver, ...]]:
    """The people to tell, level by level: the next where nobody of one is told."""
    for level in _escalation(school, about, kept):
        yield _once(
            Receiver(
                held.person,
                held.role,
                is_told=held.person_id not in people.away,
                is_sure=held.person_id not in people.unsure,
            )
            for held in people.held
            if held.role in level and held.person not in kept
        )


def chosen(
    levels: Iterable[tuple[Receiver, ...]], sender: Person | None
) -> list[Receiver]:
    """The readers of an alarm, up to the first level at which somebody is told.

    Past a reader of whom it is not sure whether they are away, only the trust is told
    too: no person of the school becomes a reader by such an absence.
    """
    found: dict[Person, Receiver] = {}
    for level in levels:
        is_waiting = any(one.is_told for one in found.values())
        for one in level:
            if is_waiting and one.role not in OF_THE_TRUST:
                continue
            told = one.is_told and one.person != sender
            found.setdefault(
                one.person, Receiver(one.person, one.role, told, one.is_sure)
            )
        if any(one.is_told and one.is_sure for one in found.values()):
            break
    return list(found.values())


def _escalation(
    school: School, about: Collection[str], kept: Collection[Person]
) -> tuple[Roles, ...]:
    """The roles that are told together, level by level."""
    instead = law_of(school).instead
    above = (CHAIR, TRUST) if "chair" in instead.get("head", ()) else (TRUST,)
    if About.HEAD in about:
        return above
    deputies = (DEPUTIES,) if set(about) <= {About.NOBODY} and not kept else ()
    return (FIRST, *deputies, *above)


def _once(level: Iterable[Receiver]) -> tuple[Receiver, ...]:
    """Each person once, for the role they have held longest; safeguarding first."""
    found: dict[Person, Receiver] = {}
    for one in sorted(level, key=lambda one: one.role not in SAFEGUARDING):
        found.setdefault(one.person, one)
    return tuple(found.values())
