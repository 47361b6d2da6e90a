"""One post is out, whatever happened at whichever call."""

from datetime import timedelta

import pytest

from schoolgate.channels.facebook.tests.fake import FakePage
from schoolgate.channels.facebook.tests.opening import opened, opener
from schoolgate.channels.port import Unsure
from schoolgate.channels.tests.again import (
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

FAULTS = [fault for fault in Fault if fault is not Fault.NONE]
CALLS = 3


def test_it_takes_three_calls_with_two_pictures(day: Day, page: FakePage) -> None:
    assert calls_of(opener(day), message(), page) == CALLS


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("at", range(1, CALLS + 1))
def test_one_post_is_out_after_a_fault(
    day: Day, page: FakePage, fault: Fault, at: int
) -> None:
    out = brought_out(opener(day), message(), day, ways(page, fault, at))

    back = opened(page).read_back(out)
    assert list(page.posts) == [out.id]
    assert (back.pictures, back.alts) == (2, ("Beans in pots", "A trowel"))


def test_photographs_that_are_uploaded_are_not_uploaded_again(
    day: Day, page: FakePage
) -> None:
    brought_out(opener(day), message(), day, ways(page, Fault.DIES_BEFORE, 3))

    assert len(page.photos) == 2


def test_a_post_that_is_found_again_is_withdrawn_with_its_photographs(
    day: Day, page: FakePage
) -> None:
    out = brought_out(opener(day), message(), day, ways(page, Fault.LOST, 3))

    opened(page).withdraw(out)

    assert (page.posts, page.photos) == ({}, {})


@pytest.mark.parametrize("first", range(1, CALLS + 1))
@pytest.mark.parametrize("second", range(1, CALLS + 1))
def test_one_post_is_out_after_two_faults(
    day: Day, page: FakePage, first: int, second: int
) -> None:
    out = brought_out(opener(day), message(), day, two_faults(page, first, second))

    assert list(page.posts) == [out.id]
    assert opened(page).read_back(out).alts == ("Beans in pots", "A trowel")


def test_what_was_never_sent_is_not_looked_for(page: FakePage) -> None:
    assert opened(page).find(message(), {"photo-1": "7"}) is None
    assert page.calls == []


def test_what_facebook_shows_late_is_unsure_and_then_found(
    day: Day, page: FakePage
) -> None:
    page.shows_after = timedelta(seconds=30)
    steps = _lost(day, page)

    with pytest.raises(Unsure, match="a moment ago"):
        opened(page).find(message(), steps)
    day.passes(1)

    assert opened(page).find(message(), steps) is not None


def test_an_older_post_of_the_same_words_is_not_taken_for_it(
    day: Day, page: FakePage
) -> None:
    day.at -= timedelta(days=7)
    opened(page).publish(message(), {})
    day.at += timedelta(days=7)
    steps = {"sent": day().isoformat()}
    day.passes(3)

    assert opened(page).find(message(), steps) is None


def test_what_lies_behind_a_hundred_others_is_unsure(day: Day, page: FakePage) -> None:
    steps = _lost(day, page)
    for number in range(100):
        opened(page).publish(message(f"Number {number}", ()), {})
    day.passes(3)

    with pytest.raises(Unsure, match="over 100"):
        opened(page).find(message(), steps)


def _lost(day: Day, page: FakePage) -> dict[str, str]:
    """The steps of a message that is out, and whose answer was lost."""
    steps: dict[str, str] = {}
    with pytest.raises(Died):
        opener(day)(Faulty(page, Fault.DIES_AFTER, CALLS)).publish(message(), steps)
    return steps
