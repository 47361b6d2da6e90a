"""Somebody is given a role in a school, or their role ends."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from schoolgate.web.journal.write import Act, write
from schoolgate.web.people.identity import is_same_person
from schoolgate.web.people.models import ROLES, Holding, Person
from schoolgate.web.people.rights import OF_THE_TRUST, ROLE_GIVERS, standing
from schoolgate.web.trust.models import School


@transaction.atomic
def give_role(
    person: Person, role: str, school: School, *, by: Person, at: datetime
) -> Holding:
    """Give a role from today on. Nobody gives one to any account of their own."""
    _expect_right(person, role, school, by, at)
    holding, _ = Holding.objects.get_or_create(
        person=person,
        school=school,
        role=role,
        until=None,
        defaults={"since": at.date(), "given_by": by},
    )
    write("role.given", person, Act(school, by, at, (), {"role": role}))
    return holding


@transaction.atomic
def end_role(holding: Holding, *, by: Person, at: datetime) -> Holding:
    """End a role at once; the day before today was its last."""
    school = holding.school
    if school is None:
        raise PermissionDenied("A role in the trust is the trust's to end.")
    _expect_right(holding.person, holding.role, school, by, at)
    details = {"role": holding.role}
    holding.delete()
    write("role.ended", holding.person, Act(school, by, at, (), details))
    return holding


def _expect_right(
    person: Person, role: str, school: School, by: Person, at: datetime
) -> None:
    here = standing(by, school, at.date())
    here.require("people.keep")
    if role not in ROLES or role in OF_THE_TRUST:
        raise PermissionDenied(f"“{role}” is no role that a school gives.")
    if is_same_person(person, by):
        raise PermissionDenied(
            "Nobody gives or ends a role of their own, or of an account in their name."
        )
    if not here.roles & ROLE_GIVERS.get(role, here.roles):
        raise PermissionDenied("Only the head gives or ends this role.")
