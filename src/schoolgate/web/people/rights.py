"""Who may do what: a table of roles, from which everything else is no."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db.models import FilteredRelation, Q, QuerySet

from schoolgate.web.people.models import Absence, Holding, Person
from schoolgate.web.trust.models import School

LEADERS = frozenset(("head", "principal", "deputy", "slt"))
HEADS = frozenset(("head", "principal"))
SAFEGUARDING = frozenset(("dsl",))
STAFF = LEADERS | frozenset(
    (
        "teacher",
        "support",
        "supply",
        "office",
        "technician",
        "dsl",
        "dpo",
        "online-safety",
        "hr",
        "line-manager",
    )
)
OF_THE_TRUST = frozenset(("trust", "trust-officer"))
OVERSIGHT = frozenset(("governor", "chair", "trust", "trust-officer", "dpo"))

RIGHTS: dict[str, frozenset[str]] = {
    "school.see": STAFF | OVERSIGHT,
    "posts.draft": STAFF - {"technician", "hr", "line-manager"},
    "posts.see": STAFF | OVERSIGHT,
    "posts.approve": LEADERS | frozenset(("dsl", "dpo", "online-safety")),
    "posts.answer": LEADERS | frozenset(("dsl", "dpo", "online-safety")),
    "posts.withdraw": LEADERS | frozenset(("dsl", "dpo", "office")),
    "posts.hand_over": STAFF - {"hr", "line-manager"},
    "pictures.forbid": HEADS | SAFEGUARDING | frozenset(("dpo",)),
    "pictures.allow": HEADS | SAFEGUARDING,
    "pictures.audit": HEADS | SAFEGUARDING | frozenset(("deputy",)),
    "events.see": STAFF | OVERSIGHT,
    "events.ask": STAFF,
    "events.mark": STAFF - {"technician", "hr", "line-manager"},
    "events.keep": LEADERS | frozenset(("office",)),
    "contacts.keep": HEADS | frozenset(("office",)),
    "incident.declare": HEADS | frozenset(("deputy", "dsl")),
    "concerns.threat": HEADS | SAFEGUARDING | frozenset(("deputy",)),
    "concerns.times": HEADS | SAFEGUARDING,
    # To tell that something is wrong; and who can be told, alarm by alarm.
    "concerns.raise": STAFF | OVERSIGHT,
    "concerns.alarm": HEADS
    | SAFEGUARDING
    | frozenset(("deputy", "chair", "trust", "trust-officer")),
    "accounts.see": STAFF | OVERSIGHT,
    "accounts.ask": STAFF,
    "accounts.permit": HEADS,
    "accounts.keep": LEADERS | frozenset(("office", "online-safety", "technician")),
    "accounts.connect": LEADERS | frozenset(("office", "technician")),
    "people.see": LEADERS | frozenset(("office", "dsl", "dpo", "technician")),
    "people.keep": HEADS | frozenset(("office",)),
    "roll.see": HEADS | frozenset(("office", "dsl")),
    "roll.import": HEADS | frozenset(("office",)),
    "groups.keep": HEADS | frozenset(("office",)),
    "restrictions.keep": HEADS | SAFEGUARDING,
    "consent.see": HEADS | frozenset(("office", "dpo", "dsl")),
    "consent.keep": HEADS | frozenset(("office", "dpo")),
    "journal.see": LEADERS | OVERSIGHT | SAFEGUARDING,
    "journal.prove": HEADS | frozenset(("technician",)),
    "trust.see": frozenset(("trust", "trust-officer")),
}

# Who gives and ends a role, of those who may keep people; any of them the others.
# Only a head says who leads, who keeps the children safe, and who is over the head.
ROLE_GIVERS: dict[str, frozenset[str]] = dict.fromkeys(
    sorted(LEADERS | {"dsl", "dpo", "online-safety", "chair"}), HEADS
)


@dataclass(frozen=True, slots=True)
class Standing:
    """A person in one school on one day: the roles they hold there, and no others."""

    person: Person
    school: School
    roles: frozenset[str]

    def may(self, right: str) -> bool:
        """Whether one of the roles gives the right. An unknown right is nobody's."""
        return bool(self.roles & RIGHTS.get(right, frozenset()))

    def require(self, right: str) -> None:
        """Raise PermissionDenied without the right."""
        if not self.may(right):
            raise PermissionDenied(f"“{right}” is not among what you may do here.")


def standing(person: Person, school: School, on: date) -> Standing:
    """What a person is in a school on a day. Whoever has left is nothing."""
    if not person.is_active:
        return Standing(person, school, frozenset())
    held = _held(person, on).filter(_here(school))
    return Standing(person, school, frozenset(held.values_list("role", flat=True)))


def with_held(people: QuerySet[Person], on: date) -> Person | None:
    """The one person of a query, with all that they hold on a day; one question."""
    current = _current(on, "holdings__")
    each = people.annotate(held=FilteredRelation("holdings", condition=current))
    # The stubs know no relation that a query makes.
    joined = each.select_related("held__school__trust", "held__school__roll")  # type: ignore[misc]
    rows = list(joined)
    if not rows:
        return None
    held = (getattr(row, "held", None) for row in rows)
    rows[0].holds = on, tuple(holding for holding in held if holding is not None)
    return rows[0]


def standing_at(person: Person, slug: str, on: date) -> Standing | None:
    """What a person is in the school of an address; None if nothing.

    One question more, where what they hold was not read on that day or is a trust's.
    """
    held = _held_on(person, on)
    schools = (holding.school for holding in held if holding.school)
    school = next((one for one in schools if one.slug == slug), None)
    if school is None:
        theirs = _of_trusts(held).filter(slug=slug)
        school = theirs.select_related("trust", "roll").first()
    if school is None:
        return None
    over = {school.trust_id} - {None}
    here = (h.role for h in held if h.school_id == school.pk or h.trust_id in over)
    return Standing(person, school, frozenset(here))


def _of_trusts(held: Iterable[Holding]) -> QuerySet[School]:
    """The schools of the trusts for which somebody holds anything."""
    trusts = {holding.trust_id for holding in held if holding.trust_id is not None}
    return School.objects.filter(trust__in=trusts) if trusts else School.objects.none()


def _held_on(person: Person, on: date) -> tuple[Holding, ...]:
    """What somebody holds, as it was read with them, or else asked for now."""
    if person.holds is None or person.holds[0] != on:
        people = Person.objects.filter(pk=person.pk, is_active=True)
        again = with_held(people, on)
        return again.holds[1] if again and again.holds else ()
    return person.holds[1]


def schools_of(person: Person, on: date) -> list[School]:
    """The schools where a person holds anything on a day, by name."""
    held = _held_on(person, on)
    schools = {h.school_id: h.school for h in held if h.school is not None}
    schools |= _of_trusts(held).in_bulk()
    return sorted(schools.values(), key=lambda school: school.name)


def holds(school: School, on: date, of: str = "") -> Q:
    """What is held in a school on a day; ``of`` leads to the holding."""
    return _here(school, of) & _current(on, of)


def holders(school: School, roles: frozenset[str], on: date) -> QuerySet[Person]:
    """Everybody who holds one of the roles in a school on a day, absent or not."""
    held = Holding.objects.filter(_here(school), _current(on), role__in=roles)
    return Person.objects.filter(is_active=True, pk__in=held.values("person"))


def present(school: School, roles: frozenset[str], on: date) -> frozenset[str]:
    """Those of the roles that somebody holds who is here on a day."""
    return frozenset(on_duty(school, roles, on).values_list("role", flat=True))


def on_duty(school: School, roles: frozenset[str], on: date) -> QuerySet[Holding]:
    """Which of the roles is held by whom, of those who are here on a day."""
    gone = away(school, on).values("person")
    held = Holding.objects.filter(_here(school), _current(on), role__in=roles)
    return held.filter(person__is_active=True).exclude(person__in=gone)


def away(school: School, on: date) -> QuerySet[Absence]:
    """Who is away from a school on a day."""
    return Absence.objects.filter(school=school, since__lte=on, until__gte=on)


def _held(person: Person, on: date) -> QuerySet[Holding]:
    return Holding.objects.filter(_current(on), person=person)


def _current(on: date, of: str = "") -> Q:
    """What holds on a day; ``of`` leads to the holding."""
    begun, ends = Q(**{f"{of}since__lte": on}), f"{of}until"
    return begun & (Q(**{f"{ends}__isnull": True}) | Q(**{f"{ends}__gte": on}))


def _here(school: School, of: str = "") -> Q:
    here, over = Q(**{f"{of}school": school}), Q(**{f"{of}trust": school.trust_id})
    return here | over if school.trust_id else here
