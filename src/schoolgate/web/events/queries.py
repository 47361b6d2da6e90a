"""Reading events: always of one school."""

from datetime import date, timedelta

from django.db.models import QuerySet

from schoolgate.engine.record import record
from schoolgate.web.events.models import Event
from schoolgate.web.people.models import Group
from schoolgate.web.trust.models import School

# So long after an event pictures of it are still being accounted for.
JUST_OVER = timedelta(days=14)


@record
class TookPart:
    """A group that took part in an event, and how a list names it."""

    group: Group
    label: str


def coming(school: School, today: date) -> QuerySet[Event]:
    """Events of today and later, the next one first."""
    events = Event.objects.filter(school=school, on__gte=today)
    return events.select_related("group").order_by("on", "begins", "pk")


def past(school: School, today: date) -> QuerySet[Event]:
    """Events before today, the latest first."""
    events = Event.objects.filter(school=school, on__lt=today)
    return events.select_related("group")


def took_part(school: School, today: date) -> list[TookPart]:
    """Groups of the events of today and just before, the latest event first."""
    events = Event.objects.filter(
        school=school,
        group__isnull=False,
        cancelled_at=None,
        on__lte=today,
        on__gte=today - JUST_OVER,
    )
    return [
        TookPart(event.group, f"{event.name} ({event.on:%-d %b %Y})")
        for event in events.select_related("group")
        if event.group is not None
    ]
