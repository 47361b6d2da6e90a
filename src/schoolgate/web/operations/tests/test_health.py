"""What a doctor says: of the journal, of damage, and of what an app offers."""

from datetime import datetime, timedelta

import pytest
from django.db import DatabaseError
from django.utils import timezone
from pytest_django.fixtures import Settings

from schoolgate.web.accounts.models import Account
from schoolgate.web.journal.anchors import keep_daily
from schoolgate.web.journal.models import AnchorMailbox
from schoolgate.web.journal.tests.conftest import without_triggers
from schoolgate.web.journal.write import Act, write
from schoolgate.web.operations import aside, looking_over
from schoolgate.web.operations.damage import CURE, in_words, is_damage
from schoolgate.web.operations.health import every_check
from schoolgate.web.operations.journal_health import look_at_journal
from schoolgate.web.operations.signs import MISSING, WEAK, WELL, Sign
from schoolgate.web.trust.models import School

CHAIR = "chair@governors.example.org"


@pytest.fixture
def mail_server(settings: Settings) -> None:
    settings.EMAIL_HOST = "mail.example.org"


def said() -> dict[str, Sign]:
    return {sign.what: sign for sign in look_at_journal()}


def test_the_doctor_says_that_the_journal_is_whole(school: School) -> None:
    assert said()["The journal is whole"].how == WELL


@pytest.mark.usefixtures("mail_server")
def test_the_doctor_warns_while_nobody_gets_the_lines(school: School) -> None:
    sign = said()["Nobody outside gets the journal's lines of Elm School"]

    assert sign.how == WEAK
    assert "Journal proof" in sign.cure


@pytest.mark.usefixtures("mail_server")
def test_the_doctor_is_content_while_somebody_gets_them(
    school: School, at: datetime
) -> None:
    AnchorMailbox.objects.create(school=school, address=CHAIR, due_at=at)

    assert not any("lines of Elm School" in what for what in said())


@pytest.mark.usefixtures("mail_server")
def test_the_doctor_warns_when_they_were_not_sent_for_over_a_week(
    school: School, at: datetime
) -> None:
    due = at - timedelta(days=9)
    AnchorMailbox.objects.create(school=school, address=CHAIR, due_at=due)

    what = "The journal's lines of Elm School were not sent for over a week"
    assert said()[what].how == WEAK


def test_the_doctor_warns_while_mail_is_written_to_files(school: School) -> None:
    what = "Nobody gets the journal's lines: mail is written to files"

    assert said()[what].how == WEAK


def test_the_doctor_warns_when_no_line_was_made_for_days(
    school: School, at: datetime
) -> None:
    keep_daily(at - timedelta(days=4))

    assert said()["The last line about the journal is of 19 Nov 2026"].how == WEAK


def test_the_doctor_warns_that_the_lines_have_no_key_of_their_own(
    school: School,
) -> None:
    sign = said()["The journal's lines have no key of their own"]

    assert (sign.how, "SCHOOLGATE_ANCHOR_KEY" in sign.cure) == (WEAK, True)


def test_the_doctor_names_a_broken_journal(school: School, at: datetime) -> None:
    write("school.opened", school, Act(school, None, at))
    without_triggers("UPDATE journal_entry SET who = 'Somebody Else'")

    [sign] = [sign for sign in look_at_journal() if sign.how == MISSING]

    assert "Elm School, entry 1: its words were changed" in sign.what
    assert "schoolgate journal verify" in sign.cure


def test_each_app_offers_its_own_checks(school: School) -> None:
    ends = timezone.now() + timedelta(days=3)
    Account.objects.create(
        school=school, platform="x", name="@elm", credentials_end=ends
    )

    assert [sign.what for sign in every_check()] == [
        "The credentials of @elm on x end on 26 Nov 2026"
    ]


DAMAGED = [
    "database disk image is malformed",
    "file is not a database",
    "malformed database schema (a) - invalid rootpage",
]


@pytest.mark.parametrize("words", DAMAGED)
def test_damage_is_known_by_sqlites_own_words(words: str) -> None:
    assert is_damage(DatabaseError(words))


@pytest.mark.parametrize("words", ["database is locked", "no such table: a", ""])
def test_other_errors_are_no_damage(words: str) -> None:
    assert not is_damage(DatabaseError(words))


@pytest.mark.parametrize("words", DAMAGED)
def test_the_doctor_says_what_to_do_about_a_damaged_file(
    words: str, monkeypatch: pytest.MonkeyPatch, school: School
) -> None:
    def refuse() -> bool:
        raise DatabaseError(words)

    monkeypatch.setattr(aside, "is_begun", refuse)

    [sign] = looking_over._database()

    assert sign == Sign(in_words(words), MISSING, CURE)
