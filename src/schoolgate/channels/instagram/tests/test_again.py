"""One post is out and its comments are closed, whatever happened at whichever call."""

from datetime import timedelta

import pytest

from schoolgate.channels.instagram.tests.fake import FakeInstagram
from schoolgate.channels.instagram.tests.opening import opened, opener
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
CALLS, PUBLISHES, CLOSES = 9, 7, 8
ALTS = ("Beans in pots", "A trowel")


def test_it_takes_nine_calls_with_two_pictures(
    day: Day, instagram: FakeInstagram
) -> None:
    assert calls_of(opener(day), message(), instagram) == CALLS
    assert instagram.calls[PUBLISHES - 1] == "POST IGUser/media_publish"
    assert instagram.calls[CLOSES - 1] == "POST IGMedia/"


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("at", range(1, CALLS + 1))
def test_one_closed_post_is_out_after_a_fault(
    day: Day, instagram: FakeInstagram, fault: Fault, at: int
) -> None:
    out = brought_out(opener(day), message(), day, ways(instagram, fault, at))

    back = opened(instagram).read_back(out)
    assert list(instagram.media) == [out.id]
    assert out.comments is Comments.CLOSED
    assert back == ReadBack(True, message().text, 2, ALTS, Comments.CLOSED)


@pytest.mark.parametrize("first", range(1, CALLS + 1))
@pytest.mark.parametrize("second", range(1, CALLS + 1))
def test_one_post_is_out_after_two_faults(
    day: Day, instagram: FakeInstagram, first: int, second: int
) -> None:
    out = brought_out(opener(day), message(), day, two_faults(instagram, first, second))

    assert list(instagram.media) == [out.id]
    assert opened(instagram).read_back(out).alts == ("Beans in pots", "A trowel")


def test_what_was_never_sent_is_not_looked_for(instagram: FakeInstagram) -> None:
    assert opened(instagram).find(message(), {"container": "7"}) is None
    assert instagram.calls == []


def test_what_is_published_and_not_listed_is_unsure_however_late(
    day: Day, instagram: FakeInstagram
) -> None:
    steps = _lost(day, instagram)
    instagram.shows_after = timedelta(days=1)
    day.passes(60)

    with pytest.raises(Unsure, match="does not list it"):
        opened(instagram).find(message(), steps)


def test_an_older_post_of_the_same_words_is_not_taken_for_it(
    day: Day, instagram: FakeInstagram
) -> None:
    day.at -= timedelta(days=7)
    opened(instagram).publish(message(), {})
    day.at += timedelta(days=7)
    steps: dict[str, str] = {}
    way = Faulty(instagram, Fault.DIES_BEFORE, PUBLISHES)
    with pytest.raises(Died):
        opener(day)(way).publish(message(), steps)
    day.passes(3)

    assert opened(instagram).find(message(), steps) is None


def test_what_lies_behind_many_others_is_unsure(
    day: Day, instagram: FakeInstagram
) -> None:
    steps = _lost(day, instagram)
    for number in range(25):
        opened(instagram).publish(message(f"Number {number}"), {})

    with pytest.raises(Unsure, match="too many"):
        opened(instagram).find(message(), steps)


def test_an_unknown_state_of_a_container_is_unsure(
    day: Day, instagram: FakeInstagram
) -> None:
    steps = _lost(day, instagram)
    instagram.containers[steps["container"]]["status_code"] = "BEANS"

    with pytest.raises(Unsure, match="BEANS"):
        opened(instagram).find(message(), steps)


def _lost(day: Day, instagram: FakeInstagram) -> dict[str, str]:
    """The steps of a message that is out, and whose answer was lost."""
    steps: dict[str, str] = {}
    way = Faulty(instagram, Fault.DIES_AFTER, PUBLISHES)
    with pytest.raises(Died):
        opener(day)(way).publish(message(), steps)
    return steps
