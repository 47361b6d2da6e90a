"""Who does a step: whoever may see its case, holds one of its roles and is here."""

from collections.abc import Mapping
from datetime import date

from django.db.models import QuerySet

from schoolgate.web.concerns.circle import circle_of
from schoolgate.web.concerns.models import Threat
from schoolgate.web.concerns.playbook import RIGHT_OF, StepRequest
from schoolgate.web.concerns.queries import kept_people
from schoolgate.web.concerns.states import CaseKind
from schoolgate.web.people.models import Person
from schoolgate.web.people.rights import RIGHTS, holders, on_duty
from schoolgate.web.trust.models import School

Owners = Mapping[Person, frozenset[str]]


def owners(threat: Threat, on: date) -> Owners:
    """Everybody here who may see a case, with their roles. One question."""
    roles = RIGHTS[RIGHT_OF[threat.kind]]
    held = on_duty(threat.school, roles, on).select_related("person")
    held = held.exclude(person__in=kept_people(threat).values("pk"))
    if threat.kind == CaseKind.ALARM:
        held = held.filter(person__in=threat.readers.values("person").order_by())
    found: dict[Person, frozenset[str]] = {}
    for row in held.order_by("person__surname", "person__forename", "pk"):
        found[row.person] = found.get(row.person, frozenset()) | {row.role}
    return found


def might_see(school: School, kind: str, on: date) -> QuerySet[Person]:
    """Everybody whose roles show them cases of a kind, here today or not."""
    people = holders(school, RIGHTS[RIGHT_OF[kind]], on)
    return people.order_by("surname", "forename", "pk")


def who_does(asked: StepRequest, here: Owners) -> tuple[Person, ...]:
    """Those of them who do a step; where none of its roles is here, all of them."""
    named = tuple(person for person, roles in here.items() if roles & asked.who)
    return named or tuple(here)


def might_be_let_in(threat: Threat, on: date) -> QuerySet[Person]:
    """The people who could read an alarm and do not, without those it is kept from."""
    circle = circle_of(threat, on)
    able = {held.person_id for held in circle.staff.held}
    out = {person.pk for person in circle.kept}
    readers = threat.readers.values("person").order_by()
    people = might_see(threat.school, threat.kind, on)
    return people.filter(pk__in=able - out).exclude(pk__in=readers)
