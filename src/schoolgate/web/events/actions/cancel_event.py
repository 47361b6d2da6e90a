"""An event does not take place."""

from datetime import datetime

from django.db import transaction

from schoolgate.web.events.models import Event
from schoolgate.web.journal.write import Act, write
from schoolgate.web.people.models import Person
from schoolgate.web.people.rights import standing


@transaction.atomic
def cancel_event(event: Event, *, by: Person, at: datetime) -> Event:
    """Cancel it; it stays in the list, and asking twice changes nothing."""
    standing(by, event.school, at.date()).require("events.keep")
    event = Event.objects.select_for_update(of=("self",)).get(pk=event.pk)
    if event.cancelled_at is None:
        event.cancelled_at = at
        event.save(update_fields=["cancelled_at"])
        write("event.cancelled", event, Act(event.school, by, at))
    return event
