"""The page of an account's connection: nothing secret is shown, nothing else let in."""

from collections.abc import Callable
from pathlib import Path

from django.test import Client

from schoolgate.web.accounts.credentials import read, store
from schoolgate.web.accounts.models import Account
from schoolgate.web.accounts.states import AccountState
from schoolgate.web.people.models import Person

Browser = Callable[[Person], Client]
HERE = "/school/elm/accounts/"
SECRET = "abcd-efgh-ijkl"


def test_credentials_are_sealed_and_never_shown_again(
    permitted: Account, head: Person, signed_in: Browser
) -> None:
    Account.objects.filter(pk=permitted.pk).update(platform="bluesky")
    page, browser = f"{HERE}{permitted.pk}/connection/", signed_in(head)

    browser.post(page, {"handle": "elm.example.org", "password": SECRET})
    shown = browser.get(page).content.decode()
    account = browser.get(f"{HERE}{permitted.pk}/").content.decode()

    permitted.refresh_from_db()
    assert read(permitted)["password"] == SECRET
    assert SECRET not in shown + account
    assert "elm.example.org" in shown
    assert SECRET.encode() not in bytes(permitted.credentials)


def test_a_secret_left_empty_stays_as_it_is(
    permitted: Account, head: Person, signed_in: Browser
) -> None:
    Account.objects.filter(pk=permitted.pk).update(platform="bluesky")
    permitted.refresh_from_db()
    store(permitted, {"handle": "old.example.org", "password": SECRET})
    page = f"{HERE}{permitted.pk}/connection/"

    signed_in(head).post(page, {"handle": "new.example.org", "password": ""})

    permitted.refresh_from_db()
    assert read(permitted) == {"handle": "new.example.org", "password": SECRET}


def test_nothing_is_connected_that_nobody_permitted(
    asked: Account, head: Person, signed_in: Browser
) -> None:
    Account.objects.filter(pk=asked.pk).update(platform="bluesky")
    page = f"{HERE}{asked.pk}/connection/"

    answer = signed_in(head).post(page, {"handle": "e", "password": SECRET})

    assert "has permitted is connected" in answer.content.decode()
    asked.refresh_from_db()
    assert bytes(asked.credentials) == b""


def test_the_connection_is_tried_and_told(
    permitted: Account, head: Person, signed_in: Browser, tmp_path: Path
) -> None:
    store(permitted, {"channel": "demonstration", "folder": str(tmp_path / "out")})
    page = f"{HERE}{permitted.pk}/connection/"

    answer = signed_in(head).post(f"{page}try/", follow=True)

    assert "It works: this is" in answer.content.decode()


def test_no_folder_of_the_machine_is_named_from_a_page(
    permitted: Account, head: Person, signed_in: Browser, tmp_path: Path
) -> None:
    kept = {"channel": "demonstration", "folder": str(tmp_path / "out")}
    store(permitted, kept)
    page = f"{HERE}{permitted.pk}/connection/"

    answer = signed_in(head).post(page, {"folder": "/etc"})

    permitted.refresh_from_db()
    assert str(tmp_path) not in answer.content.decode()
    assert read(permitted) == kept


def test_credentials_moved_from_another_row_are_told_and_not_opened(
    permitted: Account, head: Person, signed_in: Browser
) -> None:
    other = Account.objects.create(
        school=permitted.school, platform="bluesky", name="@o", state=AccountState.OPEN
    )
    store(other, {"password": SECRET})
    Account.objects.filter(pk=permitted.pk).update(credentials=other.credentials)
    page = f"{HERE}{permitted.pk}/connection/"

    shown = signed_in(head).get(page).content.decode()
    tried = signed_in(head).post(f"{page}try/", follow=True).content.decode()

    assert "belongs to another place" in shown
    assert "belongs to another place" in tried
