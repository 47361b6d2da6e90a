"""The Page as tests open it: with a way to Facebook that is none of the network's."""

import httpx

from schoolgate.channels.calling import Line
from schoolgate.channels.facebook.channel import Facebook
from schoolgate.channels.facebook.page import Page
from schoolgate.channels.facebook.tests.fake import PAGE, FakePage
from schoolgate.channels.graph import OWN, Graph
from schoolgate.channels.tests.again import Day, Faulty, Opener

TOKEN = "page-token-1"


def opener(day: Day) -> Opener:
    """What opens the Page over a given way."""

    def opened(way: httpx.BaseTransport) -> Facebook:
        line = Line("Facebook", OWN, transport=way)
        return Facebook(Page(Graph(line, TOKEN), PAGE), day)

    return opened


def opened(fake: FakePage) -> Facebook:
    """The Page on this fake, with nothing in the way."""
    channel = opener(fake.day)(Faulty(fake))
    assert isinstance(channel, Facebook)
    return channel
