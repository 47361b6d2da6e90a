"""Somebody marks who was at an event; marked again, the last word counts.

The journal tells how many were there, and never who.
"""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from schoolgate.web.events.models import Event, Presence
from schoolgate.web.events.planned import BadPlan
from schoolgate.web.events.queries import attending
from schoolgate.web.journal.write import Act, write
from schoolgate.web.people.models import Person
from schoolgate.web.people.rights import standing


@transaction.atomic
def mark_present(
    event: Event, there: Collection[int], *, by: Person, at: datetime
) -> Event:
    """Note that of the event's group these pupils were there. Raises BadPlan."""
    standing(by, event.school, at.date()).require("events.mark")
    locked = Event.objects.select_for_update(of=("self",))
    event = locked.select_related("group", "school__trust").get(pk=event.pk)
    if not event.takes_place:
        raise BadPlan("It does not take place, so nobody was there.")
    if event.group is None:
        raise BadPlan("Say first who takes part: the office can change the event.")
    if event.on > at.date():
        raise BadPlan("It is not over yet: mark it on its day, or after.")
    asked = attending(event)
    every = [pupil.pk for pupil in (*asked.there, *asked.not_there)]
    present = [pk for pk in every if pk in there]
    event.presences.all().delete()
    Presence.objects.bulk_create(Presence(event=event, pupil_id=pk) for pk in present)
    event.marked_at, event.marked_by = at, by
    event.save(update_fields=["marked_at", "marked_by"])
    details = {"there": len(present), "not there": len(every) - len(present)}
    write("event.attendance_marked", event, Act(event.school, by, at, (), details))
    return event
