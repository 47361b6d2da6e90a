"""Reading people: always of one school."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet

from schoolgate.web.people.models import Absence, Holding, Person, Pupil, Restriction
from schoolgate.web.trust.models import School


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody of a school as the list shows them."""

    person: Person
    roles: tuple[str, ...]
    away: bool


def members(school: School, on: date) -> list[Member]:
    """Everybody who holds a role in a school, with their roles."""
    held = Holding.objects.filter(school=school).select_related("person")
    away = set(
        Absence.objects.filter(school=school, since__lte=on, until__gte=on).values_list(
            "person", flat=True
        )
    )
    people: dict[int, tuple[Person, list[str]]] = {}
    for holding in held.order_by("person__surname", "person__forename", "pk"):
        _, roles = people.setdefault(holding.person_id, (holding.person, []))
        roles.append(holding.get_role_display())
    return [
        Member(person, tuple(roles), person.pk in away)
        for person, roles in people.values()
    ]


def member(school: School, pk: int) -> QuerySet[Person]:
    """One person, with the roles and absences they have in this school alone."""
    here = Holding.objects.filter(school=school)
    days = Absence.objects.filter(school=school).order_by("-since")
    people = Person.objects.filter(pk=pk, holdings__school=school).distinct()
    return people.prefetch_related(
        Prefetch("holdings", here), Prefetch("absences", days)
    )


def restricted(school: School) -> QuerySet[Restriction]:
    """Who is never shown, for those few who keep the list."""
    return Restriction.objects.filter(school=school).order_by("surname", "forename")


def pupils_named(pupils: QuerySet[Pupil], words: str, most: int) -> list[Pupil]:
    """Those of some pupils whose name begins so."""
    if not words.strip():
        return []
    first, _, last = words.strip().partition(" ")
    if last:
        found = pupils.filter(forename__istartswith=first, surname__istartswith=last)
    else:
        found = pupils.filter(surname__istartswith=first) | pupils.filter(
            forename__istartswith=first
        )
    return list(found.select_related("school_class")[:most])
