"""The pages of a case: there for few, gone for all others, and for words alone."""

from datetime import datetime, timedelta
from typing import Any, NoReturn

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.test import Client
from pytest_django.fixtures import DjangoAssertNumQueries, Settings

from schoolgate.web.concerns.actions.do_step import do_step
from schoolgate.web.concerns.actions.end_threat import CaseEnding, end_threat
from schoolgate.web.concerns.models import Step, Threat
from schoolgate.web.concerns.tests.conftest import WHAT, Browser, PutOut
from schoolgate.web.concerns.words import WHAT as SAID
from schoolgate.web.concerns.words import words_or_reason
from schoolgate.web.journal.models import Entry
from schoolgate.web.people.models import Person
from schoolgate.web.posts.models import Target
from schoolgate.web.posts.states import Sending
from schoolgate.web.publishing.models import Incident
from schoolgate.web.trust.models import School

SCHOOL = "/school/elm/"
CONCERNS = f"{SCHOOL}concerns/"
BEGIN = f"{CONCERNS}threat/"
MAY = ["head", "dsl", "deputy"]
MAY_NOT = ["teacher", "leader", "office", "dpo", "governor", "stranger"]
PAGES = ["threat/", "case/{key}/", "case/{key}/end/", "case/{key}/keep-from/"]
POSTED = [
    "threat/",
    "case/{key}/hold/",
    "case/{key}/take-down/",
    "case/{key}/end/",
    "case/{key}/police/",
    "case/{key}/keep-from/",
]
FORM = "application/x-www-form-urlencoded"
PICTURE = b"\x89PNG\r\n\x1a\nnot for anybody"


def text_of(browser: Client, address: str) -> str:
    return browser.get(address).content.decode()


@pytest.fixture
def case(threat: Threat) -> str:
    """The address of the case."""
    return f"{CONCERNS}case/{threat.key}/"


@pytest.mark.parametrize("page", PAGES)
def test_nobody_in_particular_has_to_sign_in(page: str, threat: Threat) -> None:
    answer = Client().get(CONCERNS + page.format(key=threat.key))

    assert answer.status_code == 302
    assert "/sign-in/" in answer["Location"]


@pytest.mark.parametrize("page", PAGES[1:])
@pytest.mark.parametrize("who", MAY)
def test_those_who_may_see_the_case(
    who: str,
    page: str,
    threat: Threat,
    signed_in: Browser,
    request: pytest.FixtureRequest,
) -> None:
    answer = signed_in(request.getfixturevalue(who)).get(
        CONCERNS + page.format(key=threat.key)
    )

    assert answer.status_code == 200


@pytest.mark.parametrize("who", MAY_NOT)
def test_for_everybody_else_no_page_of_it_exists(
    who: str, threat: Threat, signed_in: Browser, request: pytest.FixtureRequest
) -> None:
    browser = signed_in(request.getfixturevalue(who))

    seen = {browser.get(CONCERNS + p.format(key=threat.key)).status_code for p in PAGES}
    sent = {
        browser.post(CONCERNS + p.format(key=threat.key), "note=x", FORM).status_code
        for p in POSTED
    }

    assert (seen, sent) == ({404}, {404})
    assert not Step.objects.exclude(done_at=None).exists()


def test_anothers_case_does_not_exist_here(
    threat: Threat, other_school: School, head: Person, signed_in: Browser
) -> None:
    Threat.objects.update(school=other_school)

    assert signed_in(head).get(f"{CONCERNS}case/{threat.key}/").status_code == 404


@pytest.mark.parametrize("who", ["teacher", "leader", "office", "dpo", "governor"])
def test_no_other_page_says_anything_of_it_to_anybody_else(
    who: str,
    threat: Threat,
    head: Person,
    at: datetime,
    signed_in: Browser,
    request: pytest.FixtureRequest,
) -> None:
    do_step(threat.steps.get(key="tell"), "Told Delia", by=head, at=at)
    browser = signed_in(request.getfixturevalue(who))

    for page in ("", "journal/", "posts/", "posts/take-down/", "posts/calendar/"):
        said = text_of(browser, SCHOOL + page).casefold()
        assert "threat" not in said
        assert "the case" not in said
        assert "a case" not in said


def test_the_journal_shows_it_to_those_who_may_and_counts_it_for_nobody_else(
    threat: Threat, head: Person, leader: Person, signed_in: Browser
) -> None:
    to_head = signed_in(head).get(f"{SCHOOL}journal/")
    to_leader = signed_in(leader).get(f"{SCHOOL}journal/")

    assert "started a case" in to_head.content.decode()
    assert WHAT not in to_head.content.decode()
    assert "Nothing has happened yet" in to_leader.content.decode()
    assert Entry.objects.exclude(thing__startswith="concerns.").count() == 0


def test_a_case_is_begun_from_the_list_of_what_shows_a_child(
    out: Target, head: Person, signed_in: Browser
) -> None:
    browser = signed_in(head)
    assert BEGIN in text_of(browser, f"{SCHOOL}posts/with-children/")

    answer = browser.post(BEGIN, f"what={WHAT}", FORM)

    threat = Threat.objects.get()
    assert answer["Location"] == f"{CONCERNS}case/{threat.key}/"
    assert (threat.begun_by, words_or_reason(SAID, threat)) == (head, WHAT)
    assert browser.get(BEGIN)["Location"] == f"{CONCERNS}case/{threat.key}/"


def test_home_shows_it_while_it_runs(
    threat: Threat, dsl: Person, at: datetime, signed_in: Browser, monkeypatch: Any
) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: at + timedelta(minutes=20))
    browser = signed_in(dsl)

    shown = text_of(browser, SCHOOL)
    assert BEGIN in shown
    assert "12 steps to do, 3 late" in shown
    open_ones = {step.key: "no" for step in threat.steps.all()}
    end_threat(threat, CaseEnding("Over", open_ones), by=dsl, at=at)

    assert BEGIN not in text_of(browser, SCHOOL)


def test_each_step_says_by_when_and_how_late_it_is(
    case: str, head: Person, signed_in: Browser, monkeypatch: Any, at: datetime
) -> None:
    later = at + timedelta(minutes=42)
    monkeypatch.setattr("django.utils.timezone.now", lambda: later)

    page = text_of(signed_in(head), case)

    assert ">late</strong> by 12 minutes: due 9:00 am" in page
    assert ">to do</strong> in 18 minutes: due 9:30 am" in page
    assert "5 late" in page


def test_a_step_is_ticked_on_the_page_with_who_and_when(
    case: str, head: Person, now: datetime, signed_in: Browser
) -> None:
    browser = signed_in(head)

    answer = browser.post(f"{case}police/", "note=Reference+123", FORM)

    assert answer["Location"] == f"{case}#police"
    page = text_of(browser, case)
    assert "in time, 8:30 am, Hester Example" in page
    assert "Reference 123" in page
    assert f"{case}police/" not in page


def test_holding_everything_tells_nobody_why(
    case: str, threat: Threat, head: Person, teacher: Person, signed_in: Browser
) -> None:
    signed_in(head).post(f"{case}hold/", "sure=", FORM)

    assert Incident.objects.get().what == "Nothing goes out for now"
    assert threat.steps.get(key="hold").done_at
    assert "Nothing goes out for now" in text_of(signed_in(teacher), SCHOOL)


@pytest.mark.parametrize("button", ["hold", "take-down"])
def test_a_page_that_was_open_since_the_case_ended_does_nothing_any_more(
    button: str,
    case: str,
    threat: Threat,
    out: Target,
    head: Person,
    signed_in: Browser,
) -> None:
    Threat.objects.update(ended_at=threat.begun_at, ended_by=head)

    signed_in(head).post(f"{case}{button}/", "sure=on", FORM)

    out.refresh_from_db()
    assert out.state == Sending.OUT
    assert not Incident.objects.exists()


def test_one_button_takes_everything_down_when_it_is_sure(
    case: str, out: Target, head: Person, signed_in: Browser
) -> None:
    browser = signed_in(head)

    browser.post(f"{case}take-down/", "sure=", FORM)
    out.refresh_from_db()
    assert out.state == Sending.OUT
    browser.post(f"{case}take-down/", "sure=on", FORM)

    out.refresh_from_db()
    assert out.state == Sending.TAKING_DOWN
    assert "0 of 1 gone" in text_of(browser, case)


def test_ending_asks_for_the_record_and_every_reason(
    case: str, threat: Threat, head: Person, signed_in: Browser
) -> None:
    browser = signed_in(head)

    refused = browser.post(f"{case}end/", "record=Over", FORM)
    assert refused.status_code == 422
    assert "Do it, or say why not." in refused.content.decode()
    why = "&".join(f"why-{step.key}=Not+here" for step in threat.steps.all())
    browser.post(f"{case}end/", f"record=A+hoax&{why}", FORM)

    page = text_of(browser, case)
    assert "This case has ended" in page
    # How much is out today is no part of a case that is over.
    assert "1 gone" not in page
    assert "A hoax" in page
    assert ">left open</strong> Not here" in page
    assert "<form" not in page.partition("<main")[2]


class NothingIsRead(FileUploadHandler):
    """Stands where Django would begin to read a file."""

    def new_file(self, *_args: object, **_kwargs: object) -> NoReturn:
        raise AssertionError("a file was read")


@pytest.mark.parametrize("page", POSTED)
def test_a_file_is_refused_before_it_is_read(
    page: str, threat: Threat, head: Person, signed_in: Browser, settings: Settings
) -> None:
    settings.FILE_UPLOAD_HANDLERS = [f"{__name__}.NothingIsRead"]
    file = SimpleUploadedFile("it.png", PICTURE, "image/png")

    answer = signed_in(head).post(
        CONCERNS + page.format(key=threat.key), {"note": "x", "file": file}
    )

    assert answer.status_code == 403
    assert not threat.steps.exclude(done_at=None).exists()


@pytest.mark.parametrize(
    "body",
    ["note=data:image/png;base64,iVBORw0KGgo", "what=see /9j/4AAQSkZJRgABAQAAAQABAAD"],
)
@pytest.mark.parametrize("page", POSTED)
def test_a_picture_as_text_is_refused_too(
    page: str, body: str, threat: Threat, head: Person, signed_in: Browser
) -> None:
    answer = signed_in(head).post(CONCERNS + page.format(key=threat.key), body, FORM)

    assert answer.status_code == 403
    assert not threat.steps.exclude(done_at=None).exists()


def test_no_page_of_a_case_offers_to_take_a_file(
    threat: Threat, head: Person, signed_in: Browser
) -> None:
    browser = signed_in(head)

    pages = "".join(
        text_of(browser, CONCERNS + p.format(key=threat.key)) for p in PAGES
    )

    assert 'type="file"' not in pages
    assert "multipart" not in pages
    assert "This page takes no file and no picture" in pages


@pytest.mark.parametrize("page", POSTED)
def test_a_form_without_its_token_is_refused(
    page: str, threat: Threat, head: Person
) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(head)

    answer = browser.post(CONCERNS + page.format(key=threat.key), "sure=on", FORM)

    assert answer.status_code == 403
    assert not threat.steps.exclude(done_at=None).exists()


@pytest.mark.parametrize("many", [1, 30])
@pytest.mark.parametrize(
    "page", ["", "concerns/case/{key}/", "concerns/case/{key}/end/"]
)
def test_a_long_case_asks_no_more_than_a_short_one(
    page: str,
    many: int,
    threat: Threat,
    put_out: PutOut,
    head: Person,
    signed_in: Browser,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for _ in range(many):
        put_out()
    Step.objects.filter(key__in=("keep", "tell")).update(
        done_at=threat.begun_at, done_by=head
    )
    browser = signed_in(head)

    with django_assert_max_num_queries(10 if page else 20):
        assert browser.get(SCHOOL + page.format(key=threat.key)).status_code == 200
