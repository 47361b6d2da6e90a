"""Whom one can choose from for a face: who was at the event first, then the rest."""

from collections.abc import Iterable
from datetime import date

from schoolgate.engine.record import record
from schoolgate.web.events.models import Event
from schoolgate.web.events.queries import Attending, attending, recent
from schoolgate.web.people.grouping import pupils_in
from schoolgate.web.people.models import Group, Pupil
from schoolgate.web.posts.models import Face, Picture
from schoolgate.web.trust.models import School


@record
class Some:
    """Pupils under one heading. ``away``: of the event's group, and not there."""

    heading: str
    pupils: tuple[Pupil, ...]
    away: bool = False


def offered(school: School, picture: Picture, today: date) -> list[Event]:
    """Events at which a picture can have been taken: of late, and the one it names."""
    events = list(recent(school, today))
    named = picture.taken_at
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
    came = attending(event) if event else Attending(())
    marked = event is not None and event.marked_at is not None
    more = list(pupils_in(group)) if group else []
    named = (face.pupil for face in faces if face.pupil is not None)
    lists = (
        Some("There that day" if marked else "Pupils", came.there),
        Some(group.name if group and event else "Pupils", tuple(more)),
        Some("Not there that day", came.not_there, away=True),
        Some("Told already", tuple(named)),
    )
    return list(_each_once(lists))


def _each_once(lists: Iterable[Some]) -> Iterable[Some]:
    seen = set[int]()
    for some in lists:
        new = [one for one in some.pupils if one.pk not in seen]
        seen |= {one.pk for one in new}
        if new:
            new.sort(key=lambda one: (one.forename, one.surname))
            yield Some(some.heading, tuple(new), some.away)
