"""Events of the demonstration: of yesterday, today and later, and one asked for."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta

from schoolgate.engine.record import replace
from schoolgate.web.events.actions.add_event import add_event
from schoolgate.web.events.actions.ask_for_event import ask_for_event
from schoolgate.web.events.actions.mark_present import mark_present
from schoolgate.web.events.models import Filming
from schoolgate.web.events.planned import EventDetails
from schoolgate.web.events.queries import attending
from schoolgate.web.people.models import Person, SchoolClass
from schoolgate.web.trust.models import School

ABSENT = 3
CONCERT = "Winter concert"


def set_down(school: School, cast: Mapping[str, Person], at: datetime) -> None:
    """Set events down, as the office does; a teacher marked who came."""
    first = SchoolClass.objects.filter(school=school).first()
    harvest = EventDetails(
        name="Harvest assembly",
        on=at.date() - timedelta(days=1),
        filming=Filming.NONE,
        place="The hall",
        group=first.pk if first else None,
    )
    concert = EventDetails(
        name=CONCERT,
        on=at.date(),
        filming=Filming.MOMENT,
        begins=time(14),
        ends=time(15, 30),
        place="The hall",
        group=first.pk if first else None,
        note="The moment for photographs is at half past three, by the stage.",
    )
    fair = EventDetails(
        name="Book fair", on=at.date() + timedelta(days=10), filming=Filming.NONE
    )
    add_event(school, fair, by=cast["office"], at=at)
    for planned in (concert, harvest):
        event = add_event(school, planned, by=cast["office"], at=at)
        there = [pupil.pk for pupil in attending(event).there[:-ABSENT]]
        mark_present(event, there, by=cast["teacher"], at=at)
    wish = replace(fair, name="Poetry afternoon", on=at.date() + timedelta(days=20))
    ask_for_event(school, wish, by=cast["teacher"], at=at)
