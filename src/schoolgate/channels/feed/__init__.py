"""The school's own feed, RSS and Atom: what is out is in it, what is not is not.

Nothing is called. To publish is to have an address; the web application renders the
feed from what is out, so that what is withdrawn is gone from it.
"""

from collections.abc import Mapping

from schoolgate.channels.calling import field
from schoolgate.channels.feed.abilities import ABILITIES, FIELDS
from schoolgate.channels.feed.channel import Feed
from schoolgate.channels.port import Channel
from schoolgate.channels.wire import safe_address

__all__ = ["ABILITIES", "FIELDS", "open_channel"]


def open_channel(credentials: Mapping[str, str]) -> Channel:
    """Open the feed under its address."""
    return Feed(safe_address(field(credentials, "address", "The address")))
