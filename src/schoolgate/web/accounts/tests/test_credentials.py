"""Credentials are sealed in their own row, and open the account's channel."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied

from schoolgate.channels.port import NotSignedIn, Standing
from schoolgate.web.accounts.actions.connect import connect, try_connection
from schoolgate.web.accounts.credentials import (
    keep_renewed,
    opened,
    read,
    store,
)
from schoolgate.web.accounts.models import Account
from schoolgate.web.accounts.states import AccountState
from schoolgate.web.journal.models import Entry
from schoolgate.web.people.models import Person
from schoolgate.web.trust.models import School

SECRET = "abcd-efgh-ijkl"


@pytest.fixture
def account(school: School) -> Account:
    return Account.objects.create(school=school, platform="bluesky", name="@elm")


def test_nothing_of_them_stands_in_the_database_in_plain_words(
    account: Account,
) -> None:
    store(account, {"handle": "elm.example.org", "password": SECRET})

    row = Account.objects.values().get(pk=account.pk)

    assert SECRET.encode() not in bytes(row["credentials"])
    assert SECRET not in repr(row)


def test_they_are_read_again_as_they_were_given(account: Account) -> None:
    given = {"handle": "elm.example.org", "password": SECRET}
    store(account, given)

    account.refresh_from_db()

    assert read(account) == given


def test_moved_to_another_account_they_do_not_open(
    account: Account, school: School
) -> None:
    store(account, {"password": SECRET})
    other = Account.objects.create(school=school, platform="bluesky", name="@thief")
    Account.objects.filter(pk=other.pk).update(credentials=account.credentials)
    other.refresh_from_db()

    with pytest.raises(NotSignedIn, match="belongs to another place"):
        opened(other)


def test_moved_to_another_school_they_do_not_open(
    account: Account, other_school: School
) -> None:
    store(account, {"password": SECRET})
    account.school = other_school

    with pytest.raises(NotSignedIn, match="belongs to another place"):
        opened(account)


def test_without_any_there_is_no_channel(account: Account) -> None:
    with pytest.raises(NotSignedIn, match="publish by hand"):
        opened(account)


def test_they_open_the_channel_that_they_name(account: Account, tmp_path: Path) -> None:
    store(account, {"channel": "demonstration", "folder": str(tmp_path / "out")})

    assert opened(account).standing().account


def test_what_the_platform_renews_is_kept_with_its_end(account: Account) -> None:
    ends = datetime(2027, 1, 20, 12, tzinfo=UTC)
    store(account, {"handle": "elm.example.org", "token": "old"})

    keep_renewed(account, Standing("elm", ends, {"token": "new"}))
    account.refresh_from_db()

    assert read(account) == {"handle": "elm.example.org", "token": "new"}
    assert account.credentials_end == ends


@pytest.mark.parametrize("since", [{}, {"token": "of another account"}])
def test_what_was_renewed_does_not_connect_an_account_again(
    since: dict[str, str], account: Account
) -> None:
    store(account, {"token": "old"})
    store(Account.objects.get(pk=account.pk), since)

    keep_renewed(account, Standing("elm", None, {"token": "new"}))
    account.refresh_from_db()

    assert read(account) == since


def test_an_end_alone_is_kept_as_well(account: Account) -> None:
    ends = datetime(2027, 1, 20, 12, tzinfo=UTC)
    store(account, {"token": "same"})

    keep_renewed(account, Standing("elm", ends))
    account.refresh_from_db()

    assert read(account) == {"token": "same"}
    assert account.credentials_end == ends


def test_none_at_all_disconnect_the_account(account: Account) -> None:
    store(account, {"token": "old"})

    store(account, {})
    account.refresh_from_db()

    assert bytes(account.credentials) == b""


def test_the_office_connects_and_the_journal_holds_no_secret(
    account: Account, office: Person, at: datetime
) -> None:
    Account.objects.filter(pk=account.pk).update(state=AccountState.OPEN)

    connect(account, {"handle": "elm", "password": SECRET}, by=office, at=at)

    entry = Entry.objects.get(verb="account.connected")
    assert SECRET not in repr(entry.details)
    account.refresh_from_db()
    assert read(account)["password"] == SECRET


@pytest.mark.parametrize("who", ["teacher", "stranger", "parent"])
def test_nobody_connects_who_has_no_right_to(
    who: str, account: Account, at: datetime, request: pytest.FixtureRequest
) -> None:
    person = request.getfixturevalue(who)

    with pytest.raises(PermissionDenied):
        connect(account, {"password": SECRET}, by=person, at=at)
    with pytest.raises(PermissionDenied):
        try_connection(account, by=person, at=at)

    account.refresh_from_db()
    assert bytes(account.credentials) == b""


def test_a_connection_that_was_tried_is_journalled(
    account: Account, office: Person, tmp_path: Path, at: datetime
) -> None:
    store(account, {"channel": "demonstration", "folder": str(tmp_path / "out")})

    answer = try_connection(account, by=office, at=at)

    assert answer.account in Entry.objects.get().details["why"]


def test_a_connection_that_fails_is_told_and_not_journalled(
    account: Account, office: Person, at: datetime
) -> None:
    with pytest.raises(NotSignedIn):
        try_connection(account, by=office, at=at)

    assert not Entry.objects.exists()
