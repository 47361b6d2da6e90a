"""How a consent stands, from all that was said."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schoolgate.web.consent.ages import age_on, old_enough
from schoolgate.web.consent.standing import SELF, Stand, Statement, standing

TODAY = date(2026, 11, 23)
MORNING = datetime(2026, 11, 1, 8, tzinfo=UTC)


def said(by: str, answer: str, hour: int = 0, until: date | None = None) -> Statement:
    at = MORNING + timedelta(hours=hour)
    return Statement(by, answer == "yes", at, at.date(), until)


def stand(*words: Statement, own: bool = False) -> Stand:
    return standing(words, TODAY, own_is_wanted=own).stand


def test_silence_is_never_a_yes() -> None:
    assert stand() is Stand.WAITING


def test_a_yes_counts() -> None:
    assert stand(said("mother", "yes")) is Stand.GIVEN


def test_two_who_disagree_make_a_no() -> None:
    assert stand(said("mother", "yes"), said("father", "no")) is Stand.REFUSED
    assert stand(said("mother", "no"), said("father", "yes", 1)) is Stand.REFUSED


def test_a_pupils_own_no_counts_at_any_age() -> None:
    assert stand(said("mother", "yes", 1), said(SELF, "no")) is Stand.REFUSED


def test_somebody_can_change_their_own_mind_both_ways() -> None:
    assert stand(said("mother", "yes"), said("mother", "no", 1)) is Stand.REFUSED
    assert stand(said("mother", "no"), said("mother", "yes", 1)) is Stand.GIVEN


def test_whoever_is_old_enough_has_to_say_yes_as_well() -> None:
    assert stand(said("mother", "yes"), own=True) is Stand.WAITING
    assert stand(said("mother", "yes"), said(SELF, "yes"), own=True) is Stand.GIVEN


def test_a_yes_ends_on_its_last_day_and_a_no_never_does() -> None:
    over = said("mother", "yes", until=TODAY - timedelta(days=1))
    assert stand(over) is Stand.ENDED
    assert stand(said("mother", "yes", until=TODAY)) is Stand.GIVEN
    assert stand(over, said("father", "no")) is Stand.REFUSED


def test_what_is_said_tomorrow_does_not_count_today() -> None:
    later = Statement("mother", yes=True, at=MORNING, since=TODAY + timedelta(days=1))

    assert stand(later) is Stand.WAITING


WORDS = st.lists(
    st.builds(
        said,
        st.sampled_from(["mother", "father", SELF]),
        st.sampled_from(["yes", "no"]),
        st.integers(0, 400),
        st.sampled_from([None, TODAY, TODAY - timedelta(days=1)]),
    ),
    max_size=8,
)


@given(WORDS, st.booleans())
def test_one_more_no_never_lets_more_through(words: list[Statement], own: bool) -> None:
    more = [*words, said("somebody", "no", 500)]

    assert stand(*more, own=own) is Stand.REFUSED


@given(WORDS)
def test_asking_the_pupil_too_never_lets_more_through(words: list[Statement]) -> None:
    if stand(*words, own=True) is Stand.GIVEN:
        assert stand(*words) is Stand.GIVEN


@given(WORDS, st.randoms())
def test_the_order_in_which_words_are_read_is_nothing(
    words: list[Statement], chance: object
) -> None:
    apart = {(one.by, one.at): one for one in words}
    other = sorted(apart.values(), key=lambda one: (one.by, one.at), reverse=True)

    assert stand(*apart.values()) is stand(*other)


@pytest.mark.parametrize(
    ("nation", "born", "wanted"),
    [
        ("england", date(2013, 11, 24), False),
        ("england", date(2013, 11, 23), True),
        ("scotland", date(2014, 11, 23), True),
        ("scotland", date(2014, 11, 24), False),
        ("wales", None, False),
    ],
)
def test_the_nation_says_from_which_birthday(
    nation: str, born: date | None, wanted: bool
) -> None:
    assert old_enough(born, nation, TODAY) is wanted


def test_who_was_born_on_the_29th_of_february_is_older_on_the_1st_of_march() -> None:
    born = date(2012, 2, 29)

    assert age_on(born, date(2026, 2, 28)) == 13
    assert age_on(born, date(2026, 3, 1)) == 14
