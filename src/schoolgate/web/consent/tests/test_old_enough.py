"""A pupil becomes old enough to answer: the office asks in time, the page says so."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from schoolgate.policyfile.nations import nations
from schoolgate.web.consent.actions.ask import note_asked
from schoolgate.web.consent.actions.say import Paper, say_on_paper
from schoolgate.web.consent.ages import born_by, old_enough, old_enough_from
from schoolgate.web.consent.models import GROWN
from schoolgate.web.consent.queries import Who, standings
from schoolgate.web.consent.standing import Stand
from schoolgate.web.consent.tests.conftest import Says
from schoolgate.web.consent.to_ask import AHEAD, growing_up, to_ask_themselves
from schoolgate.web.people.models import Contact, Person, Pupil
from schoolgate.web.policy.in_force import in_force
from schoolgate.web.trust.models import School

Browser = Callable[[Person], Client]
A_DAY = timedelta(days=1)
PAGE = "/school/elm/consent/to-ask/"
TASK = "Ask 1 pupil in person"


@pytest.mark.parametrize("nation", sorted(nations()))
@pytest.mark.parametrize("born", [date(2013, 12, 1), date(2012, 2, 29)])
def test_each_nation_has_its_day_and_the_day_before_is_too_early(
    nation: str, born: date
) -> None:
    day = old_enough_from(born, nation)

    assert old_enough(born, nation, day)
    assert not old_enough(born, nation, day - A_DAY)


def test_scotland_asks_a_year_earlier() -> None:
    born = date(2013, 12, 1)

    assert old_enough_from(born, "scotland") == date(2025, 12, 1)
    assert old_enough_from(born, "england") == date(2026, 12, 1)


@pytest.mark.parametrize("on", [date(2028, 2, 29), date(2027, 2, 28), date(2027, 3, 1)])
@pytest.mark.parametrize("nation", sorted(nations()))
def test_the_last_birthday_is_the_last_one(nation: str, on: date) -> None:
    last = born_by(nation, on)

    assert old_enough(last, nation, on)
    assert not old_enough(last + A_DAY, nation, on)


def born_so_that_they_turn(child: Pupil, day: date) -> Pupil:
    age = nations()[in_force(child.school).policy.nation].own_consent_age
    child.born_on = day.replace(year=day.year - age)
    child.save()
    return child


@pytest.fixture
def turning(child: Pupil, at: datetime) -> Pupil:
    """A child who is old enough on the last of the days that are looked ahead."""
    return born_so_that_they_turn(child, (at + AHEAD).date())


def stand(child: Pupil, on: date) -> Stand:
    found = standings(Who(frozenset((child.pk,))), "england", on)
    return found["pupil", child.pk, "website"].stand


def test_it_is_due_the_set_days_ahead_and_not_a_day_sooner(
    turning: Pupil, at: datetime
) -> None:
    school, today = turning.school, at.date()

    assert list(to_ask_themselves(school, today)) == [turning]
    assert not to_ask_themselves(school, today - A_DAY)


def test_on_that_day_the_parents_yes_alone_is_not_enough_any_more(
    turning: Pupil, mother: Contact, says: Says, at: datetime
) -> None:
    says(mother, turning, website=True)
    day = (at + AHEAD).date()

    assert stand(turning, day - A_DAY) is Stand.GIVEN
    assert stand(turning, day) is Stand.WAITING


def test_the_pupils_yes_beside_the_parents_goes_on_and_a_parents_no_stays(
    turning: Pupil, mother: Contact, says: Says, office: Person, at: datetime
) -> None:
    says(mother, turning, website=True)
    paper = Paper("", own=True)
    say_on_paper(turning, {"website": True}, paper, by=office, at=at)
    day = (at + AHEAD).date()
    assert stand(turning, day) is Stand.GIVEN

    says(mother, turning, website=False)

    assert stand(turning, day) is Stand.REFUSED


def test_after_the_day_who_has_a_parents_yes_is_still_to_be_asked(
    turning: Pupil, mother: Contact, says: Says, at: datetime
) -> None:
    much_later = (at + AHEAD + timedelta(days=200)).date()
    assert not to_ask_themselves(turning.school, much_later)

    says(mother, turning, website=True)

    assert list(to_ask_themselves(turning.school, much_later)) == [turning]


@pytest.mark.parametrize("answer", [True, False])
def test_an_answer_of_their_own_ends_it(
    answer: bool, turning: Pupil, office: Person, at: datetime
) -> None:
    paper = Paper("", own=True)

    say_on_paper(turning, {"website": answer}, paper, by=office, at=at)

    assert not growing_up(turning.school, at.date())


def test_a_parents_answer_does_not_end_it(
    turning: Pupil, mother: Contact, says: Says, at: datetime
) -> None:
    says(mother, turning, website=True)

    assert list(to_ask_themselves(turning.school, at.date())) == [turning]


def test_who_has_left_or_has_no_birthday_is_not_asked(
    turning: Pupil, school: School, at: datetime
) -> None:
    Pupil.objects.create(school=school, key="9", forename="Bo", surname="Ash")
    turning.left_on = at.date()
    turning.save()

    assert not growing_up(school, at.date())


@pytest.fixture
def now(monkeypatch: pytest.MonkeyPatch, at: datetime) -> datetime:
    monkeypatch.setattr("django.utils.timezone.now", lambda: at)
    return at


@pytest.mark.parametrize("who", ["office", "head", "dpo"])
def test_today_asks_those_who_keep_consents(
    who: str,
    turning: Pupil,
    now: datetime,
    signed_in: Browser,
    request: pytest.FixtureRequest,
) -> None:
    page = signed_in(request.getfixturevalue(who)).get("/school/elm/")

    assert TASK in page.content.decode()


@pytest.mark.parametrize("who", ["teacher", "leader", "dsl", "governor"])
def test_today_asks_nobody_else(
    who: str,
    turning: Pupil,
    now: datetime,
    signed_in: Browser,
    request: pytest.FixtureRequest,
) -> None:
    page = signed_in(request.getfixturevalue(who)).get("/school/elm/")

    assert "in person" not in page.content.decode()


def test_once_asked_it_is_no_task_but_stays_in_the_list(
    turning: Pupil, now: datetime, office: Person, signed_in: Browser
) -> None:
    browser = signed_in(office)
    assert "from Wednesday 23 December 2026" in browser.get(PAGE).content.decode()

    browser.post(
        f"{PAGE}asked/", {"do": "asked", "why": "grown", "pupil": [turning.pk]}
    )

    assert TASK not in browser.get("/school/elm/").content.decode()
    assert "no answer yet" in browser.get(PAGE).content.decode()


def test_the_pupils_page_says_from_when_and_that_they_were_not_heard(
    turning: Pupil, now: datetime, office: Person, signed_in: Browser
) -> None:
    address = f"/school/elm/consent/pupil/{turning.pk}/"
    browser = signed_in(office)
    page = browser.get(address).content.decode()
    assert "Answers for themselves from Wednesday 23 December 2026" in page
    assert "has not been heard yet" in page

    browser.post(address, {"website": "yes", "own": "on"})

    assert "has not been heard yet" not in browser.get(address).content.decode()


def test_the_page_of_a_younger_pupil_says_nothing_of_it(
    child: Pupil, now: datetime, office: Person, signed_in: Browser
) -> None:
    born_so_that_they_turn(child, (now + AHEAD + A_DAY).date())

    page = signed_in(office).get(f"/school/elm/consent/pupil/{child.pk}/")

    assert "for themselves" not in page.content.decode()


@pytest.mark.parametrize("many", [1, 40])
def test_many_who_turn_cost_no_more_than_one(
    many: int,
    turning: Pupil,
    school: School,
    office: Person,
    now: datetime,
    signed_in: Browser,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    some = Pupil.objects.bulk_create(
        Pupil(
            school=school,
            key=f"k{n}",
            forename="A",
            surname="B",
            born_on=turning.born_on,
        )
        for n in range(many)
    )
    note_asked(school, some, GROWN, by=office, at=now)
    browser = signed_in(office)

    with django_assert_max_num_queries(10):
        assert browser.get(PAGE).status_code == 200
