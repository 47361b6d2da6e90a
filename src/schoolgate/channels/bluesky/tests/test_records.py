from datetime import timedelta

import pytest

from schoolgate.channels.bluesky.records import DIGITS, comments, gates, key_of, read
from schoolgate.channels.port import Comments
from schoolgate.channels.tests.again import MONDAY, message
from schoolgate.engine.record import replace


def test_a_key_follows_from_the_message_and_is_a_timestamp_identifier() -> None:
    key = key_of(message())

    assert key == key_of(message())
    assert len(key) == 13
    assert set(key) <= set(DIGITS)
    assert key[0] in "234567abcdefghij"


def test_a_key_tells_its_second() -> None:
    number = 0
    for digit in key_of(message()):
        number = number * 32 + DIGITS.index(digit)

    assert (number >> 10) // 1_000_000 == int(MONDAY.timestamp())


def test_messages_of_one_second_do_not_meet() -> None:
    keys = {key_of(replace(message(), key=str(number))) for number in range(2000)}

    assert len(keys) == 2000


def test_later_messages_have_later_keys() -> None:
    later = replace(message(), at=MONDAY + timedelta(seconds=1))

    assert key_of(later) > key_of(message())


@pytest.mark.parametrize(
    ("wanted", "named"),
    [
        (Comments.CLOSED, ["app.bsky.feed.threadgate", "app.bsky.feed.postgate"]),
        (Comments.LIMITED, ["app.bsky.feed.threadgate", "app.bsky.feed.postgate"]),
        (Comments.OPEN, []),
    ],
)
def test_gates_stand_where_comments_are_not_open(
    wanted: Comments, named: list[str]
) -> None:
    made = gates(message(comments=wanted), "at://x")

    assert list(made) == named
    assert comments(made.get("app.bsky.feed.threadgate")) is wanted


def test_a_gate_that_names_no_rule_lets_everybody_reply() -> None:
    assert comments({"post": "at://x"}) is Comments.OPEN


def test_what_has_no_record_is_not_there() -> None:
    assert not read(None, None).there
