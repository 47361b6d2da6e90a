"""Who owes what by when."""

from datetime import date

import pytest

from schoolgate.engine.duty import Calendar, Done, Duty, Every, Obligation, State
from schoolgate.engine.owed import due_duties, months_on

SINCE = date(2025, 9, 1)
TERMS = Calendar(((date(2026, 9, 1), date(2026, 12, 18)),))


def owed(obligation: Obligation, *ledger: Done, on: date) -> list[Duty]:
    return due_duties([("A", obligation)], ledger, TERMS, on, SINCE)


def test_what_is_owed_once_is_owed_until_it_is_done() -> None:
    read = Obligation("policy.acknowledged", "teacher", days=14)

    [duty] = owed(read, on=date(2025, 9, 10))

    assert (duty.due, duty.state, duty.clauses) == (
        date(2025, 9, 15),
        State.OPEN,
        ("A",),
    )
    assert owed(read, on=date(2025, 9, 16))[0].state is State.LATE
    done = Done("policy.acknowledged", date(2025, 9, 12))
    assert owed(read, done, on=date(2025, 9, 16)) == []


def test_what_was_done_under_an_older_edition_is_owed_again() -> None:
    read = Obligation("policy.acknowledged", "teacher", days=14)

    assert owed(read, Done("policy.acknowledged", date(2024, 1, 1)), on=SINCE)


def test_a_period_comes_round_with_notice() -> None:
    review = Obligation(
        "policy.reviewed", "governor", Every.PERIOD, months=12, notice=30
    )
    done = Done("policy.reviewed", date(2025, 10, 1))

    assert owed(review, done, on=date(2026, 8, 31)) == []
    [duty] = owed(review, done, on=date(2026, 9, 2))
    assert (duty.due, duty.state) == (date(2026, 10, 1), State.OPEN)


def test_each_term_asks_again() -> None:
    watch = Obligation("accounts.reviewed", "office", Every.TERM)

    [duty] = owed(watch, on=date(2026, 9, 5))

    assert duty.due == date(2026, 12, 18)
    done = Done("accounts.reviewed", date(2026, 9, 6))
    assert owed(watch, done, on=date(2026, 9, 7)) == []
    assert owed(watch, on=date(2026, 8, 20)) == []


def test_an_event_sets_a_duty_off_until_it_is_done() -> None:
    train = Obligation(
        "training.refreshed", "head", Every.EVENT, event="incident.significant", days=20
    )
    incident = Done("incident.significant", date(2026, 3, 1))

    assert owed(train, on=date(2026, 3, 2)) == []
    [duty] = owed(train, incident, on=date(2026, 3, 2))
    assert duty.due == date(2026, 3, 21)
    after = Done("training.refreshed", date(2026, 3, 9))
    assert owed(train, incident, after, on=date(2026, 3, 10)) == []


def test_clauses_that_oblige_to_one_thing_give_one_duty() -> None:
    soon = Obligation("policy.reviewed", "governor", days=10)
    later = Obligation("policy.reviewed", "head", days=40)

    [duty] = due_duties([("A", later), ("B", soon)], [], TERMS, SINCE, SINCE)

    assert duty.clauses == ("A", "B")
    assert duty.owner_role == "governor"


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 11, 20), 24, date(2028, 11, 20)),
    ],
)
def test_months_end_where_the_month_ends(day: date, months: int, then: date) -> None:
    assert months_on(day, months) == then
