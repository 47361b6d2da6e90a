"""The head holds everything that is scheduled; only named people can post."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from schoolgate.web.journal.write import Act, write
from schoolgate.web.people.models import Person
from schoolgate.web.people.rights import STAFF, holders, standing
from schoolgate.web.policy.in_force import in_force
from schoolgate.web.posts.actions.errors import PostError
from schoolgate.web.publishing.incidents import incident_in
from schoolgate.web.publishing.models import Incident
from schoolgate.web.trust.models import School

CARRIES = "posts.incident_speakers"


@transaction.atomic
def declare_incident(
    school: School, what: str, *, can_post: Iterable[Person], by: Person, at: datetime
) -> Incident:
    """Begin an incident. Whoever declares it can post, and those they name."""
    standing(by, school, at.date()).require("incident.declare")
    if incident_in(school):
        raise PostError("An incident is on already: end it before you begin another.")
    named = {by.pk, *(person.pk for person in can_post)}
    known = holders(school, STAFF, at.date()).filter(pk__in=named)
    incident = Incident.objects.create(
        school=school, what=what.strip()[:200], begun_by=by, begun_at=at
    )
    incident.can_post.set(known)
    school.incident = incident.what
    school.save(update_fields=["incident"])
    clauses = in_force(school).setting(CARRIES, at.date())
    details = {"what": incident.what, "can post": sorted(p.pk for p in known)}
    write("incident.declared", incident, Act(school, by, at, clauses, details))
    return incident
