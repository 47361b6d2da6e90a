"""Who may do what: a table of roles, from which everything else is no."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet

from schoolgate.engine.record import record
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
    "incident.declare": HEADS | frozenset(("deputy", "dsl")),
    "concerns.threat": HEADS | SAFEGUARDING | frozenset(("deputy",)),
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
    "trust.see": frozenset(("trust", "trust-officer")),
}


@record
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


def standing_at(person: Person, slug: str, on: date) -> Standing | None:
    """What a person is in the school of an address; None if nothing. One question."""
    if not person.is_active:
        return None
    here = Q(school__slug=slug) | Q(trust__schools__slug=slug)
    held = (
        _held(person, on)
        .filter(here)
        .select_related("school__trust", "school__roll")
        .distinct()
    )
    rows = list(held)
    if not rows:
        return None
    named = next((row.school for row in rows if row.school), None)
    school = named or School.objects.select_related("trust").get(slug=slug)
    return Standing(person, school, frozenset(row.role for row in rows))


def schools_of(person: Person, on: date) -> QuerySet[School]:
    """The schools where a person holds anything on a day."""
    if not person.is_active:
        return School.objects.none()
    held = _held(person, on)
    return School.objects.filter(
        Q(pk__in=held.filter(school__isnull=False).values("school"))
        | Q(trust__in=held.filter(trust__isnull=False).values("trust"))
    )


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


def _current(on: date) -> Q:
    return Q(since__lte=on) & (Q(until__isnull=True) | Q(until__gte=on))


def _here(school: School) -> Q:
    here = Q(school=school)
    return here | Q(trust=school.trust_id) if school.trust_id else here
