"""Guessing is slow: tries count across processes, and nobody stays locked out."""

import time
from pathlib import Path

import pytest
from allauth.core.internal import ratelimit
from django.core import mail
from django.core.cache import cache
from django.test import Client
from pytest_django.fixtures import Settings

from schoolgate.web.people.models import Person
from schoolgate.web.signin.tests.served import run

IMMEDIATE = "django_tasks.backends.immediate.ImmediateBackend"
PASSWORD = "correct horse battery staple"
TOO_MANY = "Too many tries"


@pytest.fixture(autouse=True)
def _worker(settings: Settings) -> None:
    """Mail is sent at once, as if a worker stood by."""
    settings.TASKS = {"default": {"BACKEND": IMMEDIATE}}


@pytest.fixture
def tamsin(teacher: Person) -> Person:
    teacher.set_password(PASSWORD)
    teacher.save()
    return teacher


def tries(
    person: Person, password: str, times: int = 1, address: str = "9.9.9.1"
) -> str:
    """Type a password some times, each time in a new browser; give the last page."""
    form = {"login": person.email, "password": password}
    for _ in range(times):
        answer = Client(REMOTE_ADDR=address).post("/sign-in/", form, follow=True)
    return answer.content.decode()


def test_after_five_wrong_tries_even_the_right_password_waits(tamsin: Person) -> None:
    tries(tamsin, "wrong", 5)

    assert TOO_MANY in tries(tamsin, PASSWORD)


def test_an_account_s_tries_count_wherever_they_come_from(tamsin: Person) -> None:
    for machine in range(5):
        tries(tamsin, "wrong", address=f"9.9.9.{machine}")

    assert TOO_MANY in tries(tamsin, PASSWORD, address="8.8.8.8")


def test_one_account_s_tries_slow_down_no_other(
    tamsin: Person, colleague: Person
) -> None:
    colleague.set_password(PASSWORD)
    colleague.save()
    tries(tamsin, "wrong", 6)

    assert TOO_MANY not in tries(colleague, PASSWORD, address="9.9.9.2")


def test_one_machine_s_tries_at_many_accounts_are_slowed_down(tamsin: Person) -> None:
    form = {"password": "wrong"}
    browser = Client(REMOTE_ADDR="9.9.9.9")
    for number in range(10):
        browser.post("/sign-in/", {**form, "login": f"p{number}@elm.example.org"})

    assert TOO_MANY in tries(tamsin, PASSWORD, address="9.9.9.9")


def test_nobody_stays_locked_out(
    tamsin: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries(tamsin, "wrong", 9)
    soon = time.time() + 5 * 60 + 1

    monkeypatch.setattr(ratelimit.time, "time", lambda: soon)

    assert TOO_MANY not in tries(tamsin, PASSWORD)


def test_tries_that_are_refused_do_not_make_the_wait_longer(
    tamsin: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin = time.time()
    tries(tamsin, "wrong", 5)
    monkeypatch.setattr(ratelimit.time, "time", lambda: begin + 4 * 60)
    tries(tamsin, "wrong", 5)

    monkeypatch.setattr(ratelimit.time, "time", lambda: begin + 5 * 60 + 10)

    assert TOO_MANY not in tries(tamsin, PASSWORD)


def test_a_flood_at_other_accounts_does_not_make_the_count_forgotten(
    tamsin: Person,
) -> None:
    tries(tamsin, "wrong", 5)

    cache.set_many({f"flood-{number}": number for number in range(2000)})

    assert TOO_MANY in tries(tamsin, PASSWORD)


def test_links_for_new_passwords_are_sent_five_times_a_minute(tamsin: Person) -> None:
    pages = [
        Client(REMOTE_ADDR=f"9.9.9.{number}").post(
            "/sign-in/password/reset/", {"email": tamsin.email}
        )
        for number in range(7)
    ]

    assert len(mail.outbox) == 5
    assert pages[-1].status_code == 429
    assert TOO_MANY in pages[-1].content.decode()


TRY = """
import sys, django
django.setup()
from django.test import Client
form = {"login": "hester@elm.example.org", "password": sys.argv[1]}
for _ in range(int(sys.argv[2])):
    page = Client().post("/sign-in/", form, headers={"host": "127.0.0.1"}, follow=True)
sys.stdout.write("slowed" if "Too many tries" in page.content.decode() else "tried")
"""
MAKE = """
import django
django.setup()
from schoolgate.web.people.models import Person
person = Person.objects.create_named("hester@elm.example.org", "Hester", "Example")
person.set_password("correct horse battery staple")
person.save()
"""


@pytest.mark.slow
def test_tries_in_one_process_count_in_another(tmp_path: Path) -> None:
    data = str(tmp_path / "installation")
    run("-m", "schoolgate", "setup", "--data", data)
    run("-c", MAKE, data=data)

    assert run("-c", TRY, "wrong", "3", data=data) == "tried"
    assert run("-c", TRY, "wrong", "2", data=data) == "tried"

    assert run("-c", TRY, PASSWORD, "1", data=data) == "slowed"
