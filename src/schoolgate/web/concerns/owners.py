"""Who does a step: whoever holds one of its roles and is here today."""

from collections.abc import Mapping
from datetime import date

from django.db.models import QuerySet

from schoolgate.web.concerns.models import Threat
from schoolgate.web.concerns.playbook import RIGHT, Asked
from schoolgate.web.people.models import Person
from schoolgate.web.people.rights import RIGHTS, holders, on_duty
from schoolgate.web.trust.models import School

Owners = Mapping[Person, frozenset[str]]


def owners(threat: Threat, on: date) -> Owners:
    """Everybody here who may see a case, with their roles. One question."""
    held = on_duty(threat.school, RIGHTS[RIGHT], on).select_related("person")
    held = held.exclude(person__in=threat.kept_from.values("person").order_by())
    found: dict[Person, frozenset[str]] = {}
    for row in held.order_by("person__surname", "person__forename", "pk"):
        found[row.person] = found.get(row.person, frozenset()) | {row.role}
    return found


def might_see(school: School, on: date) -> QuerySet[Person]:
    """Everybody whose roles show them cases, here today or not."""
    people = holders(school, RIGHTS[RIGHT], on)
    return people.order_by("surname", "forename", "pk")


def who_does(asked: Asked, here: Owners) -> tuple[Person, ...]:
    """Those of them who do a step; where none of its roles is here, all of them."""
    named = tuple(person for person, roles in here.items() if roles & asked.who)
    return named or tuple(here)
