"""Hand-off: an account that we have no credentials for, published by a person.

``bundle`` gives what is handed over: the text, the pictures with their alternative
texts, and the steps. The address of what came of it is asked back of the person.
"""

from collections.abc import Mapping

from schoolgate.channels.handoff.bundle import Bundle, Handed, bundle
from schoolgate.channels.handoff.channel import ABILITIES, FIELDS, ByHand
from schoolgate.channels.handoff.ways import how_to_remove
from schoolgate.channels.handoff.zipped import zipped
from schoolgate.channels.port import Channel

__all__ = [
    "ABILITIES",
    "FIELDS",
    "Bundle",
    "Handed",
    "bundle",
    "how_to_remove",
    "open_channel",
    "zipped",
]


def open_channel(credentials: Mapping[str, str]) -> Channel:
    """Open what a person does; there is nothing to sign in to."""
    del credentials
    return ByHand()
