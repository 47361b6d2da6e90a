from collections.abc import Callable
from datetime import timedelta

import pytest

from schoolgate.channels import abilities, fields, open_channel
from schoolgate.channels.mastodon import server as calls
from schoolgate.channels.mastodon.tests.server import (
    FakeServer,
    FaultyAdapter,
    opened,
)
from schoolgate.channels.port import (
    Channel,
    ChannelError,
    Closing,
    Comments,
    Message,
    NotSignedIn,
    Out,
    Refused,
    TryLater,
    Unsure,
)
from schoolgate.channels.tests.again import Died, Fault, message
from schoolgate.engine.record import replace

CALLS = 6
FAULTS = [fault for fault in Fault if fault is not Fault.NONE]


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> FakeServer:
    monkeypatch.setattr(calls, "LOOK_AGAIN", timedelta())
    return FakeServer()


def brought_out(
    server: FakeServer, message: Message, fault: Fault, at: int
) -> tuple[Out, int]:
    """Do as a worker does: try, and come again, asking first."""
    steps: dict[str, str] = {}
    for attempt in range(4):
        way = FaultyAdapter(server) if attempt else FaultyAdapter(server, fault, at)
        channel = opened(way)
        try:
            out = channel.find(message, steps) if attempt else None
            return out or channel.publish(message, steps), way.calls
        except (Died, TryLater, Unsure):
            continue
    raise AssertionError("it never came out")


def test_a_post_is_out_as_it_was_approved(server: FakeServer) -> None:
    channel, sent = opened(FaultyAdapter(server)), message()

    out = channel.publish(sent, {})

    (post,), back = server.posts.values(), channel.read_back(out)
    assert (post["visibility"], post["language"]) == ("public", "en")
    assert (post["key"], post["quotes"]) == (sent.key, "nobody")
    assert (back.text, back.alts) == (sent.text, ("Beans in pots", "A trowel"))


def test_that_replies_stay_open_is_said(server: FakeServer) -> None:
    channel = opened(FaultyAdapter(server))
    out = channel.publish(message(), {})

    assert abilities("mastodon").closing is Closing.NOT_AT_ALL
    assert channel.close_comments(out) is out.comments is Comments.OPEN


def test_a_withdrawn_post_is_gone(server: FakeServer) -> None:
    channel = opened(FaultyAdapter(server))
    out = channel.publish(message(), {})

    channel.withdraw(out)
    channel.withdraw(out)

    assert server.posts == {}
    assert not channel.read_back(out).there


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("at", range(1, CALLS + 1))
def test_one_post_is_out_after_a_fault(
    server: FakeServer, fault: Fault, at: int
) -> None:
    out, _ = brought_out(server, message(), fault, at)

    assert list(server.posts) == [out.id]
    assert len(server.posts[out.id]["media_attachments"]) == 2


def test_no_call_is_left_untried(server: FakeServer) -> None:
    _, calls = brought_out(server, message(), Fault.NONE, 0)

    assert calls <= CALLS


def test_pictures_are_waited_for_until_they_are_ready(server: FakeServer) -> None:
    server.waits = 5

    opened(FaultyAdapter(server)).publish(message(), {})

    assert len(server.posts) == 1


def test_a_picture_that_is_never_ready_is_a_later_try(server: FakeServer) -> None:
    server.waits = 10_000
    steps: dict[str, str] = {}

    with pytest.raises(TryLater, match="at work on a picture"):
        opened(FaultyAdapter(server)).publish(message(), steps)
    server.waits = 0
    opened(FaultyAdapter(server)).publish(message(), steps)

    assert len(server.posts) == 1
    assert len(server.media) == 2


def test_a_picture_that_the_server_lost_is_handed_over_again(
    server: FakeServer,
) -> None:
    steps = {"media.1": "7", "media.2": "8"}

    opened(FaultyAdapter(server)).publish(message(), steps)

    assert list(server.media) == [steps["media.1"], steps["media.2"]]


@pytest.mark.parametrize(
    "text",
    [
        "Well done @head@oak.example.org, it was <b>great</b> & *fun* `x_y`",
        "🎉🎉",
        "Café  https://oak.example.org/a?b=1&c=2\n\n#Beans",
    ],
)
def test_a_post_is_found_by_what_it_says(server: FakeServer, text: str) -> None:
    channel, sent = opened(FaultyAdapter(server)), message(text=text)

    before = channel.find(sent, {})
    out = channel.publish(sent, {})

    assert before is None
    assert channel.find(sent, {}) == out


@pytest.mark.parametrize(
    "other",
    [
        lambda m: replace(m, text="Something else"),
        lambda m: replace(m, pictures=m.pictures[:1]),
        lambda m: replace(m, at=m.at + timedelta(minutes=30)),
    ],
    ids=["other words", "fewer pictures", "of an earlier time"],
)
def test_another_post_is_not_taken_for_it(
    server: FakeServer, other: Callable[[Message], Message]
) -> None:
    channel = opened(FaultyAdapter(server))
    channel.publish(message(), {})

    assert channel.find(other(message()), {}) is None


@pytest.mark.parametrize(
    ("status", "meaning"),
    [
        (401, NotSignedIn),
        (403, NotSignedIn),
        (422, Refused),
        (429, TryLater),
        (500, Unsure),
        (503, Unsure),
    ],
)
def test_an_answer_to_the_post_has_its_meaning(
    server: FakeServer, status: int, meaning: type[ChannelError]
) -> None:
    server.next_answer = (status, {"error": "said so"})

    with pytest.raises(ChannelError) as told:
        opened(FaultyAdapter(server)).publish(message(alts=()), {})

    assert type(told.value) is meaning


def test_the_wait_is_as_long_as_the_server_says(server: FakeServer) -> None:
    server.headers = {
        "Date": "Mon, 23 Nov 2026 09:00:00 GMT",
        "X-RateLimit-Limit": "300",
        "X-RateLimit-Remaining": "0",
        "X-RateLimit-Reset": "2026-11-23T09:04:00.000000Z",
    }
    server.next_answer = (429, {"error": "Too many requests"})

    with pytest.raises(TryLater) as later:
        opened(FaultyAdapter(server)).publish(message(alts=()), {})

    assert later.value.wait is not None
    assert timedelta(seconds=200) < later.value.wait < timedelta(seconds=280)


def test_limits_are_those_of_the_server(server: FakeServer) -> None:
    with pytest.raises(Refused, match="over Mastodon's 100 characters"):
        opened(FaultyAdapter(server)).publish(message(alts=("x" * 101,)), {})

    assert server.media == {}


def test_a_server_that_tells_no_limits_has_the_usual_ones(server: FakeServer) -> None:
    server.limits = None

    opened(FaultyAdapter(server)).publish(message(alts=("x" * 101,)), {})

    assert len(server.posts) == 1


def test_whoever_can_not_look_is_unsure(server: FakeServer) -> None:
    with pytest.raises(Unsure):
        opened(FaultyAdapter(server), token="wrong").find(message(), {})


def test_a_wrong_token_is_told_without_it(server: FakeServer) -> None:
    channel = opened(FaultyAdapter(server), token="wrong-token")

    with pytest.raises(NotSignedIn) as refused:
        channel.standing()

    assert "wrong-token" not in f"{refused.value!r}{channel!r}{vars(channel)!r}"


def test_the_right_token_stands(server: FakeServer) -> None:
    assert opened(FaultyAdapter(server)).standing().account == "oak"


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"server": "http://social.example.org", "token": "x"}, "https"),
        ({"server": "https://social.example.org", "token": ""}, "is missing"),
        ({"token": "x"}, "is missing"),
    ],
)
def test_what_was_typed_wrong_is_refused(said: dict[str, str], why: str) -> None:
    with pytest.raises(Refused, match=why):
        open_channel("mastodon", said)


def test_every_channel_has_its_parts() -> None:
    channel: Channel = open_channel(
        "mastodon", {"server": "https://social.example.org/", "token": "x"}
    )

    assert [f.name for f in fields("mastodon") if f.secret] == ["token"]
    assert "can't be closed" in abilities("mastodon").note
    assert channel is not None
