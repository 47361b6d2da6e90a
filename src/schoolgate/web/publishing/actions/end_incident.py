"""The head ends an incident, and writes down what it was."""

from datetime import datetime

from django.db import transaction

from schoolgate.web.journal.write import Act, write
from schoolgate.web.people.models import Person
from schoolgate.web.people.rights import standing
from schoolgate.web.posts.actions.errors import PostError
from schoolgate.web.publishing.models import Incident
from schoolgate.web.trust.models import School


@transaction.atomic
def end_incident(
    incident: Incident, *, note: str, by: Person, at: datetime
) -> Incident:
    """End it with a record; what was held goes out if its day has not passed."""
    standing(by, incident.school, at.date()).require("incident.declare")
    incident = Incident.objects.select_for_update(of=("self",)).get(pk=incident.pk)
    if incident.ended_at is not None:
        raise PostError("This incident has ended already.")
    if not note.strip():
        raise PostError("Write down how it ended: this is the record of the incident.")
    incident.ended_by, incident.ended_at, incident.record = by, at, note.strip()
    incident.save(update_fields=["ended_by", "ended_at", "record"])
    School.objects.filter(pk=incident.school_id).update(incident="")
    details = {"record": incident.record}
    write("incident.ended", incident, Act(incident.school, by, at, (), details))
    return incident
