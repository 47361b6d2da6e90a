import pytest

from schoolgate.channels import open_channel
from schoolgate.channels.instagram.tests.fake import FakeInstagram
from schoolgate.channels.instagram.tests.opening import opened
from schoolgate.channels.port import (
    ChannelError,
    NotSignedIn,
    Refused,
    TryLater,
    Unsure,
)
from schoolgate.channels.tests.again import message
from schoolgate.channels.tests.meta import error

ONE = message(alts=("Beans in pots",))


def test_the_account_is_told_by_its_name(instagram: FakeInstagram) -> None:
    assert opened(instagram).standing().account == "@elmschool"


def test_an_expired_token_is_told_as_such_and_publishes_nothing(
    instagram: FakeInstagram,
) -> None:
    instagram.token = "another"

    with pytest.raises(NotSignedIn, match="Sign the account in"):
        opened(instagram).publish(ONE, {})

    assert instagram.containers == instagram.media == {}


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (190, NotSignedIn),
        (4, TryLater),
        (80002, TryLater),
        (2, TryLater),
        (100, Refused),
    ],
)
def test_an_error_before_the_publication_leaves_nothing_unsure(
    instagram: FakeInstagram, code: int, kind: type[ChannelError]
) -> None:
    instagram.answers = [error(code, "No such thing.")]

    with pytest.raises(kind, match="No such thing") as raised:
        opened(instagram).publish(ONE, {})

    assert type(raised.value) is kind


@pytest.mark.parametrize(
    ("code", "kind"),
    [(190, NotSignedIn), (4, TryLater), (2, Unsure), (9, Refused)],
)
def test_an_error_at_the_publication_is_told_by_its_number(
    instagram: FakeInstagram, code: int, kind: type[ChannelError]
) -> None:
    steps: dict[str, str] = {}
    instagram.looks_until_filled = 30
    with pytest.raises(TryLater):
        opened(instagram).publish(ONE, steps)
    opened(instagram)
    (container,) = instagram.containers.values()
    container["status_code"] = "FINISHED"
    filled = instagram.get_igcontainer(container["id"], {"fields": "status_code"})
    instagram.answers = [filled, error(code, "No such thing.")]

    with pytest.raises(kind, match="No such thing") as raised:
        opened(instagram).publish(ONE, steps)

    assert type(raised.value) is kind


def test_no_error_tells_the_token(instagram: FakeInstagram) -> None:
    instagram.answers = [error(100, "Bad page-token-1 " * 40)]

    with pytest.raises(Refused) as raised:
        opened(instagram).publish(ONE, {})

    assert "page-token" not in str(raised.value) + repr(raised.value)


@pytest.mark.parametrize("missing", ["account", "token"])
def test_an_account_without_its_credentials_is_refused(missing: str) -> None:
    credentials = {"account": "1784", "token": "page-token-1", missing: ""}

    with pytest.raises(Refused, match="missing"):
        open_channel("instagram", credentials)


def test_a_server_without_https_gets_no_token() -> None:
    account = {"account": "1", "token": "page-token-1", "base": "http://a.example.org"}

    with pytest.raises(Refused, match="https"):
        open_channel("instagram", account)
