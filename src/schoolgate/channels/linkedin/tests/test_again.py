"""One post is out and its comments are closed, whatever happened at whichever call."""

from datetime import timedelta

import pytest

from schoolgate.channels.linkedin.tests.fake import FakeLinkedIn
from schoolgate.channels.linkedin.tests.opening import opened, opener
from schoolgate.channels.port import Comments, ReadBack, Unsure
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
CALLS, PUBLISHES = 7, 5
ALTS = ("Beans in pots", "A trowel")


def test_it_takes_seven_calls_with_two_pictures(
    day: Day, linkedin: FakeLinkedIn
) -> None:
    assert calls_of(opener(day), message(), linkedin) == CALLS
    assert linkedin.calls[PUBLISHES - 1] == "POST /rest/posts"


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("at", range(1, CALLS + 1))
def test_one_closed_post_is_out_after_a_fault(
    day: Day, linkedin: FakeLinkedIn, fault: Fault, at: int
) -> None:
    out = brought_out(opener(day), message(), day, ways(linkedin, fault, at))

    back = opened(linkedin).read_back(out)
    assert list(linkedin.posts) == [out.id]
    assert out.comments is Comments.CLOSED
    assert back == ReadBack(True, message().text, 2, ALTS, Comments.CLOSED)


def test_pictures_that_are_uploaded_are_not_uploaded_again(
    day: Day, linkedin: FakeLinkedIn
) -> None:
    brought_out(opener(day), message(), day, ways(linkedin, Fault.DIES_BEFORE, 5))

    assert len(linkedin.images) == 2


@pytest.mark.parametrize("first", range(1, CALLS + 1))
@pytest.mark.parametrize("second", range(1, CALLS + 1))
def test_one_post_is_out_after_two_faults(
    day: Day, linkedin: FakeLinkedIn, first: int, second: int
) -> None:
    out = brought_out(opener(day), message(), day, two_faults(linkedin, first, second))

    assert list(linkedin.posts) == [out.id]
    assert opened(linkedin).read_back(out).alts == ("Beans in pots", "A trowel")


def test_what_was_never_sent_is_not_looked_for(linkedin: FakeLinkedIn) -> None:
    assert opened(linkedin).find(message(), {"image-0": "urn:li:image:1"}) is None
    assert linkedin.calls == []


def test_what_linkedin_shows_late_is_unsure_and_then_found(
    day: Day, linkedin: FakeLinkedIn
) -> None:
    linkedin.shows_after = timedelta(seconds=30)
    steps = _lost(day, linkedin)

    with pytest.raises(Unsure, match="a moment ago"):
        opened(linkedin).find(message(), steps)
    day.passes(1)

    assert opened(linkedin).find(message(), steps) is not None


def test_an_older_post_of_the_same_words_is_not_taken_for_it(
    day: Day, linkedin: FakeLinkedIn
) -> None:
    day.at -= timedelta(days=7)
    opened(linkedin).publish(message(), {})
    day.at += timedelta(days=7)
    steps = {"sent": day().isoformat()}
    day.passes(3)

    assert opened(linkedin).find(message(), steps) is None


def test_it_is_found_behind_a_hundred_others(day: Day, linkedin: FakeLinkedIn) -> None:
    steps = _lost(day, linkedin)
    (ours,) = linkedin.posts
    for number in range(120):
        opened(linkedin).publish(message(f"Number {number}", ()), {})

    found = opened(linkedin).find(message(), steps)

    assert found is not None
    assert found.id == ours


def test_what_lies_behind_250_others_is_unsure(
    day: Day, linkedin: FakeLinkedIn
) -> None:
    steps = _lost(day, linkedin)
    for number in range(251):
        opened(linkedin).publish(message(f"Number {number}", ()), {})

    with pytest.raises(Unsure, match="over 250"):
        opened(linkedin).find(message(), steps)


def test_a_duplicate_is_no_refusal_if_it_may_be_our_own(
    day: Day, linkedin: FakeLinkedIn
) -> None:
    steps = _lost(day, linkedin)
    linkedin.shows_after = timedelta(days=1)
    day.passes(3)

    with pytest.raises(Unsure, match="duplicate"):
        opened(linkedin).publish(message(), steps)


def _lost(day: Day, linkedin: FakeLinkedIn) -> dict[str, str]:
    """The steps of a message that is out, and whose answer was lost."""
    steps: dict[str, str] = {}
    way = Faulty(linkedin, Fault.DIES_AFTER, PUBLISHES)
    with pytest.raises(Died):
        opener(day)(way).publish(message(), steps)
    return steps
