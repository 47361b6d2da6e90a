"""How late something is, in words."""

from datetime import UTC, datetime, timedelta

import pytest

from schoolgate.web.concerns.clock import Clock, clock, span
from schoolgate.web.concerns.states import Stands

DUE = datetime(2026, 11, 23, 14, 20, tzinfo=UTC)


def after(**time: int) -> datetime:
    return DUE + timedelta(**time)


@pytest.mark.parametrize(
    ("at", "stands", "by"),
    [
        (after(minutes=-12), Stands.OPEN, "in 12 minutes"),
        (after(seconds=-30), Stands.OPEN, "now"),
        (after(seconds=59), Stands.OPEN, "now"),
        (after(minutes=1), Stands.LATE, "by 1 minute"),
        (after(minutes=12, seconds=40), Stands.LATE, "by 12 minutes"),
        (after(hours=3, minutes=5), Stands.LATE, "by 3 hours 5 minutes"),
    ],
)
def test_an_open_step_says_how_long_there_is(
    at: datetime, stands: Stands, by: str
) -> None:
    assert clock(DUE, None, at) == Clock(stands, by)


@pytest.mark.parametrize(
    ("done", "stands", "by"),
    [
        (after(minutes=-5), Stands.DONE, "in time"),
        (after(seconds=30), Stands.DONE, "in time"),
        (after(minutes=12), Stands.DONE_LATE, "by 12 minutes"),
    ],
)
def test_the_clock_of_what_is_done_has_stopped(
    done: datetime, stands: Stands, by: str
) -> None:
    assert clock(DUE, done, after(days=9)) == Clock(stands, by)


@pytest.mark.parametrize(
    ("time", "words"),
    [
        (timedelta(minutes=1), "1 minute"),
        (timedelta(hours=1), "1 hour"),
        (timedelta(hours=26, minutes=1), "26 hours 1 minute"),
        (timedelta(days=6, hours=20), "6 days"),
    ],
)
def test_a_time_is_said_as_people_say_it(time: timedelta, words: str) -> None:
    assert span(time) == words
