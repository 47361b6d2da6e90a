"""Where one is signed in: sessions rotate, end, and can be ended."""

import re
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.core import mail
from django.test import Client
from pytest_django.fixtures import DjangoAssertNumQueries, Settings

from schoolgate.web.journal.models import Entry
from schoolgate.web.people.models import Person
from schoolgate.web.signin.devices import device
from schoolgate.web.signin.tests.browsing import (
    ANOTHER,
    IMMEDIATE,
    PASSWORD,
    grown_old,
    is_in,
    typed,
    with_password,
)

Browser = Callable[[Person], Client]


@pytest.fixture(autouse=True)
def _worker(settings: Settings) -> None:
    """Mail is sent at once, as if a worker stood by."""
    settings.TASKS = {"default": {"BACKEND": IMMEDIATE}}


@pytest.fixture
def tamsin(teacher: Person) -> Person:
    """The teacher, with a password."""
    return with_password(teacher)


def test_a_session_is_another_one_after_signing_in(tamsin: Person) -> None:
    browser = Client()
    browser.session["before"] = "kept"
    session = browser.session
    session.save()
    before = session.session_key

    typed(browser, tamsin)

    assert browser.session.session_key != before


def test_signing_out_ends_the_session_for_whoever_kept_its_cookie(
    tamsin: Person,
) -> None:
    browser, thief = Client(), Client()
    typed(browser, tamsin)
    thief.cookies = browser.cookies.copy()  # type: ignore[assignment]
    assert is_in(thief)

    browser.post("/sign-in/out/")

    assert not is_in(thief)


def test_a_link_does_not_sign_out(tamsin: Person) -> None:
    browser = Client()
    typed(browser, tamsin)

    browser.get("/sign-in/out/")

    assert is_in(browser)


def test_every_session_of_somebody_who_is_switched_off_dies_at_once(
    tamsin: Person,
) -> None:
    phone, desk = Client(), Client()
    typed(phone, tamsin)
    typed(desk, tamsin)

    Person.objects.filter(pk=tamsin.pk).update(is_active=False)

    assert not is_in(phone)
    assert not is_in(desk)


def test_a_new_password_ends_every_session_but_this_one(tamsin: Person) -> None:
    phone, desk = Client(), Client()
    typed(phone, tamsin)
    typed(desk, tamsin)

    desk.post(
        "/sign-in/password/",
        {"oldpassword": PASSWORD, "password1": ANOTHER, "password2": ANOTHER},
    )

    assert is_in(desk)
    assert not is_in(phone)
    assert typed(Client(), tamsin, ANOTHER)


def test_a_new_password_is_told_by_mail_and_in_the_journal(tamsin: Person) -> None:
    browser = Client()
    typed(browser, tamsin)

    browser.post(
        "/sign-in/password/",
        {"oldpassword": PASSWORD, "password1": ANOTHER, "password2": ANOTHER},
    )

    assert mail.outbox[0].subject == "Your password was changed"
    assert "tell your school’s office" in mail.outbox[0].body
    assert Entry.objects.get().verb == "password.changed"


def test_one_session_can_be_ended_from_another(tamsin: Person) -> None:
    phone, desk = Client(), Client()
    typed(phone, tamsin)
    typed(desk, tamsin)
    session = UserSession.objects.get(session_key=phone.session.session_key)

    desk.post(f"/sign-in/sessions/{session.pk}/")

    assert is_in(desk)
    assert not is_in(phone)


def test_nobody_ends_another_s_session(
    tamsin: Person, head: Person, signed_in: Browser
) -> None:
    phone = Client()
    typed(phone, tamsin)
    session = UserSession.objects.get(user=tamsin)

    answer = signed_in(head).post(f"/sign-in/sessions/{session.pk}/")

    assert answer.status_code == 404
    assert is_in(phone)


def test_all_other_sessions_can_be_ended(tamsin: Person) -> None:
    phone, desk = Client(), Client()
    typed(phone, tamsin)
    typed(desk, tamsin)

    desk.post("/sign-in/sessions/")

    assert is_in(desk)
    assert not is_in(phone)


def test_a_new_password_leaves_no_other_session_in_the_database(
    tamsin: Person,
) -> None:
    desk = Client()
    for _ in range(3):
        typed(Client(), tamsin)
    typed(desk, tamsin)

    desk.post(
        "/sign-in/password/",
        {"oldpassword": PASSWORD, "password1": ANOTHER, "password2": ANOTHER},
    )

    assert Session.objects.get().session_key == desk.session.session_key
    assert UserSession.objects.get().session_key == desk.session.session_key


def test_a_password_from_a_mailed_link_ends_every_session(tamsin: Person) -> None:
    phone = Client()
    typed(phone, tamsin)
    Client().post("/sign-in/password/reset/", {"email": tamsin.email})
    found = re.search(r"http://testserver(/\S+)", str(mail.outbox[0].body))
    assert found
    browser = Client()

    form = browser.get(found[1])["Location"]
    browser.post(form, {"password1": ANOTHER, "password2": ANOTHER})

    assert not is_in(phone)
    assert not UserSession.objects.exists()


def test_a_session_that_ran_out_is_not_listed(tamsin: Person) -> None:
    desk = Client()
    typed(Client(), tamsin)
    Session.objects.update(expire_date=datetime(2020, 1, 1, tzinfo=UTC))
    typed(desk, tamsin)

    page = desk.get("/sign-in/sessions/").content.decode()

    assert page.count("from 127.0.0.1") == 1


def test_many_sessions_cost_no_more_questions(
    tamsin: Person, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    desk = Client()
    for _ in range(12):
        typed(Client(REMOTE_ADDR="9.9.9.9"), tamsin)
    typed(desk, tamsin)

    with django_assert_max_num_queries(5):
        page = desk.get("/sign-in/sessions/").content.decode()

    assert page.count("9.9.9.9") == 12
    assert page.count("this one</h2>") == 1
    assert page.count("End it") == 12


def test_a_session_is_not_ended_by_somebody_who_found_an_old_one_open(
    tamsin: Person,
) -> None:
    phone, desk = Client(), Client()
    typed(phone, tamsin)
    typed(desk, tamsin)
    grown_old(desk)

    answer = desk.post("/sign-in/sessions/")

    assert answer["Location"].startswith("/sign-in/again/")
    assert is_in(phone)


@pytest.mark.parametrize(
    ("user_agent", "words"),
    [
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 "
            "(KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1",
            "Safari on an iPhone",
        ),
        (
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like "
            "Gecko) Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0",
            "Edge on Windows",
        ),
        (
            "Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like "
            "Gecko) Chrome/141.0.0.0 Safari/537.36",
            "Chrome on a Chromebook",
        ),
        ("curl/8.0", "A browser"),
        ("", "A browser"),
    ],
)
def test_a_browser_is_named_so_that_its_owner_knows_it(
    user_agent: str, words: str
) -> None:
    assert device(user_agent) == words
