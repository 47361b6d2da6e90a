"""An event of the school's, for the tests of its rules, its pages and its notice."""

from datetime import datetime, time

import pytest

from schoolgate.engine.record import replace
from schoolgate.web.events.actions.add_event import add_event
from schoolgate.web.events.models import Event, Filming
from schoolgate.web.events.planned import EventDetails
from schoolgate.web.people.models import Group, Person, Pupil
from schoolgate.web.trust.models import School


@pytest.fixture
def oak(school: School) -> Group:
    group = Group.objects.create(school=school, kind="class", name="Oak")
    Pupil.objects.create(
        school=school, key="1", forename="Aisha", surname="Khan", school_class=group
    )
    return group


@pytest.fixture
def planned(oak: Group, at: datetime) -> EventDetails:
    """The summer concert of Oak, on the day of the tests, with a photograph moment."""
    return EventDetails(
        name="Summer concert",
        on=at.date(),
        filming=Filming.MOMENT,
        begins=time(14),
        ends=time(15, 30),
        place="The hall",
        group=oak.pk,
        note="Photographs at three, by the stage",
    )


@pytest.fixture
def concert(
    school: School, planned: EventDetails, office: Person, at: datetime
) -> Event:
    return add_event(school, planned, by=office, at=at)


@pytest.fixture
def forbids_filming(school: School) -> School:
    """The school, under a policy that lets no visitor film."""
    school.policy = "invented/ysgol-glan-y-nant"
    school.save()
    return school


@pytest.fixture
def own_child(planned: EventDetails) -> EventDetails:
    return replace(planned, filming=Filming.OWN_CHILD)
