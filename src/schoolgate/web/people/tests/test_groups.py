"""Groups: made, filled and ended by the office, and seen by nobody else."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from pytest_django.fixtures import DjangoAssertNumQueries

from schoolgate.web.imports.tests.lists import pupils, taken
from schoolgate.web.journal.models import Entry
from schoolgate.web.people.actions.keep_group import (
    GroupDetails,
    end_group,
    fill_group,
    make_group,
    take_out,
)
from schoolgate.web.people.grouping import groups_on, groups_over, pupils_in
from schoolgate.web.people.models import Group, Person, Pupil
from schoolgate.web.trust.models import School

Browser = Callable[[Person], Client]
GROUPS = "/school/elm/people/groups/"
TRIP = GroupDetails("trip", "Museum", date(2026, 12, 1), date(2026, 12, 2))


@pytest.fixture
def listed(school: School, office: Person, at: datetime) -> School:
    """A school with three pupils, two of them in Oak."""
    text = pupils(
        "A1,Aisha,Khan,Ash,Elm,7", "A2,Bram,Birch,,Oak,8", "A3,Cleo,Moss,,Oak,8"
    )
    taken(school, "pupils", text, by=office, at=at)
    return school


@pytest.fixture
def trip(listed: School, office: Person, at: datetime) -> Group:
    return make_group(listed, TRIP, by=office, at=at)


def test_a_class_and_a_year_hold_whom_the_list_says(listed: School) -> None:
    oak = Group.objects.get(kind="class", name="Oak")
    year = Group.objects.get(kind="year", name="Year 7")

    assert [p.forename for p in pupils_in(oak)] == ["Bram", "Cleo"]
    assert [p.forename for p in pupils_in(year)] == ["Aisha"]


def test_a_trip_holds_whom_the_office_puts_in(
    trip: Group, office: Person, at: datetime
) -> None:
    everybody = Pupil.objects.values_list("pk", flat=True)

    first = fill_group(trip, everybody[:2], by=office, at=at)
    again = fill_group(trip, everybody, by=office, at=at)

    assert (first, again) == (2, 1)
    assert pupils_in(trip).count() == 3


def test_another_schools_pupils_are_not_put_in(
    trip: Group, other_school: School, office: Person, at: datetime
) -> None:
    theirs = Pupil.objects.create(
        school=other_school, key="Z1", forename="Zoe", surname="Ash"
    )

    assert fill_group(trip, [theirs.pk], by=office, at=at) == 0


def test_who_left_is_in_no_group_any_more(
    trip: Group, office: Person, at: datetime
) -> None:
    aisha = Pupil.objects.get(key="A1")
    fill_group(trip, [aisha.pk], by=office, at=at)

    text = pupils("A2,Bram,Birch,,Oak,8", "A3,Cleo,Moss,,Oak,8")
    taken(trip.school, "pupils", text, by=office, at=at)

    assert not pupils_in(trip).exists()
    assert fill_group(trip, [aisha.pk], by=office, at=at) == 0


def test_a_pupil_is_taken_out(trip: Group, office: Person, at: datetime) -> None:
    aisha = Pupil.objects.get(key="A1")
    fill_group(trip, [aisha.pk], by=office, at=at)

    take_out(trip, aisha.pk, by=office, at=at)

    assert not pupils_in(trip).exists()


def test_a_group_that_ended_is_over_the_day_after(
    trip: Group, office: Person, at: datetime
) -> None:
    last = date(2026, 12, 1)

    end_group(trip, last, by=office, at=at)

    assert trip in groups_on(trip.school, last)
    assert list(groups_over(trip.school, last + timedelta(days=1))) == [trip]


def test_the_list_alone_says_who_is_in_a_class(
    listed: School, office: Person, at: datetime
) -> None:
    oak = Group.objects.get(kind="class", name="Oak")

    for step in (
        lambda: fill_group(oak, [Pupil.objects.get(key="A1").pk], by=office, at=at),
        lambda: end_group(oak, at.date(), by=office, at=at),
    ):
        with pytest.raises(PermissionDenied, match="The list of pupils"):
            step()


def test_days_that_run_backwards_are_refused(
    listed: School, office: Person, at: datetime
) -> None:
    backwards = GroupDetails("trip", "Museum", date(2026, 12, 2), date(2026, 12, 1))

    with pytest.raises(PermissionDenied, match="turn them round"):
        make_group(listed, backwards, by=office, at=at)


def test_two_classes_of_one_name_are_refused_and_two_trips_are_not(
    listed: School, office: Person, at: datetime
) -> None:
    make_group(listed, TRIP, by=office, at=at)
    make_group(listed, TRIP, by=office, at=at)

    with pytest.raises(PermissionDenied, match="already"):
        make_group(listed, GroupDetails("class", "Oak"), by=office, at=at)


@pytest.mark.parametrize(
    "who", ["teacher", "leader", "dsl", "technician", "governor", "stranger"]
)
def test_groups_are_the_offices_and_the_heads(
    who: str, trip: Group, at: datetime, request: pytest.FixtureRequest
) -> None:
    person = request.getfixturevalue(who)

    for step in (
        lambda: make_group(trip.school, TRIP, by=person, at=at),
        lambda: fill_group(trip, [], by=person, at=at),
        lambda: take_out(trip, 1, by=person, at=at),
        lambda: end_group(trip, at.date(), by=person, at=at),
    ):
        with pytest.raises(PermissionDenied):
            step()


def test_the_journal_tells_how_many_were_put_in_and_never_who(
    trip: Group, office: Person, at: datetime
) -> None:
    fill_group(trip, [Pupil.objects.get(key="A1").pk], by=office, at=at)

    assert Entry.objects.get(verb="group.filled").details == {"pupils": 1}


def test_the_office_makes_a_trip_and_pastes_names(
    listed: School, office: Person, signed_in: Browser
) -> None:
    browser = signed_in(office)
    browser.post(GROUPS, {"kind": "trip", "name": "Zoo", "starts": "", "ends": ""})
    zoo = Group.objects.get(name="Zoo")
    names = "Khan, Ash\n\nbram birch\n"

    page = browser.post(f"{GROUPS}{zoo.pk}/fill/", {"names": names}, follow=True)

    assert [p.key for p in pupils_in(zoo).order_by("key")] == ["A1", "A2"]
    assert "Bram Birch" in page.content.decode()


def test_a_name_that_is_nobodys_puts_nobody_in(
    trip: Group, office: Person, signed_in: Browser
) -> None:
    names = "Bram Birch\nNobody Here\n"

    answer = signed_in(office).post(f"{GROUPS}{trip.pk}/fill/", {"names": names})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Line 2: no pupil is called Nobody Here" in page
    assert "Bram Birch\nNobody Here" in page
    assert not pupils_in(trip).exists()


def test_a_name_of_two_pupils_has_to_be_ticked(
    trip: Group, office: Person, signed_in: Browser
) -> None:
    twin = Pupil.objects.create(
        school=trip.school, key="A9", forename="Bram", surname="Birch"
    )
    browser, fill = signed_in(office), f"{GROUPS}{trip.pk}/fill/"

    pasted = browser.post(fill, {"names": "Bram Birch"}).content.decode()
    browser.post(fill, {"pupil": [str(twin.pk)]})

    assert "2 pupils are called Bram Birch" in pasted
    assert list(pupils_in(trip)) == [twin]


def test_pupils_are_found_by_name_and_leavers_are_not(
    trip: Group, office: Person, signed_in: Browser, at: datetime
) -> None:
    Pupil.objects.filter(key="A1").update(left_on=at.date())
    browser = signed_in(office)

    found = browser.get(f"{GROUPS}{trip.pk}/?name=Bram").content.decode()
    gone = browser.get(f"{GROUPS}{trip.pk}/?name=Aisha").content.decode()

    assert "Bram Birch, Oak" in found
    assert "No pupils match" in gone or "No pupil's name" in gone


@pytest.mark.parametrize(
    "who", ["teacher", "leader", "dsl", "technician", "governor", "stranger"]
)
def test_no_page_of_groups_exists_for_others(
    who: str, trip: Group, signed_in: Browser, request: pytest.FixtureRequest
) -> None:
    browser = signed_in(request.getfixturevalue(who))

    answers = [browser.get(page) for page in (GROUPS, f"{GROUPS}{trip.pk}/")]
    answers += [
        browser.post(f"{GROUPS}{trip.pk}/{verb}/") for verb in ("fill", "end", "out/1")
    ]

    assert [answer.status_code for answer in answers] == [404] * 5


def test_another_schools_group_does_not_exist(
    trip: Group, stranger: Person, signed_in: Browser
) -> None:
    answer = signed_in(stranger).get(f"/school/birch/people/groups/{trip.pk}/")

    assert answer.status_code == 404


@pytest.fixture(params=[2, 60])
def grown(
    request: pytest.FixtureRequest, school: School, office: Person, at: datetime
) -> Group:
    """A trip of few pupils or of many, each in a class of their own."""
    lines = [
        f"A{n},Aisha,Khan{'abcdefghij'[n % 10]},,C{n},7" for n in range(request.param)
    ]
    change = taken(school, "pupils", pupils(*lines), by=office, at=at)
    group = make_group(school, TRIP, by=office, at=at)
    fill_group(group, change.new, by=office, at=at)
    return group


@pytest.mark.parametrize("page", ["", "{}/?name=Aisha"])
def test_a_page_of_groups_costs_the_same_however_many(
    page: str,
    grown: Group,
    office: Person,
    signed_in: Browser,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    browser = signed_in(office)

    with django_assert_max_num_queries(10):
        answer = browser.get(GROUPS + page.format(grown.pk))

    assert answer.status_code == 200
