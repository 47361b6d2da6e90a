"""Leaders and the office keep events, within what the policy lets visitors do."""

from collections.abc import Callable
from datetime import datetime, time, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from schoolgate.engine.record import replace
from schoolgate.web.events.actions.add_event import add_event
from schoolgate.web.events.actions.cancel_event import cancel_event
from schoolgate.web.events.actions.change_event import change_event
from schoolgate.web.events.models import Event, Filming
from schoolgate.web.events.planned import BadPlan, EventDetails
from schoolgate.web.events.queries import coming, past, recent
from schoolgate.web.journal.models import Entry
from schoolgate.web.people.models import Group, Person
from schoolgate.web.trust.models import School

A_DAY = timedelta(days=1)
KEEPERS = ["office", "leader", "head"]
OTHERS = ["teacher", "dsl", "technician", "governor", "parent", "stranger"]


@pytest.mark.parametrize("who", KEEPERS)
def test_leaders_and_the_office_keep_events(
    who: str,
    school: School,
    planned: EventDetails,
    at: datetime,
    request: pytest.FixtureRequest,
) -> None:
    keeper = request.getfixturevalue(who)

    event = add_event(school, planned, by=keeper, at=at)
    later = replace(planned, on=planned.on + A_DAY)
    change_event(event, later, by=keeper, at=at)
    cancel_event(event, by=keeper, at=at)

    event.refresh_from_db()
    assert (event.on, event.cancelled_at) == (later.on, at)


@pytest.mark.parametrize("who", OTHERS)
def test_nobody_else_keeps_events(
    who: str,
    concert: Event,
    planned: EventDetails,
    at: datetime,
    request: pytest.FixtureRequest,
) -> None:
    person = request.getfixturevalue(who)
    steps: list[Callable[[], object]] = [
        lambda: add_event(concert.school, planned, by=person, at=at),
        lambda: change_event(concert, planned, by=person, at=at),
        lambda: cancel_event(concert, by=person, at=at),
    ]

    for step in steps:
        with pytest.raises(PermissionDenied):
            step()


def test_an_event_is_journalled_with_the_clauses_about_filming(
    forbids_filming: School, planned: EventDetails, office: Person, at: datetime
) -> None:
    event = add_event(forbids_filming, planned, by=office, at=at)
    change_event(event, replace(planned, filming=Filming.NONE), by=office, at=at)

    set_down, changed = Entry.objects.order_by("number")
    assert (set_down.verb, set_down.clauses) == ("event.created", ["GN4.7"])
    assert changed.details == {"was": "photograph-moment", "filming": "none"}


def test_cancelling_twice_is_journalled_once(
    concert: Event, office: Person, at: datetime
) -> None:
    for _ in range(2):
        cancel_event(concert, by=office, at=at)

    assert Entry.objects.filter(verb="event.cancelled").count() == 1


def test_a_cancelled_event_is_not_changed(
    concert: Event, planned: EventDetails, office: Person, at: datetime
) -> None:
    cancel_event(concert, by=office, at=at)

    with pytest.raises(BadPlan, match="cancelled"):
        change_event(concert, planned, by=office, at=at)


def test_a_policy_that_lets_no_visitor_film_is_not_set_aside(
    forbids_filming: School, own_child: EventDetails, head: Person, at: datetime
) -> None:
    with pytest.raises(BadPlan, match=r"GN4\.7"):
        add_event(forbids_filming, own_child, by=head, at=at)


def test_a_policy_that_is_silent_leaves_it_to_the_school(
    school: School, own_child: EventDetails, head: Person, at: datetime
) -> None:
    event = add_event(school, own_child, by=head, at=at)

    assert event.filming == Filming.OWN_CHILD


def test_who_forbids_filming_lets_nobody_stream(
    school: School, planned: EventDetails, office: Person, at: datetime
) -> None:
    with pytest.raises(BadPlan, match="Nobody can stream"):
        add_event(school, replace(planned, streaming=True), by=office, at=at)


def test_an_event_that_ends_before_it_begins_is_refused(
    school: School, planned: EventDetails, office: Person, at: datetime
) -> None:
    with pytest.raises(BadPlan, match="turn the times round"):
        add_event(school, replace(planned, ends=time(13)), by=office, at=at)


@pytest.mark.parametrize(
    "words",
    [
        "Filming is against data protection law.",
        "because of the GDPR",
        "Data\nProtection",
        "Zakazane przez RODO.",
        "oherwydd diogelu data",
        "ڈیٹا پروٹیکشن کی وجہ سے",
    ],
)
def test_words_that_call_the_law_a_ground_are_refused(
    words: str, school: School, planned: EventDetails, office: Person, at: datetime
) -> None:
    with pytest.raises(BadPlan, match="school's rule"):
        add_event(school, replace(planned, note=words), by=office, at=at)


@pytest.mark.parametrize("words", ["Rodolfo plays", "Please protect your data cables"])
def test_other_words_are_fine(
    words: str, school: School, planned: EventDetails, office: Person, at: datetime
) -> None:
    assert add_event(school, replace(planned, note=words), by=office, at=at).note


def test_another_schools_group_takes_no_part(
    school: School,
    other_school: School,
    planned: EventDetails,
    office: Person,
    at: datetime,
) -> None:
    theirs = Group.objects.create(school=other_school, kind="class", name="Ash")

    with pytest.raises(BadPlan, match="school's groups"):
        add_event(school, replace(planned, group=theirs.pk), by=office, at=at)


def test_todays_event_is_coming_and_yesterdays_is_past(
    school: School, concert: Event
) -> None:
    assert list(coming(school, concert.on)) == [concert]
    assert list(past(school, concert.on + A_DAY)) == [concert]


@pytest.mark.parametrize(("days", "there"), [(-1, 0), (0, 1), (14, 1), (15, 0)])
def test_pictures_of_it_are_expected_for_a_fortnight(
    days: int, there: int, school: School, concert: Event
) -> None:
    assert len(recent(school, concert.on + timedelta(days=days))) == there


def test_no_picture_is_expected_of_what_was_cancelled(
    school: School, concert: Event, office: Person, at: datetime
) -> None:
    cancel_event(concert, by=office, at=at)

    assert not recent(school, concert.on)


def test_no_picture_is_expected_of_anothers_event(
    other_school: School, concert: Event
) -> None:
    assert not recent(other_school, concert.on)
