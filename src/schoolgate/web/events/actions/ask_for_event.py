"""Anybody on the staff asks for an event; it is none until it is planned."""

from datetime import datetime

from django.db import transaction

from schoolgate.web.events.models import Event
from schoolgate.web.events.planned import EventDetails, put
from schoolgate.web.events.states import EventState
from schoolgate.web.journal.write import Act, write
from schoolgate.web.people.models import Person
from schoolgate.web.people.rights import standing
from schoolgate.web.trust.models import School


@transaction.atomic
def ask_for_event(
    school: School, planned: EventDetails, *, by: Person, at: datetime
) -> Event:
    """Ask for an event as it is typed. Raises BadPlan."""
    standing(by, school, at.date()).require("events.ask")
    event = Event(school=school, state=EventState.ASKED, asked_by=by)
    put(event, planned)
    details = {"filming": event.filming}
    write("event.asked_for", event, Act(school, by, at, (), details))
    return event
