"""Reading events: always of one school."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from schoolgate.web.events.models import Event, Presence
from schoolgate.web.events.states import EventState
from schoolgate.web.people.grouping import pupils_in
from schoolgate.web.people.models import Pupil
from schoolgate.web.trust.models import School

# So long after an event pictures of it are still being accounted for.
JUST_OVER = timedelta(days=14)


@dataclass(frozen=True, slots=True)
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
    return Event.objects.filter(
        school=school,
        state=EventState.PLANNED,
        cancelled_at=None,
        on__lte=today,
        on__gte=today - JUST_OVER,
    )


def asked_for(school: School) -> QuerySet[Event]:
    """Events that somebody asked for, and nobody has answered; the next one first."""
    wishes = Event.objects.filter(school=school, state=EventState.ASKED)
    return wishes.select_related("asked_by").order_by("on", "pk")


def attending(event: Event) -> Attending:
    """Who was there, and who of its group was not; one question."""
    return attending_and(event, Pupil.objects.none())[0]


def attending_and(
    event: Event, others: QuerySet[Pupil]
) -> tuple[Attending, tuple[Pupil, ...]]:
    """The same, and some others of its school; one question for them all."""
    this = OuterRef("pk")
    group = pupils_in(event.group) if event.group else Pupil.objects.none()
    here = Pupil.objects.filter(school=event.school_id, left_on=None)
    each = here.select_related("school_class").annotate(
        came=Exists(Presence.objects.filter(event=event, pupil=this)),
        invited=Exists(group.filter(pk=this)),
        other=Exists(others.filter(pk=this)),
    )
    known = list(each.filter(Q(came=True) | Q(invited=True) | Q(other=True)))
    more = tuple(one for one in known if one.other)
    invited = tuple(one for one in known if one.invited)
    if event.marked_at is None:
        return Attending(invited), more
    came = {one.pk: one for one in known if one.came}
    away = tuple(filter(lambda one: one.pk not in came, invited))
    return Attending(tuple(came.values()), away), more
