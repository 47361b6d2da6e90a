"""Who is told of an alarm, and who never is: past the people it is about.

The order is the law's, by nation (``policies/law/nations.yaml``: instead): the
safeguarding lead with the head; about the head the chair, or above; in Scotland no
chair, who is a parent there. Who stands in for a head is not told of what is about one.
"""

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from schoolgate.engine.record import record
from schoolgate.web.concerns.law import law_of
from schoolgate.web.concerns.mentions import is_named, writing
from schoolgate.web.concerns.playbook import ALARM_RIGHT
from schoolgate.web.concerns.states import About
from schoolgate.web.people.models import Holding, Person
from schoolgate.web.people.rights import HEADS, RIGHTS, SAFEGUARDING, away, holds
from schoolgate.web.trust.models import School

Roles = frozenset[str]
FIRST: Roles = SAFEGUARDING | HEADS
DEPUTIES: Roles = frozenset(("deputy",))
CHAIR: Roles = frozenset(("chair",))
TRUST: Roles = frozenset(("trust-officer", "trust"))
# The roles that each answer bars. Only the words say who “other” is.
BARS: dict[str, frozenset[str]] = {
    About.HEAD: HEADS,
    About.DSL: SAFEGUARDING,
    About.LEADER: frozenset(("deputy", "slt")),
    About.CHAIR: frozenset(("chair", "governor")),
}


@record
class Receiver:
    """A person who may read an alarm; ``is_told`` if they are written to today."""

    person: Person
    role: str
    is_told: bool


@record
class Staff:
    """Everybody who holds a role that matters to an alarm, and who of them is away."""

    held: tuple[Holding, ...]
    away: frozenset[int]


def staff(school: School, on: date) -> Staff:
    """Read the holders of all roles that an alarm goes to, or that it can be about."""
    roles = RIGHTS[ALARM_RIGHT].union(*BARS.values())
    held = Holding.objects.filter(holds(school, on), role__in=roles)
    here = held.filter(person__is_active=True).select_related("person")
    gone = away(school, on).values_list("person_id", flat=True)
    return Staff(tuple(here.order_by("since", "pk")), frozenset(gone))


def concerned(
    people: Staff, about: Collection[str], words: str, sender: Person
) -> set[Person]:
    """The people an alarm is about: of a role that was ticked, or named in its words.

    A name counts whatever was ticked; where somebody here was ticked, so do a forename
    and a role. The sender, who writes of themself, is not named by it.
    """
    barred: frozenset[str] = frozenset().union(*(BARS.get(one, ()) for one in about))
    strictly = set(about) <= {About.NOBODY}
    text = writing(words)
    could_read = [held for held in people.held if held.role in RIGHTS[ALARM_RIGHT]]
    named = {
        held.person
        for held in could_read
        if held.person != sender and is_named(held, text, strictly=strictly)
    }
    return named | {held.person for held in people.held if held.role in barred}


def receivers(
    school: School, people: Staff, about: Collection[str], kept: Collection[Person]
) -> Iterator[tuple[Receiver, ...]]:
    """The people to tell, level by level: the next where nobody of one is told."""
    for level in _escalation(school, about, kept):
        yield _once(
            Receiver(held.person, held.role, held.person_id not in people.away)
            for held in people.held
            if held.role in level and held.person not in kept
        )


def chosen(
    levels: Iterable[tuple[Receiver, ...]], sender: Person | None
) -> list[Receiver]:
    """The readers of an alarm, up to the first level at which somebody is told."""
    found: dict[Person, Receiver] = {}
    for level in levels:
        for one in level:
            told = one.is_told and one.person != sender
            found.setdefault(one.person, Receiver(one.person, one.role, told))
        if any(one.is_told for one in found.values()):
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
