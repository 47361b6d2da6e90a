from collections.abc import Callable

import httpx
import pytest

from schoolgate.channels import open_channel
from schoolgate.channels.bluesky.channel import Bluesky
from schoolgate.channels.bluesky.records import ALL, POST
from schoolgate.channels.bluesky.repository import Repository
from schoolgate.channels.port import (
    Channel,
    Comments,
    NotSignedIn,
    Out,
    Refused,
    TryLater,
)
from schoolgate.channels.tests.again import Fault
from tests.e2e.bluesky import Pds
from tests.e2e.running import free_port
from tests.e2e.sending import ALTS, brought_out, faults_until, message, way

pytestmark = pytest.mark.e2e
CALLS = 5


@pytest.fixture
def channel(pds: Pds) -> Channel:
    said = {"server": pds.address, "handle": pds.handle, "password": pds.password}
    return open_channel("bluesky", said)


def opener(pds: Pds, fault: Fault, at: int) -> Callable[[int], Channel]:
    def opened(attempt: int) -> Channel:
        wire = way() if attempt else way(fault, at)
        return Bluesky(Repository(pds.address, pds.handle, pds.password, wire))

    return opened


def named(pds: Pds, collection: str, out: Out) -> list[dict[str, object]]:
    key = out.id.rpartition("/")[2]
    records = pds.records(collection)
    return [record for record in records if str(record["uri"]).endswith(f"/{key}")]


def test_a_post_is_out_as_it_was_approved(pds: Pds, channel: Channel) -> None:
    sent = message()

    out = channel.publish(sent, {})

    back = channel.read_back(out)
    assert (back.there, back.text, back.pictures) == (True, sent.text, 2)
    assert back.alts == ALTS
    assert back.comments is out.comments is Comments.CLOSED


def test_replies_and_quotes_are_closed_with_the_post(
    pds: Pds, channel: Channel
) -> None:
    out = channel.publish(message(), {})

    (post,), (thread,), (quotes,) = (named(pds, each, out) for each in ALL)
    assert thread["value"]["allow"] == []  # type: ignore[index]
    assert thread["value"]["post"] == quotes["value"]["post"] == post["uri"]  # type: ignore[index]
    assert "disableRule" in str(quotes["value"])


def test_links_and_hashtags_are_marked_by_their_bytes(
    pds: Pds, channel: Channel
) -> None:
    sent = message()
    out = channel.publish(sent, {})

    ((post,), data) = named(pds, POST, out), sent.text.encode()
    value = post["value"]
    assert isinstance(value, dict)
    spans = [facet["index"] for facet in value["facets"]]
    marked = [data[s["byteStart"] : s["byteEnd"]].decode() for s in spans]
    assert marked == ["https://oak.example.org/news?a=1&b=2", "#SportsDay"]


def test_nothing_is_left_of_what_is_withdrawn(pds: Pds, channel: Channel) -> None:
    before = set(pds.blobs())
    sent = message(alts=("one", "two", "three", "four"))
    out = channel.publish(sent, {})
    there = set(pds.blobs()) - before

    channel.withdraw(out)
    channel.withdraw(out)

    assert not channel.read_back(out).there
    assert channel.find(sent, {}) is None
    assert [named(pds, collection, out) for collection in ALL] == [[], [], []]
    assert not there.intersection(pds.blobs())


@pytest.mark.parametrize(("fault", "at"), faults_until(CALLS))
def test_one_post_is_out_after_a_fault(pds: Pds, fault: Fault, at: int) -> None:
    sent = message()

    out, _ = brought_out(opener(pds, fault, at), sent)

    texts = [str(record["value"]) for record in pds.records(POST)]
    assert sum(sent.text.splitlines()[-1] in text for text in texts) == 1
    assert [len(named(pds, collection, out)) for collection in ALL] == [1, 1, 1]


def test_it_takes_as_many_calls_as_are_tried(pds: Pds) -> None:
    wire = way()
    channel = Bluesky(Repository(pds.address, pds.handle, pds.password, wire))

    channel.publish(message(), {})

    assert wire.calls <= CALLS


def test_sent_twice_without_its_steps_it_is_out_once(
    pds: Pds, channel: Channel
) -> None:
    sent = message()

    first, second = channel.publish(sent, {}), channel.publish(sent, {})

    assert first == second
    assert len(named(pds, POST, first)) == 1


@pytest.mark.parametrize("comments", [Comments.OPEN, Comments.LIMITED])
def test_comments_are_as_wanted_and_can_be_closed_afterwards(
    channel: Channel, comments: Comments
) -> None:
    out = channel.publish(message(comments=comments), {})

    before = channel.read_back(out).comments
    after = channel.close_comments(out)

    assert (before, after) == (comments, Comments.CLOSED)
    assert channel.read_back(out).comments is Comments.CLOSED


def test_a_text_that_is_too_long_is_refused_with_the_reason(channel: Channel) -> None:
    with pytest.raises(Refused, match="maximum 300"):
        channel.publish(message(text="x" * 300), {})


def test_a_wrong_password_is_told_and_not_repeated(pds: Pds) -> None:
    wrong = {"server": pds.address, "handle": pds.handle, "password": "wrong-password"}

    with pytest.raises(NotSignedIn) as refused:
        open_channel("bluesky", wrong).standing()

    assert "wrong-password" not in str(refused.value)


def test_the_app_password_stands(pds: Pds, channel: Channel) -> None:
    assert channel.standing().account == pds.handle


def test_a_server_that_is_not_there_is_tried_later(pds: Pds) -> None:
    gone = {"server": f"http://localhost:{free_port()}", "handle": "a", "password": "b"}

    with pytest.raises(TryLater):
        open_channel("bluesky", gone).publish(message(), {})


def test_the_picture_is_served_as_it_was_sent(pds: Pds, channel: Channel) -> None:
    before = set(pds.blobs())
    sent = message(alts=("one", "two", "three", "four", "five")[:3])
    out = channel.publish(sent, {})

    address = f"{pds.address}/xrpc/com.atproto.sync.getBlob"
    served = [
        httpx.get(address, params={"did": pds.did, "cid": cid}).content
        for cid in pds.blobs()
    ]

    assert all(each.data in served for each in sent.pictures)
    assert out.address.startswith("https://bsky.app/profile/")
    assert len(before) <= len(pds.blobs())
