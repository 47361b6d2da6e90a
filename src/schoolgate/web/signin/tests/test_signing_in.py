"""Signing in with a password, and the pages around it."""

import re
from collections.abc import Callable

import pytest
from allauth.usersessions.models import UserSession
from django.core import mail
from django.test import Client
from django.urls import NoReverseMatch, reverse
from pytest_django.fixtures import DjangoAssertNumQueries, Settings

from schoolgate.web.people.models import Person
from schoolgate.web.signin.tests.browsing import (
    ANOTHER,
    IMMEDIATE,
    PASSWORD,
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
