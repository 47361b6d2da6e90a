from datetime import timedelta

import httpx
import pytest

from schoolgate.channels import open_channel
from schoolgate.channels.port import (
    ChannelError,
    NotSignedIn,
    Refused,
    TryLater,
    Unsure,
)
from schoolgate.channels.tests.again import MONDAY, Day, message
from schoolgate.channels.x.tests.fake import PROBLEMS, FakeX
from schoolgate.channels.x.tests.opening import CREDENTIALS, opened

TEXT = message(alts=())


def test_an_expired_token_is_told_as_such_and_publishes_nothing(x: FakeX) -> None:
    x.access = "another"

    with pytest.raises(NotSignedIn, match="Sign the account in"):
        opened(x).publish(TEXT, {})

    assert x.posts == {}


def test_a_rate_limit_says_how_long_to_wait(x: FakeX) -> None:
    resets = str(int((MONDAY + timedelta(minutes=15)).timestamp()))
    headers = {"x-rate-limit-reset": resets, "date": "Mon, 23 Nov 2026 09:00:00 GMT"}
    x.answers = [httpx.Response(429, headers=headers, json={})]

    with pytest.raises(TryLater) as raised:
        opened(x).publish(TEXT, {})

    assert raised.value.wait == timedelta(minutes=15)


def test_after_a_rate_limit_the_same_message_goes_out(x: FakeX) -> None:
    x.answers = [httpx.Response(429, json={})]
    steps: dict[str, str] = {}

    with pytest.raises(TryLater):
        opened(x).publish(TEXT, steps)
    opened(x).publish(TEXT, steps)

    assert len(x.posts) == 1
    assert x.calls == ["POST /2/tweets"] * 2


@pytest.mark.parametrize(
    ("status", "kind", "error"),
    [
        (400, "invalid-request", Refused),
        (402, "credits", Refused),
        (403, "client-forbidden", NotSignedIn),
        (403, "disallowed-resource", Refused),
        (500, "internal-error", Unsure),
        (503, "", Unsure),
    ],
)
def test_each_answer_is_one_of_our_errors(
    x: FakeX, status: int, kind: str, error: type[ChannelError]
) -> None:
    told = {"type": PROBLEMS + kind, "title": "No", "detail": "No such thing."}
    x.answers = [httpx.Response(status, json=told)]

    with pytest.raises(error, match="No such thing") as raised:
        opened(x).publish(TEXT, {})

    assert type(raised.value) is error


@pytest.mark.parametrize("content", [b"", b"<html>", b"[]", b"{}", b'{"data": 4}'])
def test_a_success_that_can_not_be_read_is_unsure(x: FakeX, content: bytes) -> None:
    x.answers = [httpx.Response(201, content=content)]

    with pytest.raises(Unsure):
        opened(x).publish(TEXT, {})


@pytest.mark.parametrize("content", [b"", b"<html>", b"[]", b'{"errors": [4]}'])
def test_an_error_that_can_not_be_read_is_still_one(x: FakeX, content: bytes) -> None:
    x.answers = [httpx.Response(400, content=content)]

    with pytest.raises(Refused, match="400"):
        opened(x).publish(TEXT, {})


def test_no_error_tells_a_token(x: FakeX) -> None:
    said = "Bad access-token-1, refresh-token-1 and client-secret-1. " * 9
    x.answers = [httpx.Response(400, json={"detail": said})]

    with pytest.raises(Refused) as raised:
        opened(x).publish(TEXT, {})

    told = str(raised.value) + repr(raised.value)
    assert "-token-" not in told
    assert "client-secret" not in told


def test_no_representation_tells_a_token(x: FakeX) -> None:
    channel = opened(x)

    told = [repr(each) for each in (channel, *vars(channel).values())]
    told += [repr(each) for each in vars(vars(channel)["_account"]).values()]

    assert not any("token-1" in each for each in told)


def test_tokens_that_stand_are_not_renewed(day: Day, x: FakeX) -> None:
    ends = (day() + timedelta(minutes=90)).isoformat()

    standing = opened(x, expires=ends).standing()

    assert (standing.account, standing.renewed) == ("@elmschool", {})
    assert standing.expires == day() + timedelta(minutes=90)


@pytest.mark.parametrize("left", [-5, 30, None])
def test_tokens_that_end_soon_are_renewed(day: Day, x: FakeX, left: int | None) -> None:
    ends = "" if left is None else (day() + timedelta(minutes=left)).isoformat()

    standing = opened(x, expires=ends).standing()

    assert standing.renewed["access_token"] == x.access == "access-token-2"
    assert standing.renewed["refresh_token"] == x.refresh == "refresh-token-2"
    assert standing.expires == day() + timedelta(hours=2)


def test_what_was_renewed_opens_the_account_and_is_renewed_again(
    day: Day, x: FakeX
) -> None:
    renewed = opened(x).standing().renewed
    opened(x, **renewed).publish(TEXT, {})
    day.passes(90)

    assert opened(x, **renewed).standing().renewed["refresh_token"] == x.refresh
    assert x.refresh == "refresh-token-3"


def test_new_tokens_are_kept_though_x_fails_then(x: FakeX) -> None:
    x.answers = [httpx.Response(503)]

    assert opened(x).standing().renewed["refresh_token"] == x.refresh


def test_a_refresh_token_that_was_used_is_told_as_such(x: FakeX) -> None:
    opened(x).standing()

    with pytest.raises(NotSignedIn, match="renew"):
        opened(x).standing()


def test_without_a_refresh_token_the_account_is_only_asked(x: FakeX) -> None:
    assert opened(x, refresh_token="").standing().renewed == {}


def test_a_server_without_https_gets_no_token() -> None:
    with pytest.raises(Refused, match="https"):
        open_channel("x", {**CREDENTIALS, "base": "http://x.example.org"})


def test_an_account_without_a_token_is_refused() -> None:
    with pytest.raises(Refused, match="access token is missing"):
        open_channel("x", {"client_id": "client-1"})


def test_nobody_listens_there() -> None:
    channel = open_channel("x", {**CREDENTIALS, "base": "http://127.0.0.1:9"})

    with pytest.raises(TryLater, match="can't be reached"):
        channel.publish(TEXT, {})
