"""From which events and groups one can choose whoever is in a picture."""

from datetime import date, timedelta

from pytest_django import DjangoAssertNumQueries

from schoolgate.web.events.models import Event, Filming
from schoolgate.web.people.models import Group
from schoolgate.web.pictures.choosing import lists
from schoolgate.web.trust.models import School

TODAY = date(2026, 11, 23)


def event(school: School, name: str, days: int, group: Group | None = None) -> Event:
    on = TODAY + timedelta(days=days)
    return Event.objects.create(
        school=school, name=name, on=on, group=group, filming=Filming.NONE
    )


def test_events_of_late_come_first_with_their_groups_and_groups_by_name(
    school: School, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    oak = Group.objects.create(school=school, name="Oak")
    Group.objects.create(school=school, name="Ash")
    event(school, "Run", -2, oak)
    event(school, "Fair", -1)

    with django_assert_num_queries(1):
        found = lists(school, TODAY)

    assert [(one.name, one.on.day, one.group) for one in found.events] == [
        ("Fair", 22, None),
        ("Run", 21, oak),
    ]
    assert [one.name for one in found.groups] == ["Ash", "Oak"]


def test_what_is_still_to_come_or_long_ago_or_anothers_is_not_among_them(
    school: School, other_school: School
) -> None:
    event(school, "Concert", 1)
    event(school, "Play", -60)
    event(other_school, "Run", -1)
    Group.objects.create(school=other_school, name="Elm")
    Group.objects.create(school=school, name="Trip", ends=TODAY - timedelta(days=1))

    found = lists(school, TODAY)

    assert (found.events, found.groups) == ((), ())


def test_the_group_of_an_event_can_be_chosen_after_its_own_last_day(
    school: School,
) -> None:
    gone = TODAY - timedelta(days=1)
    trip = Group.objects.create(school=school, name="Trip", ends=gone)
    event(school, "Castle", -1, trip)

    chosen = lists(school, TODAY).group(str(trip.pk))

    assert chosen is not None
    assert (chosen, chosen.name) == (trip, "Trip")


def test_a_group_of_another_school_can_not_be_chosen(
    school: School, other_school: School
) -> None:
    theirs = Group.objects.create(school=other_school, name="Elm")

    assert lists(school, TODAY).group(str(theirs.pk)) is None
