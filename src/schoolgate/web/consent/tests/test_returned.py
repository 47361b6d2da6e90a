"""A leaver who comes back: what was allowed before counts no more, a no still does."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from schoolgate.web.consent.actions.ask import ask_again, note_asked
from schoolgate.web.consent.actions.say import Paper, say_by_link, say_on_paper
from schoolgate.web.consent.models import RETURNED, ConsentRequest
from schoolgate.web.consent.queries import Who, standings
from schoolgate.web.consent.standing import Stand
from schoolgate.web.consent.tests.conftest import Says, contact_of
from schoolgate.web.consent.to_ask import returned, to_ask_again
from schoolgate.web.imports.actions.undo import undo
from schoolgate.web.imports.tests.lists import pupils, taken
from schoolgate.web.journal.models import Entry
from schoolgate.web.people.actions.bring_back import bring_back
from schoolgate.web.people.models import Contact, Person, Pupil
from schoolgate.web.trust.models import School

Browser = Callable[[Person], Client]
PAGE = "/school/elm/consent/to-ask/"
A_DAY, A_MONTH = timedelta(days=1), timedelta(days=30)


def stand(child: Pupil, use: str, on: datetime) -> Stand:
    found = standings(Who(frozenset((child.pk,))), "england", on.date())
    return found["pupil", child.pk, use].stand


@pytest.fixture
def gone(child: Pupil, mother: Contact, says: Says, at: datetime) -> Pupil:
    """A child with a yes to the website and a no to print, who has left since."""
    says(mother, child, website=True, print=False)
    Pupil.objects.filter(pk=child.pk).update(left_on=(at + A_DAY).date())
    child.refresh_from_db()
    return child


@pytest.fixture
def back(gone: Pupil, office: Person, at: datetime) -> Pupil:
    return bring_back(gone, by=office, at=at + A_MONTH)


def test_a_yes_of_before_does_not_count_on_the_day_they_return(
    back: Pupil, at: datetime
) -> None:
    assert stand(back, "website", at + A_MONTH) is Stand.ENDED
    assert stand(back, "website", at + A_MONTH * 2) is Stand.ENDED


def test_a_no_of_before_stays(back: Pupil, at: datetime) -> None:
    assert stand(back, "print", at + A_MONTH) is Stand.REFUSED


def test_a_yes_said_anew_counts(back: Pupil, mother: Contact, at: datetime) -> None:
    later = at + A_MONTH + timedelta(minutes=1)

    say_by_link(mother, back, {"website": True}, wording="en", at=later)

    assert stand(back, "website", later) is Stand.GIVEN


def test_another_parents_yes_of_before_does_not_count_either(
    gone: Pupil, father: Contact, office: Person, at: datetime
) -> None:
    paper = Paper(str(father))
    say_on_paper(gone, {"website": True}, paper, by=office, at=at + A_DAY)

    back = bring_back(gone, by=office, at=at + A_MONTH)

    assert stand(back, "website", at + A_MONTH) is Stand.ENDED


def test_who_never_left_keeps_their_consents(
    child: Pupil, mother: Contact, says: Says, office: Person, at: datetime
) -> None:
    says(mother, child, website=True)

    bring_back(child, by=office, at=at + A_DAY)

    assert stand(child, "website", at + A_DAY) is Stand.GIVEN


AISHA, BO = "1,Aisha,Khan,,Elm,7", "2,Bo,Ash,,Elm,7"


def a_list(school: School, office: Person, at: datetime, *lines: str) -> Any:
    return taken(school, "pupils", pupils(*lines), by=office, at=at).imported


def test_a_list_that_brings_them_back_ends_each_yes(
    child: Pupil, mother: Contact, says: Says, office: Person, at: datetime
) -> None:
    says(mother, child, website=True)
    a_list(child.school, office, at + A_DAY, BO)
    a_list(child.school, office, at + A_MONTH, AISHA, BO)

    child.refresh_from_db()

    assert child.left_on is None
    assert child.returned_at == at + A_MONTH
    assert stand(child, "website", at + A_MONTH) is Stand.ENDED
    assert list(to_ask_again(child.school)) == [child]


def test_a_wrong_list_that_is_undone_takes_nobodys_yes(
    child: Pupil, mother: Contact, says: Says, office: Person, at: datetime
) -> None:
    says(mother, child, website=True)
    wrong = a_list(child.school, office, at + A_DAY, BO)

    undo(wrong, by=office, at=at + A_DAY * 2)

    child.refresh_from_db()
    assert child.returned_at is None
    assert stand(child, "website", at + A_DAY * 2) is Stand.GIVEN
    assert not returned(child.school)


def test_undoing_the_return_undoes_that_they_came_back(
    gone: Pupil, office: Person, at: datetime
) -> None:
    came = a_list(gone.school, office, at + A_MONTH, AISHA)

    undo(came, by=office, at=at + A_MONTH + A_DAY)

    gone.refresh_from_db()
    assert (bool(gone.left_on), gone.returned_at) == (True, None)


@pytest.mark.parametrize("who", ["office", "head"])
def test_the_office_and_the_head_take_somebody_in_again(
    who: str, gone: Pupil, at: datetime, request: pytest.FixtureRequest
) -> None:
    bring_back(gone, by=request.getfixturevalue(who), at=at + A_MONTH)

    gone.refresh_from_db()
    assert (gone.left_on, gone.returned_at) == (None, at + A_MONTH)
    assert Entry.objects.filter(verb="pupil.reinstated").count() == 1


@pytest.mark.parametrize("who", ["teacher", "leader", "dsl", "dpo", "stranger"])
def test_nobody_else_takes_somebody_in_again(
    who: str,
    gone: Pupil,
    at: datetime,
    signed_in: Browser,
    request: pytest.FixtureRequest,
) -> None:
    person = request.getfixturevalue(who)

    with pytest.raises(PermissionDenied):
        bring_back(gone, by=person, at=at)
    answer = signed_in(person).post(f"/school/elm/consent/pupil/{gone.pk}/back/")

    gone.refresh_from_db()
    assert answer.status_code == 404
    assert gone.left_on


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch, at: datetime) -> datetime:
    """The pages' clock stands a month after what was said."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: at + A_MONTH)
    return at + A_MONTH


def test_a_leavers_page_has_the_button_and_then_says_that_each_yes_is_over(
    gone: Pupil, office: Person, dsl: Person, later: datetime, signed_in: Browser
) -> None:
    address = f"/school/elm/consent/pupil/{gone.pk}/"
    browser = signed_in(office)
    assert f"{address}back/" in browser.get(address).content.decode()
    assert f"{address}back/" not in signed_in(dsl).get(address).content.decode()

    browser.post(f"{address}back/")

    page = browser.get(address).content.decode()
    assert "Earlier consents no longer count" in page
    assert ">ran out</strong>" in page
    assert ">no</strong>" in page


@pytest.mark.parametrize("who", ["office", "head", "dpo"])
def test_today_asks_to_ask_again(
    who: str, back: Pupil, signed_in: Browser, request: pytest.FixtureRequest
) -> None:
    page = signed_in(request.getfixturevalue(who)).get("/school/elm/")

    assert "Ask again for 1 pupil who has come back" in page.content.decode()


@pytest.mark.parametrize("who", ["teacher", "leader", "dsl", "governor"])
def test_today_asks_nobody_else(
    who: str, back: Pupil, signed_in: Browser, request: pytest.FixtureRequest
) -> None:
    page = signed_in(request.getfixturevalue(who)).get("/school/elm/")

    assert "Ask again" not in page.content.decode()


def test_once_asked_it_is_no_task_but_stays_in_the_list(
    back: Pupil, office: Person, later: datetime, signed_in: Browser
) -> None:
    browser = signed_in(office)

    browser.post(
        f"{PAGE}asked/", {"do": "asked", "why": "returned", "pupil": [back.pk]}
    )

    assert ConsentRequest.objects.get().why == RETURNED
    assert "Ask again" not in browser.get("/school/elm/").content.decode()
    assert "no answer yet" in browser.get(PAGE).content.decode()


def test_an_answer_ends_the_asking(back: Pupil, mother: Contact, at: datetime) -> None:
    later = at + A_MONTH + A_DAY

    say_by_link(mother, back, {"website": False}, wording="en", at=later)

    assert not returned(back.school)


def test_who_leaves_and_returns_twice_is_asked_twice(
    back: Pupil, office: Person, mother: Contact, at: datetime
) -> None:
    first = at + A_MONTH
    note_asked(back.school, [back], RETURNED, by=office, at=first + A_DAY)
    say_by_link(mother, back, {"website": True}, wording="en", at=first + A_DAY)
    Pupil.objects.filter(pk=back.pk).update(left_on=(first + A_DAY * 2).date())

    again = bring_back(back, by=office, at=first + A_MONTH)

    assert list(to_ask_again(again.school)) == [back]


def test_who_had_said_nothing_but_no_is_not_asked_again(
    child: Pupil, mother: Contact, says: Says, office: Person, at: datetime
) -> None:
    says(mother, child, website=False)
    Pupil.objects.filter(pk=child.pk).update(left_on=at.date())

    bring_back(child, by=office, at=at + A_MONTH)

    assert not returned(child.school)


def test_who_has_nobody_with_mail_is_not_taken_for_asked(
    back: Pupil, mother: Contact, office: Person, at: datetime
) -> None:
    Contact.objects.update(email="")

    many = ask_again(back.school, [back], by=office, at=at + A_MONTH)

    assert many == 0
    assert list(to_ask_again(back.school)) == [back]


def test_a_parent_without_mail_keeps_nobody_from_writing_to_the_other(
    back: Pupil, father: Contact, office: Person, at: datetime
) -> None:
    Contact.objects.filter(pk=father.pk).update(email="")

    assert ask_again(back.school, [back], by=office, at=at + A_MONTH) == 1


@pytest.mark.parametrize("who", ["teacher", "leader", "dsl", "stranger"])
def test_nobody_else_asks(
    who: str,
    back: Pupil,
    at: datetime,
    signed_in: Browser,
    request: pytest.FixtureRequest,
) -> None:
    person = request.getfixturevalue(who)

    with pytest.raises(PermissionDenied):
        note_asked(back.school, [back], RETURNED, by=person, at=at)
    with pytest.raises(PermissionDenied):
        ask_again(back.school, [back], by=person, at=at)
    answer = signed_in(person).post(f"{PAGE}asked/", {"do": "asked", "pupil": back.pk})

    assert answer.status_code == 404
    assert not ConsentRequest.objects.exists()


def test_anothers_pupil_is_not_noted(
    back: Pupil, other_school: School, office: Person, at: datetime
) -> None:
    Pupil.objects.update(school=other_school)
    back.refresh_from_db()
    school = School.objects.get(slug="elm")

    assert note_asked(school, [back], RETURNED, by=office, at=at) == 0


@pytest.mark.parametrize("who", ["teacher", "leader", "governor", "parent", "stranger"])
def test_the_page_does_not_exist_for_others(
    who: str, back: Pupil, signed_in: Browser, request: pytest.FixtureRequest
) -> None:
    assert signed_in(request.getfixturevalue(who)).get(PAGE).status_code == 404


def test_nobody_in_particular_has_to_sign_in(school: School) -> None:
    assert "/sign-in/" in Client().get(PAGE)["Location"]


def test_the_dsl_sees_the_list_without_its_buttons(
    back: Pupil, dsl: Person, signed_in: Browser
) -> None:
    page = signed_in(dsl).get(PAGE).content.decode()

    assert "Aisha Khan" in page
    assert "<form" not in page.partition("<main")[2]


@pytest.mark.parametrize("many", [1, 30])
@pytest.mark.parametrize("page", [PAGE, "/school/elm/"])
def test_many_cost_no_more_than_one(
    page: str,
    many: int,
    back: Pupil,
    school: School,
    office: Person,
    head: Person,
    at: datetime,
    signed_in: Browser,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for n in range(many):
        other = Pupil.objects.create(
            school=school, key=f"k{n}", forename="A", surname="B", left_on=at.date()
        )
        parent = contact_of(other, f"P{n}")
        other.words.create(
            school=school, contact=parent, use="x", yes=True, since=at.date(), at=at
        )
        bring_back(other, by=office, at=at + A_DAY)
        note_asked(school, [other], RETURNED, by=office, at=at + A_MONTH)
    browser = signed_in(head)

    with django_assert_max_num_queries(10 if page == PAGE else 20):
        assert browser.get(page).status_code == 200
