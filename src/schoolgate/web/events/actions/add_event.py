"""An event is set down, with its rules for visitors' cameras."""

from datetime import datetime

from django.db import transaction

from schoolgate.web.events.ground import clauses
from schoolgate.web.events.models import Event
from schoolgate.web.events.planned import EventDetails, put
from schoolgate.web.journal.write import Act, write
from schoolgate.web.people.models import Person
from schoolgate.web.people.rights import standing
from schoolgate.web.trust.models import School

CARRIES = "filming.by_visitors"


@transaction.atomic
def add_event(
    school: School, planned: EventDetails, *, by: Person, at: datetime
) -> Event:
    """Set an event down. Raises BadPlan."""
    standing(by, school, at.date()).require("events.keep")
    event = Event(school=school)
    put(event, planned)
    cited = tuple(clause.id for clause in clauses(school, event.on))
    details = {"filming": event.filming}
    write("event.created", event, Act(school, by, at, cited, details))
    return event
