"""Whom one can choose from for a face: who was at the event first, then the rest."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import DateField, IntegerField, Value

from schoolgate.web.events.models import Event
from schoolgate.web.events.queries import Attending, attending_and, recent
from schoolgate.web.people.grouping import groups_on, pupils_in
from schoolgate.web.people.models import Group, Pupil
from schoolgate.web.posts.models import Face, Picture
from schoolgate.web.trust.models import School


@dataclass(frozen=True, slots=True)
class Some:
    """Pupils under one heading. ``away``: of the event's group, and not there."""

    heading: str
    pupils: tuple[Pupil, ...]
    away: bool = False


@dataclass(frozen=True, slots=True)
class Lists:
    """The events of late and the groups of a school, from which one can choose."""

    events: tuple[Event, ...]
    groups: tuple[Group, ...]

    def group(self, chosen: str) -> Group | None:
        """The group that an address names: of a list, or of an event."""
        of_events = (one.group for one in self.events if one.group is not None)
        known = (*of_events, *self.groups)
        return next((one for one in known if str(one.pk) == chosen), None)


def lists(school: School, today: date) -> Lists:
    """Events of today and just before, and the groups that are there. One question."""
    place, day = Value(None, IntegerField()), Value(None, DateField())
    events = (
        recent(school, today)
        .order_by()
        .values_list(Value(EVENT), "pk", "name", "on", "group", "group__name")
    )
    groups = (
        groups_on(school, today)
        .order_by()
        .values_list("kind", "pk", "name", day, place, Value(""))
    )
    rows = list(events.union(groups, all=True))
    return Lists(
        tuple(
            _event(school, row)
            for row in sorted(rows, key=_latest, reverse=True)
            if row[0] == EVENT
        ),
        tuple(
            _group(school, row) for row in sorted(rows, key=_named) if row[0] != EVENT
        ),
    )


Row = tuple[str, int, str, date | None, int | None, str | None]
EVENT = ""


def _event(school: School, row: Row) -> Event:
    _, pk, name, on, group, called = row
    event = Event(pk=pk, school=school, name=name, on=on or date.min)
    if group is not None:
        event.group = Group(pk=group, school=school, name=called or "")
    return event


def _group(school: School, row: Row) -> Group:
    return Group(pk=row[1], school=school, kind=row[0], name=row[2])


def _latest(row: Row) -> tuple[date, int]:
    return row[3] or date.min, row[1]


def _named(row: Row) -> tuple[str, str, int]:
    return row[0], row[2], row[1]


def events_to_offer(known: Lists, picture: Picture) -> list[Event]:
    """Events at which a picture can have been taken: of late, and the one it names."""
    named, events = picture.taken_at, list(known.events)
    return events if named is None or named in events else [named, *events]


def event_named(school: School, pk: str) -> Event | None:
    """The school's event that a form names."""
    if not pk.isdecimal():
        return None
    return Event.objects.filter(school=school, pk=int(pk)).first()


def choice_of(
    picture: Picture, group: Group | None, faces: Iterable[Face]
) -> list[Some]:
    """Everybody one can choose from, each once, in the order of the headings."""
    event = picture.taken_at
    came, more = _attending(event, group)
    marked = event is not None and event.marked_at is not None
    named = (face.pupil for face in faces if face.pupil is not None)
    lists = (
        Some("There that day" if marked else "Pupils", came.there),
        Some(group.name if group and event else "Pupils", more),
        Some("Not there that day", came.not_there, away=True),
        Some("Told already", tuple(named)),
    )
    return list(_each_once(lists))


def _attending(
    event: Event | None, group: Group | None
) -> tuple[Attending, tuple[Pupil, ...]]:
    """Who was at an event, and who is in another group; one question at the most."""
    more = pupils_in(group) if group else Pupil.objects.none()
    return attending_and(event, more) if event else (Attending(()), tuple(more))


def _each_once(lists: Iterable[Some]) -> Iterable[Some]:
    seen = set[int]()
    for some in lists:
        new = [one for one in some.pupils if one.pk not in seen]
        seen |= {one.pk for one in new}
        if new:
            new.sort(key=lambda one: (one.forename, one.surname))
            yield Some(some.heading, tuple(new), some.away)
