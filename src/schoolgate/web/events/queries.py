"""Reading events: always of one school."""

from datetime import date, timedelta

from django.db.models import QuerySet

from schoolgate.engine.record import record
from schoolgate.web.events.models import Event
from schoolgate.web.events.states import State
from schoolgate.web.people.grouping import pupils_in
from schoolgate.web.people.models import Group, Pupil
from schoolgate.web.trust.models import School

# So long after an event pictures of it are still being accounted for.
JUST_OVER = timedelta(days=14)


@record
class TookPart:
    """A group that took part in an event, and how a list names it."""

    group: Group
    label: str


@record
class Attending:
    """Pupils of an event: who was there, and who of its group was not.

    While nobody has marked it, all of its group are taken to have been there.
    """

    there: tuple[Pupil, ...]
    not_there: tuple[Pupil, ...] = ()


def coming(school: School, today: date) -> QuerySet[Event]:
    """Events of today and later, the next one first."""
    events = Event.objects.filter(school=school, on__gte=today)
    return events.select_related("group", "asked_by").order_by("on", "begins", "pk")


def past(school: School, today: date) -> QuerySet[Event]:
    """Events before today, the latest first."""
    events = Event.objects.filter(school=school, on__lt=today)
    return events.select_related("group", "asked_by")


def recent(school: School, today: date) -> QuerySet[Event]:
    """Events of today and just before that took place, the latest first."""
    events = Event.objects.filter(
        school=school,
        state=State.PLANNED,
        cancelled_at=None,
        on__lte=today,
        on__gte=today - JUST_OVER,
    )
    return events.select_related("group")


def took_part(school: School, today: date) -> list[TookPart]:
    """Groups of the events of today and just before, the latest event first."""
    return [
        TookPart(event.group, f"{event.name} ({event.on:%-d %b %Y})")
        for event in recent(school, today)
        if event.group is not None
    ]


def asked_for(school: School) -> QuerySet[Event]:
    """Events that somebody asked for, and nobody has answered; the next one first."""
    wishes = Event.objects.filter(school=school, state=State.ASKED)
    return wishes.select_related("asked_by").order_by("on", "pk")


def attending(event: Event) -> Attending:
    """Who was there, and who of its group was not; two questions."""
    group = list(pupils_in(event.group)) if event.group else []
    if event.marked_at is None:
        return Attending(tuple(group))
    present = Pupil.objects.filter(presences__event=event, left_on=None)
    there = tuple(present)
    return Attending(there, tuple(one for one in group if one not in there))
