import json
from datetime import timedelta

import httpx
import pytest

from schoolgate.channels import open_channel
from schoolgate.channels.facebook.tests.fake import FakePage
from schoolgate.channels.facebook.tests.opening import opened
from schoolgate.channels.port import (
    ChannelError,
    NotSignedIn,
    Refused,
    TryLater,
    Unsure,
)
from schoolgate.channels.tests.again import message
from schoolgate.channels.tests.meta import error

TEXT = message(alts=())


def test_the_page_is_told_by_its_name(page: FakePage) -> None:
    assert opened(page).standing().account == "Elm School"


def test_an_expired_token_is_told_as_such_and_publishes_nothing(
    page: FakePage,
) -> None:
    page.token = "another"

    with pytest.raises(NotSignedIn, match="Sign the account in"):
        opened(page).publish(TEXT, {})

    assert page.posts == {}


@pytest.mark.parametrize("status", [200, 400, 403, 500])
@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (190, NotSignedIn),
        (10, NotSignedIn),
        (200, NotSignedIn),
        (4, TryLater),
        (32, TryLater),
        (80001, TryLater),
        (1, Unsure),
        (2, Unsure),
        (100, Refused),
        (368, Refused),
    ],
)
def test_the_number_tells_the_error_whatever_the_status(
    page: FakePage, status: int, code: int, kind: type[ChannelError]
) -> None:
    page.answers = [error(code, "No such thing.", status=status)]

    with pytest.raises(kind, match="No such thing") as raised:
        opened(page).publish(TEXT, {})

    assert type(raised.value) is kind


def test_a_rate_limit_says_how_long_to_wait(page: FakePage) -> None:
    use = {"type": "pages", "call_count": 100, "estimated_time_to_regain_access": 19}
    limited = error(80001, "Too many calls")
    limited.headers["x-business-use-case-usage"] = json.dumps({"1001": [use]})
    page.answers = [limited]

    with pytest.raises(TryLater) as raised:
        opened(page).publish(TEXT, {})

    assert raised.value.wait == timedelta(minutes=19)


@pytest.mark.parametrize("usage", ["", "no", "[]", '{"1": [{}]}', '{"1": []}', "4"])
def test_a_limit_that_can_not_be_read_has_no_wait(page: FakePage, usage: str) -> None:
    limited = error(4, "Too many calls")
    limited.headers["x-business-use-case-usage"] = usage
    page.answers = [limited]

    with pytest.raises(TryLater) as raised:
        opened(page).publish(TEXT, {})

    assert raised.value.wait is None


@pytest.mark.parametrize("content", [b"", b"<html>", b"[]", b"{}"])
def test_a_success_that_can_not_be_read_is_unsure(
    page: FakePage, content: bytes
) -> None:
    page.answers = [httpx.Response(200, content=content)]

    with pytest.raises(Unsure):
        opened(page).publish(TEXT, {})


@pytest.mark.parametrize(
    ("status", "kind"), [(400, Refused), (401, NotSignedIn), (502, Unsure)]
)
def test_an_error_that_can_not_be_read_is_still_one(
    page: FakePage, status: int, kind: type[ChannelError]
) -> None:
    page.answers = [httpx.Response(status, content=b"<html>")]

    with pytest.raises(kind):
        opened(page).publish(TEXT, {})


def test_an_upload_without_an_answer_is_tried_again(page: FakePage) -> None:
    page.answers = [error(2, "Temporarily unavailable", status=503)]

    with pytest.raises(TryLater):
        opened(page).publish(message(), {})


def test_no_error_tells_the_token(page: FakePage) -> None:
    page.answers = [error(100, "Bad page-token-1 " * 40)]

    with pytest.raises(Refused) as raised:
        opened(page).publish(TEXT, {})

    assert "page-token" not in str(raised.value) + repr(raised.value)


def test_no_representation_tells_the_token(page: FakePage) -> None:
    channel = opened(page)
    parts = vars(vars(channel)["_page"])

    told = [repr(each) for each in (channel, *vars(channel).values(), *parts.values())]

    assert not any("page-token" in each for each in told)


def test_a_page_without_a_token_is_refused() -> None:
    with pytest.raises(Refused, match="Page access token is missing"):
        open_channel("facebook", {"page": "1001", "token": " "})


def test_a_server_without_https_gets_no_token() -> None:
    account = {"page": "1", "token": "page-token-1", "base": "http://meta.example.org"}

    with pytest.raises(Refused, match="https"):
        open_channel("facebook", account)
