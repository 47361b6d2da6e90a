from collections.abc import Callable

import httpx
import pytest

from schoolgate.channels import open_channel
from schoolgate.channels.mastodon.channel import MastodonAccount
from schoolgate.channels.mastodon.server import Server
from schoolgate.channels.port import (
    Channel,
    Comments,
    NotSignedIn,
    Refused,
    TryLater,
)
from schoolgate.channels.tests.again import Fault
from tests.e2e.mastodon import Snac
from tests.e2e.running import free_port
from tests.e2e.sending import (
    ALTS,
    FaultyAdapter,
    Patient,
    brought_out,
    faults_until,
    message,
    until_answered,
)

pytestmark = pytest.mark.e2e
CALLS = 7


@pytest.fixture
def channel(snac: Snac) -> Patient:
    """The account, for one who comes again: this server cuts one call in fifteen."""
    said = {"server": snac.address, "token": snac.token}
    return Patient(open_channel("mastodon", said))


def opener(snac: Snac, fault: Fault, at: int) -> Callable[[int], Channel]:
    def opened(attempt: int) -> Channel:
        wire = FaultyAdapter() if attempt else FaultyAdapter(fault, at)
        return MastodonAccount(Server(snac.address, snac.token, wire))

    return opened


def seen(address: str) -> int:
    """What a stranger's browser is answered."""
    return until_answered(lambda: httpx.get(address).status_code, httpx.TransportError)


def ids(snac: Snac, ending: str) -> list[object]:
    return [post["id"] for post in snac.posts() if ending in str(post["content"])]


def test_a_post_is_out_as_it_was_approved(channel: Patient) -> None:
    sent = message()

    out = channel.publish(sent)

    back = channel.asks(lambda c: c.read_back(out))
    assert (back.there, back.text, back.pictures) == (True, sent.text, 2)
    assert back.alts == ALTS


def test_that_replies_stay_open_is_said(channel: Patient) -> None:
    out = channel.publish(message())

    back = channel.asks(lambda c: c.read_back(out))
    assert out.comments is back.comments is Comments.OPEN
    assert channel.asks(lambda c: c.close_comments(out)) is Comments.OPEN


def test_a_post_that_is_withdrawn_is_gone_for_everybody(
    snac: Snac, channel: Patient
) -> None:
    sent = message()
    out = channel.publish(sent)
    before = seen(out.address)

    channel.asks(lambda c: c.withdraw(out))
    channel.asks(lambda c: c.withdraw(out))

    assert (before, seen(out.address)) == (200, 404)
    assert not channel.asks(lambda c: c.read_back(out)).there
    assert channel.asks(lambda c: c.find(sent, {})) is None
    assert out.id not in [post["id"] for post in snac.posts()]


@pytest.mark.parametrize(("fault", "at"), faults_until(CALLS))
def test_one_post_is_out_after_a_fault(snac: Snac, fault: Fault, at: int) -> None:
    sent = message()

    out, _ = brought_out(opener(snac, fault, at), sent)

    assert ids(snac, sent.text.split()[-1]) == [out.id]


def test_it_takes_as_many_calls_as_are_tried(mock: str) -> None:
    wire = FaultyAdapter()

    MastodonAccount(Server(mock, "mock_token", wire)).publish(message(), {})

    assert wire.calls <= CALLS


def test_a_message_is_found_by_what_it_says(channel: Patient) -> None:
    sent, other = message(), message()
    out = channel.publish(sent)

    assert channel.asks(lambda c: c.find(sent, {})) == out
    assert channel.asks(lambda c: c.find(other, {})) is None


def test_markup_that_the_server_reads_does_not_hide_a_post(channel: Patient) -> None:
    sent = message(text="*Well* done <b>all</b> `code` _x_ @nobody@social.example.org")

    out = channel.publish(sent)

    assert channel.asks(lambda c: c.find(sent, {})) == out


def test_a_wrong_token_is_told_without_it(snac: Snac) -> None:
    said = {"server": snac.address, "token": "wrong-token"}
    wrong = Patient(open_channel("mastodon", said))

    with pytest.raises(NotSignedIn) as refused:
        wrong.asks(lambda c: c.standing())

    assert "wrong-token" not in str(refused.value)


def test_a_wrong_token_publishes_nothing(snac: Snac) -> None:
    wrong = open_channel("mastodon", {"server": snac.address, "token": "wrong-token"})
    before = len(snac.posts())

    with pytest.raises((Refused, TryLater)):
        wrong.publish(message(), {})

    assert len(snac.posts()) == before


def test_the_token_stands(channel: Patient) -> None:
    assert channel.asks(lambda c: c.standing()).account == "school"


def test_a_server_that_is_not_there_is_tried_later() -> None:
    gone = {"server": f"http://localhost:{free_port()}", "token": "x"}

    with pytest.raises(TryLater):
        open_channel("mastodon", gone).publish(message(), {})


def test_a_server_that_heeds_keys_keeps_a_post_from_being_made_twice(
    mock: str,
) -> None:
    sent = message(alts=ALTS[:1])
    server = Server(mock, "mock_token")
    media = server.upload(sent.pictures[0])

    first, second = server.post(sent, [media]), server.post(sent, [media])

    assert first.id == second.id


def test_limits_are_those_of_the_server(mock: str) -> None:
    limits = Server(mock, "mock_token").limits()

    assert (limits.pictures, limits.alt_characters) == (4, 1500)
    with pytest.raises(Refused, match="takes 4 pictures"):
        MastodonAccount(Server(mock, "mock_token")).publish(
            message(alts=("1", "2", "3", "4", "5")), {}
        )


def test_a_text_that_is_too_long_is_refused_with_the_reason(mock: str) -> None:
    with pytest.raises(Refused, match="422"):
        MastodonAccount(Server(mock, "mock_token")).publish(
            message(text="x" * 501, alts=()), {}
        )


def test_a_post_on_the_server_with_keys_is_out_and_gone(mock: str) -> None:
    channel = open_channel("mastodon", {"server": mock, "token": "mock_token"})
    sent = message()

    out = channel.publish(sent, {})
    back = channel.read_back(out)
    found = channel.find(sent, {})
    channel.withdraw(out)

    assert (back.text, back.alts) == (sent.text, ALTS)
    assert found == out
    assert not channel.read_back(out).there
