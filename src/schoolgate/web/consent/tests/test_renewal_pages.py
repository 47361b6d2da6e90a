"""The office's pages of what ends soon, and the letters to print."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries
from pytest_django.fixtures import Settings

from schoolgate.web.consent.actions.say import say_by_link
from schoolgate.web.consent.models import RenewalLetter, Renewing, Round, Word
from schoolgate.web.consent.squares import square
from schoolgate.web.consent.states import Mail
from schoolgate.web.consent.sweeps import nudge
from schoolgate.web.people.models import Contact, Group, Person, Pupil, Tie
from schoolgate.web.signin.tests.browsing import IMMEDIATE
from schoolgate.web.trust.models import School

Browser = Callable[[Person], Client]
PAGE = "/school/elm/consent/renewals/"
POSTED = ["begin/", "choose/", "{round}/", "letter/{letter}/"]


@pytest.fixture
def then() -> datetime:
    """So long ago that a yes ends in thirty days."""
    return timezone.now() - timedelta(days=335)


@pytest.fixture(autouse=True)
def ending(child: Pupil, mother: Contact, school: School, then: datetime) -> None:
    child.school_class = Group.objects.create(school=school, kind="class", name="Elm")
    child.save()
    say_by_link(mother, child, {"website": True}, wording="en", at=then)


@pytest.fixture
def letter(school: School, mother: Contact, at: datetime) -> RenewalLetter:
    made = Round.objects.create(
        school=school, begun_at=at, up_to=at.date() + timedelta(days=60)
    )
    return RenewalLetter.objects.create(round=made, contact=mother, due=at)


@pytest.mark.parametrize("who", ["office", "head", "dpo", "dsl"])
def test_what_ends_is_shown_by_class_and_month(
    who: str, signed_in: Browser, request: pytest.FixtureRequest
) -> None:
    page = signed_in(request.getfixturevalue(who)).get(PAGE).content.decode()

    assert "For 1 pupil a yes ends by" in page
    row = page.partition('scope="row">Elm</th>')[2].partition("</tr>")[0]
    assert row.count('numeric">1<') == 1
    assert "<rect" in row


@pytest.mark.parametrize("who", ["teacher", "leader", "governor", "parent", "stranger"])
@pytest.mark.parametrize("page", ["", "letters/"])
def test_it_does_not_exist_for_others(
    who: str, page: str, signed_in: Browser, request: pytest.FixtureRequest
) -> None:
    browser = signed_in(request.getfixturevalue(who))

    assert browser.get(PAGE + page).status_code == 404


@pytest.mark.parametrize("who", ["teacher", "dsl", "stranger"])
@pytest.mark.parametrize("page", POSTED)
def test_who_keeps_no_consents_presses_no_button(
    who: str,
    page: str,
    letter: RenewalLetter,
    signed_in: Browser,
    request: pytest.FixtureRequest,
) -> None:
    browser = signed_in(request.getfixturevalue(who))
    address = PAGE + page.format(round=letter.round_id, letter=letter.pk)

    assert browser.post(address, {"do": "stop"}).status_code == 404
    letter.round.refresh_from_db()
    assert letter.round.stopped_at is None


@pytest.mark.parametrize("page", ["", "letters/", "begin/"])
def test_nobody_in_particular_has_to_sign_in(page: str, school: School) -> None:
    assert Client().get(PAGE + page).status_code == 302


def test_the_dsl_sees_what_ends_and_no_links(dsl: Person, signed_in: Browser) -> None:
    Contact.objects.update(email="")
    browser = signed_in(dsl)

    assert "Print the letter" not in browser.get(PAGE).content.decode()
    assert browser.get(f"{PAGE}letters/").status_code == 404


def test_one_button_writes_to_all_in_the_background(
    office: Person,
    signed_in: Browser,
    settings: Settings,
    mailoutbox: list[Any],
    django_capture_on_commit_callbacks: Any,
) -> None:
    settings.TASKS = {"default": {"BACKEND": IMMEDIATE}}
    browser = signed_in(office)
    assert "Write to 1 parent or carer" in browser.get(PAGE).content.decode()

    with django_capture_on_commit_callbacks(execute=True):
        browser.post(f"{PAGE}begin/")

    assert len(mailoutbox) == 1
    page = browser.get(PAGE).content.decode()
    assert "1 sent" in page
    assert "by Olive Example" in page


def test_progress_is_shown_and_steered(
    letter: RenewalLetter, office: Person, signed_in: Browser
) -> None:
    browser, steer = signed_in(office), f"{PAGE}{letter.round_id}/"

    assert "0 of 1 letters are done" in browser.get(PAGE).content.decode()
    browser.post(steer, {"do": "stop"})
    assert "Go on" in browser.get(PAGE).content.decode()
    browser.post(steer, {"do": "end"})

    letter.refresh_from_db()
    assert letter.state == Mail.NEEDLESS
    assert browser.post(steer, {"do": "explode"}).status_code == 404


def test_what_failed_and_what_came_back_is_shown(
    letter: RenewalLetter, office: Person, signed_in: Browser, at: datetime
) -> None:
    RenewalLetter.objects.update(state=Mail.SENT)
    browser = signed_in(office)

    found = browser.get(f"{PAGE}?address=gia@").content.decode()
    browser.post(f"{PAGE}letter/{letter.pk}/")

    assert "It came back" in found
    failed = browser.get(PAGE).content.decode().partition("Letters that failed")[2]
    assert "gia@home.example.org" in failed.partition("</ul>")[0]


def test_anothers_round_does_not_exist_here(
    letter: RenewalLetter, other_school: School, office: Person, signed_in: Browser
) -> None:
    Round.objects.update(school=other_school)
    browser = signed_in(office)

    steer = browser.post(f"{PAGE}{letter.round_id}/", {"do": "stop"})
    back = browser.post(f"{PAGE}letter/{letter.pk}/")

    assert (steer.status_code, back.status_code) == (404, 404)


def test_to_write_by_itself_is_chosen_and_taken_back(
    school: School, office: Person, signed_in: Browser
) -> None:
    browser = signed_in(office)
    assert "checked" not in browser.get(PAGE).content.decode()

    browser.post(f"{PAGE}choose/", {"by_itself": "on", "days": "21"})
    assert Renewing.objects.get().days == 21
    assert 'value="21"' in browser.get(PAGE).content.decode()
    browser.post(f"{PAGE}choose/", {"days": "21"})

    assert Renewing.objects.get().days is None


def test_the_worker_looks_at_schools_that_chose_it_and_at_no_others(
    school: School,
    other_school: School,
    settings: Settings,
    mailoutbox: list[Any],
    django_capture_on_commit_callbacks: Any,
) -> None:
    settings.TASKS = {"default": {"BACKEND": IMMEDIATE}}
    Renewing.objects.create(school=other_school)

    with django_capture_on_commit_callbacks(execute=True):
        nudge(timezone.now())
    assert not mailoutbox
    Renewing.objects.create(school=school, days=60)
    with django_capture_on_commit_callbacks(execute=True):
        nudge(timezone.now())

    assert len(mailoutbox) == 1


def test_who_has_no_mail_gets_a_letter_on_paper_in_their_language(
    mother: Contact, office: Person, signed_in: Browser
) -> None:
    Contact.objects.update(email="", language="ur")

    page = signed_in(office).get(f"{PAGE}letters/").content.decode()

    sheet = page.partition('<article class="sg-sheet')[2].partition("</article>")[0]
    assert 'lang="ur" dir="rtl"' in sheet
    assert "Aisha" in sheet
    assert "/public/consent/" in sheet
    assert "<path" in sheet


def test_a_child_without_any_contact_gets_a_letter_without_a_link(
    office: Person, signed_in: Browser
) -> None:
    Tie.objects.all().delete()
    Word.objects.update(contact=None, said_by="Nana Khan", how="paper")

    page = signed_in(office).get(f"{PAGE}letters/").content.decode()

    assert "Aisha" in page
    assert "/public/consent/" not in page


def test_a_yes_that_ended_with_its_givers_responsibility_ends_no_more(
    office: Person, signed_in: Browser
) -> None:
    Tie.objects.update(has_responsibility=False)

    page = signed_in(office).get(PAGE).content.decode()

    assert "Nothing ends in the next sixty days" in page


def test_a_letter_tells_of_no_other_child(
    mother: Contact,
    school: School,
    office: Person,
    signed_in: Browser,
    then: datetime,
) -> None:
    other = Pupil.objects.create(school=school, key="2", forename="Bo", surname="Ash")
    Tie.objects.create(contact=mother, pupil=other, has_responsibility=True)
    say_by_link(mother, other, {"print": True}, wording="en", at=then)

    page = signed_in(office).get(f"{PAGE}letters/?pupil={other.pk}").content.decode()

    sheet = page.partition('<article class="sg-sheet')[2]
    assert "Bo Ash" in sheet
    assert "Aisha" not in sheet


def test_who_has_mail_is_on_no_list_to_print(
    office: Person, signed_in: Browser
) -> None:
    page = signed_in(office).get(f"{PAGE}letters/").content.decode()

    assert "There are no letters to print" in page


def test_a_square_is_drawn_with_a_quiet_edge_and_its_three_eyes() -> None:
    drawn = square("https://elm.example.org/public/consent/1.2:abc/")
    places = [place.partition("h")[0].split() for place in drawn.path.split("M")[1:]]
    dark = {(int(x), int(y)) for x, y in places}

    for left, top in ((4, 4), (drawn.side - 11, 4), (4, drawn.side - 11)):
        eye = [(left + n, top + 3) in dark for n in range(7)]
        assert eye == [True, False, True, True, True, False, True]
    assert min(x for x, _ in dark) == 4


@pytest.mark.parametrize("page", ["", "letters/"])
def test_a_whole_school_costs_no_more_than_one_class(
    page: str,
    school: School,
    office: Person,
    signed_in: Browser,
    then: datetime,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(30):
        pupil = Pupil.objects.create(
            school=school, key=f"k{number}", forename="A", surname="B"
        )
        contact = Contact.objects.create(
            school=school, key=f"c{number}", forename="C", surname="B"
        )
        Tie.objects.create(contact=contact, pupil=pupil, has_responsibility=True)
        say_by_link(contact, pupil, {"website": True}, wording="en", at=then)
    browser = signed_in(office)
    browser.get(PAGE + page)

    with django_assert_max_num_queries(10):
        browser.get(PAGE + page)
