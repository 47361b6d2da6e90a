"""The account as tests open it: with a way to X that is none of the network's."""

import httpx

from schoolgate.channels.calling import Line
from schoolgate.channels.tests.again import Day, Faulty, Opener
from schoolgate.channels.x.account import Account
from schoolgate.channels.x.channel import X
from schoolgate.channels.x.tests.fake import FakeX
from schoolgate.channels.x.tokens import Tokens

CREDENTIALS = {
    "client_id": "client-1",
    "client_secret": "client-secret-1",
    "access_token": "access-token-1",
    "refresh_token": "refresh-token-1",
}


def opener(day: Day, **credentials: str) -> Opener:
    """What opens the account over a given way."""

    def opened(way: httpx.BaseTransport) -> X:
        line = Line("X", "https://api.x.com", transport=way)
        return X(Account(line, Tokens({**CREDENTIALS, **credentials}, day)), day)

    return opened


def opened(fake: FakeX, **credentials: str) -> X:
    """The account on this fake, with nothing in the way."""
    channel = opener(fake.day, **credentials)(Faulty(fake))
    assert isinstance(channel, X)
    return channel
