"""Signing in with a password, signing out, and where one is signed in."""

import re
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.core import mail
from django.test import Client
from django.urls import NoReverseMatch, reverse
from pytest_django.fixtures import DjangoAssertNumQueries, Settings

from schoolgate.web.journal.models import Entry
from schoolgate.web.people.devices import device
from schoolgate.web.people.models import Person

PASSWORD = "correct horse battery staple"
ANOTHER = "quite another long one"
IMMEDIATE = "django_tasks.backends.immediate.ImmediateBackend"

Browser = Callable[[Person], Client]


@pytest.fixture(autouse=True)
def _worker(settings: Settings) -> None:
    """Mail is sent at once, as if a worker stood by."""
    settings.TASKS = {"default": {"BACKEND": IMMEDIATE}}


@pytest.fixture
def tamsin(teacher: Person) -> Person:
    """The teacher, with a password."""
    teacher.set_password(PASSWORD)
    teacher.save()
    return teacher


def typed(browser: Client, person: Person, password: str = PASSWORD) -> bool:
    """Type the password of a person; whether that signed them in."""
    browser.post("/sign-in/", {"login": person.email, "password": password})
    return "_auth_user_id" in browser.session


def is_in(browser: Client) -> bool:
    """Whether a page that needs a person shows itself."""
    return browser.get("/sign-in/factor/").status_code == 200


def test_the_right_password_signs_in_whatever_the_case_of_the_address(
    tamsin: Person,
) -> None:
    tamsin.email = tamsin.email.lower()
    form = {"login": tamsin.email.upper(), "password": PASSWORD}

    answer = Client().post("/sign-in/", form)

    assert answer["Location"] == "/"


def test_a_wrong_password_and_an_unknown_address_answer_alike(tamsin: Person) -> None:
    wrong = {"login": tamsin.email, "password": "wrong"}
    unknown = {"login": "nobody@elm.example.org", "password": "wrong"}

    pages = [
        re.sub(r'value="[^"]*"', "", Client().post("/sign-in/", form).content.decode())
        for form in (wrong, unknown)
    ]

    assert "belong together" in pages[0]
    assert pages[0] == pages[1]


def test_whoever_has_left_does_not_come_in(tamsin: Person) -> None:
    tamsin.is_active = False
    tamsin.save()

    assert not typed(Client(), tamsin)


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
    assert Entry.objects.get().verb == "changed their password"


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
    tamsin: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    phone, desk = Client(), Client()
    typed(phone, tamsin)
    typed(desk, tamsin)
    later(monkeypatch, desk, minutes=11)

    answer = desk.post("/sign-in/sessions/")

    assert answer["Location"].startswith("/sign-in/again/")
    assert is_in(phone)


def later(patch: pytest.MonkeyPatch, browser: Client, minutes: int) -> None:
    """Let the browser's proofs of who it is grow old."""
    session = browser.session
    records = session["account_authentication_methods"]
    for one in records:
        one["at"] -= minutes * 60
    session.save()


def test_a_link_from_a_mail_sets_a_password_once(tamsin: Person) -> None:
    Client().post("/sign-in/password/reset/", {"email": tamsin.email})
    found = re.search(r"http://testserver(/\S+)", str(mail.outbox[0].body))
    assert found
    browser = Client()

    form = browser.get(found[1])["Location"]
    browser.post(form, {"password1": ANOTHER, "password2": ANOTHER})

    assert typed(Client(), tamsin, ANOTHER)
    assert not typed(Client(), tamsin, PASSWORD)
    again = Client().get(found[1], follow=True)
    assert "This link is used up" in again.content.decode()


def test_nothing_is_mailed_to_an_address_that_is_nobody_s(tamsin: Person) -> None:
    known = Client().post("/sign-in/password/reset/", {"email": tamsin.email})
    unknown = Client().post("/sign-in/password/reset/", {"email": "x@y.example.org"})

    assert len(mail.outbox) == 1
    assert known["Location"] == unknown["Location"]


def test_an_old_address_opens_nothing_any_more(tamsin: Person) -> None:
    Client().post("/sign-in/password/reset/", {"email": tamsin.email})
    old = tamsin.email
    tamsin.email = "tamsin.married@elm.example.org"
    tamsin.save()

    Client().post("/sign-in/password/reset/", {"email": old})
    Client().post("/sign-in/", {"login": old, "password": PASSWORD})

    assert len(mail.outbox) == 1
    assert not UserSession.objects.exists()


@pytest.mark.parametrize(
    "page",
    [
        "account_signup",
        "account_email",
        "account_confirm_email",
        "account_email_verification_sent",
        "account_signup_by_passkey",
        "mfa_signup_webauthn",
        "mfa_trust",
    ],
)
def test_there_is_no_page_on_which_one_signs_up_or_changes_one_s_address(
    page: str,
) -> None:
    with pytest.raises(NoReverseMatch):
        reverse(page)


MINE = (
    "/sign-in/factor/",
    "/sign-in/factor/totp/activate/",
    "/sign-in/factor/webauthn/",
    "/sign-in/factor/webauthn/add/",
    "/sign-in/factor/recovery-codes/generate/",
    "/sign-in/password/",
    "/sign-in/sessions/",
    "/sign-in/by/mine/",
    "/sign-in/by/join/",
)


@pytest.mark.parametrize("page", MINE)
def test_what_is_mine_leads_the_unknown_to_the_sign_in_page(
    page: str, tamsin: Person
) -> None:
    answer = Client().get(page)

    assert answer.status_code == 302
    assert answer["Location"].startswith("/sign-in/?next=")


@pytest.mark.parametrize("page", [page for page in MINE if "join" not in page])
def test_what_is_mine_asks_the_database_little(
    page: str,
    tamsin: Person,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    browser = Client()
    typed(browser, tamsin)

    with django_assert_max_num_queries(10):
        answer = browser.get(page)

    assert answer.status_code == 200
    assert answer.content.decode().count("<h1") == 1


def test_the_sign_in_page_leads_on_to_where_one_was_going(tamsin: Person) -> None:
    asked = Client().get("/sign-in/?next=/school/elm/posts/")

    assert '<input type="hidden" name="next" value="/school/elm/posts/">' in (
        asked.content.decode()
    )


def test_the_sign_in_page_leads_nowhere_else(tamsin: Person) -> None:
    form = {"login": tamsin.email, "password": PASSWORD}

    answer = Client().post("/sign-in/", {**form, "next": "https://elsewhere.test/"})

    assert answer["Location"] == "/"


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
