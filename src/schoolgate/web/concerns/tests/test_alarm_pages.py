"""The alarm's page: a form for people who work here, and no word lost or kept by it."""

from collections.abc import Callable
from datetime import datetime, timedelta
from html import unescape
from urllib.parse import urlencode

import pytest
from django.test import Client
from pytest_django.fixtures import DjangoAssertNumQueries, Settings

from schoolgate.web.concerns.models import Threat
from schoolgate.web.concerns.tests.staffed import WORDS, Staffed
from schoolgate.web.concerns.words import WHAT, words_or_reason
from schoolgate.web.people.models import Person
from schoolgate.web.trust.models import School

Browser = Callable[[Person], Client]
PAGE = "/school/elm/alarm/"
RECEIVED = f"{PAGE}received/"
PUBLIC = "/public/elm/something-is-wrong/"
FORM = "application/x-www-form-urlencoded"
MAY = [
    "office",
    "teacher",
    "governor",
    "head",
    "dsl",
    "deputy",
    "chair",
    "trust-officer",
]


def body(what: str = WORDS, *about: str) -> str:
    return urlencode({"what": what, "about": about or ("nobody",)}, doseq=True)


def text_of(browser: Client, address: str) -> str:
    return unescape(browser.get(address).content.decode())


@pytest.fixture
def office(here: Staffed, signed_in: Browser, now: datetime) -> Client:
    """The browser of the office, in which the clock stands still."""
    return signed_in(here.people["office"])


@pytest.mark.parametrize("who", MAY)
def test_everybody_who_works_here_finds_numbers_and_the_form(
    who: str, here: Staffed, signed_in: Browser
) -> None:
    page = text_of(signed_in(here.people[who]), PAGE)

    assert "Something is wrong: tell someone now" in page
    assert 'href="tel:999"' in page
    assert "Childline" in page
    assert "You do not need our leave to ring children’s services" in page
    assert "Leave this page quickly" in page
    assert 'name="what"' in page
    assert "Chandra Loomis" in page or who == "chair"


def test_the_page_names_two_people_who_are_here_and_never_the_reader(
    here: Staffed, signed_in: Browser, now: datetime
) -> None:
    page = text_of(signed_in(here.people["teacher"]), PAGE)
    leads = text_of(signed_in(here.people["dsl"]), PAGE).partition("<main")[2]
    here.away("head")
    without_head = text_of(signed_in(here.people["teacher"]), PAGE)

    assert "Delia Frostwick" in page
    assert "Hester Quill" in page
    assert "Devorah Attwood" not in page
    assert "Delia Frostwick" not in leads
    assert "Hester Quill" not in without_head
    assert "Devorah Attwood" in without_head
    assert "Ask the office to add a number" in page


def test_nothing_of_the_page_is_kept_on_the_device(office: Client) -> None:
    answer = office.get(PAGE)
    page = answer.content.decode()
    field = page.partition("<textarea")[2].partition(">")[0]

    assert answer["Cache-Control"] == "no-store"
    assert 'autocomplete="off"' in field
    assert 'spellcheck="false"' in field
    assert 'dir="auto"' in field
    # A browser would cut what is pasted, and say nothing.
    assert "maxlength" not in field
    assert 'type="file"' not in page


def test_an_office_with_a_letter_is_told_who_was_told(
    here: Staffed, office: Client
) -> None:
    answer = office.post(PAGE, body(), FORM)
    page = text_of(office, answer["Location"])

    assert answer["Location"] == RECEIVED
    assert words_or_reason(WHAT, Threat.objects.get()) == WORDS
    assert "Received at 08:30" in page
    assert "The designated safeguarding lead: waiting to be sent" in page
    assert "The head: waiting to be sent" in page
    assert "sent at" not in page
    assert WORDS not in page


def test_sent_twice_and_loaded_again_it_is_one_alarm_and_says_so(
    office: Client,
) -> None:
    for _ in range(2):
        answer = office.post(PAGE, body(), FORM)
        assert "The head: waiting to be sent" in text_of(office, answer["Location"])
    assert "The head: waiting to be sent" in text_of(office, RECEIVED)

    assert Threat.objects.count() == 1


def test_the_sender_is_told_whom_the_words_kept_it_from(office: Client) -> None:
    office.post(PAGE, body("Mrs Quill hit a child", "dsl"), FORM)

    page = text_of(office, RECEIVED)

    assert "The chair of governors: waiting to be sent" in page
    assert "you ticked or named them: the designated safeguarding lead." in page
    assert "Is this about Hester Quill, the head?" in page


def test_some_minutes_later_the_sender_finds_nothing_of_it(
    office: Client, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.post(PAGE, body(), FORM)
    later = at + timedelta(minutes=11)
    monkeypatch.setattr("django.utils.timezone.now", lambda: later)

    assert office.get(RECEIVED)["Location"] == PAGE


def test_nobody_else_finds_the_receipt(
    here: Staffed, office: Client, signed_in: Browser
) -> None:
    office.post(PAGE, body(), FORM)

    for who in ("teacher", "head"):
        assert signed_in(here.people[who]).get(RECEIVED)["Location"] == PAGE
    assert Client().get(RECEIVED)["Location"] == PAGE


def test_where_nobody_can_be_told_the_sender_is_told_to_ring(
    here: Staffed, office: Client
) -> None:
    here.without("dsl", "head", "deputy", "chair", "trust-officer")

    office.post(PAGE, body(), FORM)
    page = text_of(office, RECEIVED)

    assert Threat.objects.count() == 1
    assert "nobody could be written to just now: please ring" in page
    assert "0808 800 5000" in page


def test_who_owes_a_second_factor_raises_an_alarm_and_reads_none(
    here: Staffed, signed_in: Browser, settings: Settings
) -> None:
    settings.SECOND_FACTOR_DEMANDED = True
    office, lead = signed_in(here.people["office"]), signed_in(here.people["dsl"])

    page = text_of(office, PAGE)
    answer = office.post(PAGE, body(), FORM)

    assert 'aria-label="Main"' not in page
    assert answer["Location"] == RECEIVED
    assert "Thank you" in text_of(office, RECEIVED)
    case = f"/school/elm/concerns/case/{Threat.objects.get().key}/"
    assert "/sign-in/" in lead.get(case)["Location"]


def test_from_any_page_without_a_school_one_is_led_to_ones_own(
    here: Staffed,
    other_school: School,
    somebody: Callable[..., Person],
    signed_in: Browser,
) -> None:
    teacher = signed_in(here.people["teacher"])

    assert Client().get("/alarm/")["Location"] == "/public/something-is-wrong/"
    assert teacher.get("/alarm/")["Location"] == PAGE
    both = somebody("Bea", here.school, "teacher")
    both.holdings.create(school=other_school, role="teacher", since="2020-01-01")
    page = text_of(signed_in(both), "/alarm/")
    assert PAGE in page
    assert "/school/birch/alarm/" in page


def test_the_pages_ask_at_most_twenty_times(
    here: Staffed, office: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    office.post(PAGE, body(), FORM)

    for address in (PAGE, RECEIVED):
        with django_assert_max_num_queries(20):
            assert office.get(address).status_code == 200


def test_a_policy_that_can_not_be_read_stops_no_alarm(
    here: Staffed, office: Client, signed_in: Browser
) -> None:
    here.school.policy = "no-such-policy"
    here.school.save()

    answer = office.post(PAGE, body(WORDS, "head"), FORM)

    assert "The chair of governors: waiting to be sent" in text_of(office, RECEIVED)
    assert answer["Location"] == RECEIVED
    assert Client().get(PUBLIC).status_code == 200
    case = f"/school/elm/concerns/case/{Threat.objects.get().key}/"
    assert WORDS in text_of(signed_in(here.people["chair"]), case)
