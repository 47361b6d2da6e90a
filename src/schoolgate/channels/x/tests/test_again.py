"""One post is out, whatever happened at whichever call."""

from datetime import timedelta

import pytest

from schoolgate.channels.port import Unsure
from schoolgate.channels.tests.again import (
    MONDAY,
    Day,
    Died,
    Fault,
    Faulty,
    brought_out,
    calls_of,
    message,
    two_faults,
    ways,
)
from schoolgate.channels.x.tests.fake import FakeX
from schoolgate.channels.x.tests.opening import opened, opener

FAULTS = [fault for fault in Fault if fault is not Fault.NONE]
CALLS = 5


def test_it_takes_five_calls_with_two_pictures(day: Day, x: FakeX) -> None:
    assert calls_of(opener(day), message(), x) == CALLS


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("at", range(1, CALLS + 1))
def test_one_post_is_out_after_a_fault(
    day: Day, x: FakeX, fault: Fault, at: int
) -> None:
    out = brought_out(opener(day), message(), day, ways(x, fault, at))

    back = opened(x).read_back(out)
    assert list(x.posts) == [out.id]
    assert (back.pictures, back.alts) == (2, ("Beans in pots", "A trowel"))


@pytest.mark.parametrize("at", range(1, 3))
def test_a_fault_while_it_is_looked_for_sends_nothing_twice(
    day: Day, x: FakeX, at: int
) -> None:
    steps = _lost(day, x)
    day.passes(3)

    with pytest.raises(Unsure):
        opener(day)(Faulty(x, Fault.UNREACHED, at)).find(message(), steps)
    opener(day)(Faulty(x)).publish(message(), steps)

    assert len(x.posts) == 1


@pytest.mark.parametrize("first", range(1, CALLS + 1))
@pytest.mark.parametrize("second", range(1, CALLS + 1))
def test_one_post_is_out_after_two_faults(
    day: Day, x: FakeX, first: int, second: int
) -> None:
    out = brought_out(opener(day), message(), day, two_faults(x, first, second))

    assert list(x.posts) == [out.id]
    assert opened(x).read_back(out).alts == ("Beans in pots", "A trowel")


def test_what_was_never_sent_is_not_looked_for(x: FakeX) -> None:
    assert opened(x).find(message(), {}) is None
    assert x.calls == []


def test_what_x_shows_late_is_unsure_and_then_found(day: Day, x: FakeX) -> None:
    x.shows_after = timedelta(seconds=30)
    steps = _lost(day, x)

    with pytest.raises(Unsure, match="a moment ago"):
        opened(x).find(message(), steps)
    day.passes(1)

    assert opened(x).find(message(), steps) is not None


def test_what_did_not_arrive_is_not_out_once_it_had_the_time(
    day: Day, x: FakeX
) -> None:
    steps = {"sent": MONDAY.isoformat()}
    day.passes(3)

    assert opened(x).find(message(), steps) is None


def test_a_duplicate_is_no_refusal_if_it_may_be_our_own(day: Day, x: FakeX) -> None:
    steps = _lost(day, x)
    x.shows_after = timedelta(days=1)
    day.passes(3)

    with pytest.raises(Unsure, match="duplicate"):
        opened(x).publish(message(), steps)


def test_another_post_of_the_day_is_not_taken_for_it(day: Day, x: FakeX) -> None:
    opened(x).publish(message("Year 4 planted beans, too."), {})
    opened(x).publish(message(alts=("Only one",)), {})
    day.passes(3)

    assert opened(x).find(message(), {"sent": MONDAY.isoformat()}) is None


def test_it_is_found_behind_a_hundred_others(day: Day, x: FakeX) -> None:
    steps = _lost(day, x)
    (ours,) = x.posts
    for number in range(150):
        opened(x).publish(message(f"Number {number}", ()), {})
    day.passes(3)

    found = opened(x).find(message(), steps)

    assert found is not None
    assert found.id == ours


def test_what_lies_behind_five_hundred_others_is_unsure(day: Day, x: FakeX) -> None:
    steps = _lost(day, x)
    for number in range(520):
        opened(x).publish(message(f"Number {number}", ()), {})
    day.passes(3)

    with pytest.raises(Unsure, match="over 500"):
        opened(x).find(message(), steps)


def _lost(day: Day, x: FakeX) -> dict[str, str]:
    """The steps of a message that is out, and whose answer was lost."""
    steps: dict[str, str] = {}
    with pytest.raises(Died):
        opener(day)(Faulty(x, Fault.DIES_AFTER, CALLS)).publish(message(), steps)
    return steps
