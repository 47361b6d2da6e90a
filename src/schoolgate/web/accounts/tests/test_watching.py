"""Credentials that end are watched."""

from datetime import datetime, timedelta

import pytest

from schoolgate.channels.port import NotSignedIn, Standing, TryLater
from schoolgate.web.accounts import watching
from schoolgate.web.accounts.credentials import read, store
from schoolgate.web.accounts.models import Account
from schoolgate.web.accounts.queries import ending
from schoolgate.web.accounts.watching import to_watch, watch
from schoolgate.web.journal.models import Entry
from schoolgate.web.trust.models import School

MONTH = timedelta(days=30)


@pytest.fixture
def ends(school: School, at: datetime) -> Account:
    """An open account whose token ends in a month."""
    account = Account.objects.create(
        school=school, platform="instagram", name="@elm", state="open"
    )
    store(account, {"token": "old"}, at + MONTH)
    return account


class Platform:
    """Says of the credentials what the test tells it to."""

    def __init__(self, said: Standing | Exception) -> None:
        self.said = said

    def standing(self) -> Standing:
        if isinstance(self.said, Exception):
            raise self.said
        return self.said


def says(monkeypatch: pytest.MonkeyPatch, said: Standing | Exception) -> None:
    monkeypatch.setattr(watching, "opened", lambda _account: Platform(said))


def test_each_is_asked_once_a_day(
    ends: Account, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    says(monkeypatch, Standing("@elm", at + MONTH))

    watch(ends, at=at)

    assert list(to_watch(at + timedelta(hours=23), 10)) == []
    assert list(to_watch(at + timedelta(hours=24), 10)) == [ends]


def test_what_the_platform_gives_anew_is_kept(
    ends: Account, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    says(monkeypatch, Standing("@elm", at + 2 * MONTH, {"token": "new"}))

    watch(ends, at=at)

    ends.refresh_from_db()
    assert (read(ends)["token"], ends.credentials_end) == ("new", at + 2 * MONTH)


def test_credentials_that_no_longer_work_are_told_to_those_who_keep_it(
    ends: Account, school: School, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    says(monkeypatch, NotSignedIn("The token was revoked", "Connect it again."))

    watch(ends, at=at)

    [told] = ending(school, at)
    assert told.warning == "The token was revoked. Connect it again."
    assert Entry.objects.filter(verb="account.warned").count() == 1


def test_a_platform_that_is_down_warns_nobody(
    ends: Account, school: School, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    says(monkeypatch, TryLater("It does not answer"))

    watch(ends, at=at)

    assert list(ending(school, at)) == []


def test_what_never_ends_or_is_not_open_is_left_alone(
    ends: Account, at: datetime
) -> None:
    Account.objects.update(state="closed")
    assert list(to_watch(at, 10)) == []
    Account.objects.update(state="open", credentials_end=None)
    assert list(to_watch(at, 10)) == []
