"""The Page as tests open it, with a way to LinkedIn past the network."""

import httpx

from schoolgate.channels.calling import Line
from schoolgate.channels.linkedin import OWN
from schoolgate.channels.linkedin.channel import LinkedIn
from schoolgate.channels.linkedin.organisation import Organisation
from schoolgate.channels.linkedin.signing import Signed
from schoolgate.channels.linkedin.tests.fake import FakeLinkedIn
from schoolgate.channels.tests.again import Day, Faulty, Opener

CREDENTIALS = {"organisation": "77", "token": "linkedin-token-1"}


def opener(day: Day, **credentials: str) -> Opener:
    """What opens the Page over a given way; it does not pause."""

    def opened(way: httpx.BaseTransport) -> LinkedIn:
        line = Line("LinkedIn", OWN, transport=way)
        signed = Signed.of({**CREDENTIALS, **credentials})
        page = Organisation(line, CREDENTIALS["organisation"], signed)
        return LinkedIn(page, day, lambda _: None)

    return opened


def opened(fake: FakeLinkedIn, **credentials: str) -> LinkedIn:
    """The Page on this fake, with nothing in the way."""
    channel = opener(fake.day, **credentials)(Faulty(fake))
    assert isinstance(channel, LinkedIn)
    return channel
