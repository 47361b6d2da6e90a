"""The office or a leader plans an event that somebody asked for, or turns it down."""

from datetime import datetime

from django.db import transaction

from schoolgate.web.events.ground import clauses
from schoolgate.web.events.models import Event
from schoolgate.web.events.planned import BadPlan
from schoolgate.web.events.states import MOVES, EventState
from schoolgate.web.journal.write import Act, write
from schoolgate.web.people.models import Person
from schoolgate.web.people.rights import standing

CARRIES = "filming.by_visitors"


@transaction.atomic
def plan_event(event: Event, *, by: Person, at: datetime) -> Event:
    """Let it take place as it was asked for; change it to have it otherwise."""
    event = _moved(event, EventState.PLANNED, by=by, at=at)
    cited = tuple(clause.id for clause in clauses(event.school, event.on))
    details = {"filming": event.filming}
    write("event.created", event, Act(event.school, by, at, cited, details))
    return event


@transaction.atomic
def turn_event_down(event: Event, *, by: Person, at: datetime) -> Event:
    """Say that it will not take place; it stays in the list."""
    event = _moved(event, EventState.REFUSED, by=by, at=at)
    write("event.refused", event, Act(event.school, by, at))
    return event


def _moved(event: Event, to: EventState, *, by: Person, at: datetime) -> Event:
    standing(by, event.school, at.date()).require("events.keep")
    locked = Event.objects.select_for_update(of=("self",))
    event = locked.select_related("school__trust").get(pk=event.pk)
    if to not in MOVES[EventState(event.state)]:
        raise BadPlan("Somebody has answered it already: load the page again.")
    event.state = to
    event.save(update_fields=["state"])
    return event
