"""The account as tests open it, with a way to Instagram past the network."""

import httpx

from schoolgate.channels.calling import Line
from schoolgate.channels.graph import OWN, Graph
from schoolgate.channels.instagram.account import Account
from schoolgate.channels.instagram.channel import Instagram
from schoolgate.channels.instagram.tests.fake import ACCOUNT, FakeInstagram
from schoolgate.channels.tests.again import Day, Faulty, Opener

TOKEN = "page-token-1"


def opener(day: Day, paused: list[float] | None = None) -> Opener:
    """What opens the account over a given way; pauses are noted and not made."""
    pauses = [] if paused is None else paused

    def opened(way: httpx.BaseTransport) -> Instagram:
        line = Line("Instagram", OWN, transport=way)
        return Instagram(Account(Graph(line, TOKEN), ACCOUNT, pauses.append), day)

    return opened


def opened(fake: FakeInstagram, paused: list[float] | None = None) -> Instagram:
    """The account on this fake, with nothing in the way."""
    channel = opener(fake.day, paused)(Faulty(fake))
    assert isinstance(channel, Instagram)
    return channel
