"""Events of the demonstration: one of today, whose pictures come, and one to come."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta

from schoolgate.web.events.actions.add_event import add_event
from schoolgate.web.events.models import Filming
from schoolgate.web.events.planned import Planned
from schoolgate.web.people.models import Person, SchoolClass
from schoolgate.web.trust.models import School


def set_down(school: School, cast: Mapping[str, Person], at: datetime) -> None:
    """Set two events down, as the office does."""
    first = SchoolClass.objects.filter(school=school).first()
    concert = Planned(
        name="Winter concert",
        on=at.date(),
        filming=Filming.MOMENT,
        begins=time(14),
        ends=time(15, 30),
        place="The hall",
        group=first.pk if first else None,
        note="The moment for photographs is at half past three, by the stage.",
    )
    fair = Planned(
        name="Book fair", on=at.date() + timedelta(days=10), filming=Filming.NONE
    )
    for planned in (concert, fair):
        add_event(school, planned, by=cast["office"], at=at)
