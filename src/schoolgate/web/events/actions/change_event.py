"""An event is changed; the journal keeps what its rule was."""

from datetime import datetime

from django.db import transaction

from schoolgate.web.events.ground import clauses
from schoolgate.web.events.models import Event
from schoolgate.web.events.planned import BadPlan, EventDetails, put
from schoolgate.web.journal.write import Act, write
from schoolgate.web.people.models import Person
from schoolgate.web.people.rights import standing


@transaction.atomic
def change_event(
    event: Event, planned: EventDetails, *, by: Person, at: datetime
) -> Event:
    """Let it be as it is planned now. Raises BadPlan."""
    standing(by, event.school, at.date()).require("events.keep")
    locked = Event.objects.select_for_update(of=("self",))
    event = locked.select_related("school__trust").get(pk=event.pk)
    if event.cancelled_at:
        raise BadPlan("It is cancelled. Plan a new event.")
    before, group = event.filming, event.group_id
    put(event, planned)
    if event.group_id != group:
        _forget_who_was_there(event)
    cited = tuple(clause.id for clause in clauses(event.school, event.on))
    details = {"was": before, "filming": event.filming}
    write("event.changed", event, Act(event.school, by, at, cited, details))
    return event


def _forget_who_was_there(event: Event) -> None:
    """Who was there was said of another group."""
    event.presences.all().delete()
    event.marked_at = event.marked_by = None
    event.save(update_fields=["marked_at", "marked_by"])
