"""Once a week the lines leave: to the school's own mailbox, each of them, once."""

from datetime import datetime, timedelta

import pytest

from schoolgate.web.journal.anchors import keep, keep_daily, take
from schoolgate.web.journal.models import Anchor, AnchorMailbox
from schoolgate.web.journal.signing import lines_in
from schoolgate.web.journal.verifying import WHOLE, verify
from schoolgate.web.letters.content import content_of
from schoolgate.web.letters.models import Letter
from schoolgate.web.operations.anchor_mail import send_due_lines
from schoolgate.web.trust.models import School
from schoolgate.web.work.sweeps import registered

CHAIR = "chair@governors.example.org"
DAY, WEEK = timedelta(days=1), timedelta(days=7)


@pytest.fixture
def mailbox(school: School, at: datetime) -> AnchorMailbox:
    return AnchorMailbox.objects.create(school=school, address=CHAIR, due_at=at)


def sent() -> list[str]:
    """The emails that were left to a worker, by their words, in their order."""
    letters = list(Letter.objects.order_by("pk"))
    assert {letter.to for letter in letters} <= {CHAIR}
    return [content_of(letter).body for letter in letters]


@pytest.mark.usefixtures("mailbox")
def test_the_first_lines_leave_at_once(at: datetime) -> None:
    keep_daily(at)

    assert send_due_lines(at) == 1

    [body] = sent()
    assert len(lines_in(body)) == 1


@pytest.mark.usefixtures("mailbox")
def test_they_leave_once_a_week(at: datetime) -> None:
    for day in range(15):
        keep_daily(at + day * DAY)
        send_due_lines(at + day * DAY)
        send_due_lines(at + day * DAY + timedelta(hours=1))

    bodies = sent()
    assert len(bodies) == 3
    days = {line.day for body in bodies for line in lines_in(body)}
    assert len(days) == 15


@pytest.mark.usefixtures("mailbox")
def test_what_was_sent_verifies_the_journal(at: datetime) -> None:
    keep_daily(at)
    send_due_lines(at)
    [body] = sent()

    report = verify(lines_in(f"From: a\nSubject: b\n\n{body}"))

    assert report.status == WHOLE


@pytest.mark.usefixtures("mailbox")
def test_a_line_that_was_kept_late_goes_with_the_next_email(
    school: School, at: datetime
) -> None:
    keep_daily(at)
    send_due_lines(at)
    late = keep(school, take(school), Anchor.BACKUP, at - timedelta(hours=2))
    send_due_lines(at + WEEK)

    assert late.digest in sent()[-1]


@pytest.mark.usefixtures("mailbox")
def test_nothing_leaves_before_the_first_line_is_made(at: datetime) -> None:
    assert send_due_lines(at) == 0

    keep_daily(at)
    assert send_due_lines(at) == 1


@pytest.mark.usefixtures("mailbox")
def test_another_schools_lines_do_not_go_with_it(
    other_school: School, at: datetime
) -> None:
    keep_daily(at)
    send_due_lines(at)

    [body] = sent()
    assert {line.school for line in lines_in(body)} == {"elm"}
    assert other_school.slug != "elm"


def test_without_a_mailbox_nothing_leaves(school: School, at: datetime) -> None:
    keep_daily(at)

    assert send_due_lines(at) == 0


def test_both_are_sweeps() -> None:
    assert {
        "schoolgate.web.journal.sweeps.anchor_the_journal",
        "schoolgate.web.operations.sweeps.send_lines",
    } <= set(registered())
