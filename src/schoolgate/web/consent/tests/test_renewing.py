"""When a yes ends, from all that was said."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from schoolgate.web.consent.renewing import (
    ConsentEnding,
    SaidOf,
    Window,
    endings,
    last_day,
)
from schoolgate.web.consent.standing import SELF, Statement

TODAY = date(2026, 11, 23)
SOON = Window(TODAY, TODAY + timedelta(days=60))
MORNING = datetime(2026, 1, 1, 8, tzinfo=UTC)


def yes(by: str, days: int | None, hour: int = 0) -> Statement:
    """A yes whose last day is so many days from today; None: it never ends."""
    at = MORNING + timedelta(hours=hour)
    until = None if days is None else TODAY + timedelta(days=days)
    return Statement(by, yes=True, at=at, since=at.date(), until=until)


def no(by: str, hour: int = 0) -> Statement:
    at = MORNING + timedelta(hours=hour)
    return Statement(by, yes=False, at=at, since=at.date())


def ends(
    *narrow: Statement, wide: tuple[Statement, ...] = (), own: bool = False
) -> int | None:
    """In how many days it ends."""
    found = last_day(SaidOf(narrow, wide, own), SOON)
    return None if found is None else (found - TODAY).days


@pytest.mark.parametrize(
    ("days", "found"), [(-1, None), (0, 0), (60, 60), (61, None), (None, None)]
)
def test_a_yes_ends_on_its_last_day_within_the_window(
    days: int | None, found: int | None
) -> None:
    assert ends(yes("mother", days)) == found


def test_what_is_a_no_already_ends_nothing() -> None:
    assert ends(yes("mother", 10), no("father")) is None


def test_a_yes_that_anothers_outlives_ends_later() -> None:
    assert ends(yes("mother", 10), yes("father", 40)) == 40


def test_a_yes_that_was_said_again_does_not_end() -> None:
    assert ends(yes("mother", 10), yes("mother", 300, hour=1)) is None


def test_who_is_old_enough_ends_it_with_their_own_yes() -> None:
    assert ends(yes("mother", 40), yes(SELF, 10), own=True) == 10


def test_an_old_form_for_any_use_ends_for_each() -> None:
    assert ends(wide=(yes("mother", 20),)) == 20


def test_an_end_is_told_for_each_use_the_first_first() -> None:
    said = {
        (1, "x"): [yes("mother", 30)],
        (1, "website"): [yes("mother", 10)],
        (2, "x"): [no("mother")],
    }

    found = endings(said, ["website", "x"], set(), SOON)

    assert found == [
        ConsentEnding(1, "website", TODAY + timedelta(days=10)),
        ConsentEnding(1, "x", TODAY + timedelta(days=30)),
    ]


WORDS = st.lists(
    st.one_of(
        st.builds(
            yes,
            st.sampled_from(["mother", "father", SELF]),
            st.one_of(st.none(), st.integers(-3, 64)),
            st.integers(0, 50),
        ),
        st.builds(no, st.sampled_from(["mother", SELF]), st.integers(0, 50)),
    ),
    max_size=5,
)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(WORDS, WORDS, st.booleans())
def test_it_is_the_last_of_the_days_on_which_it_may_be_shown(
    narrow: list[Statement], wide: list[Statement], own: bool
) -> None:
    """The same, by looking at each day."""
    words = SaidOf(narrow, wide, own)
    day = TODAY
    while words.is_given(day) and day <= SOON.last:
        day += timedelta(days=1)
    ended = day > TODAY and not words.is_given(day)

    expected = day - timedelta(days=1) if ended else None
    assert last_day(words, SOON) == expected
