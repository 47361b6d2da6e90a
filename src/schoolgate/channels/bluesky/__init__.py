"""Bluesky, and any other server of the AT Protocol.

A post and the two records that close its replies and quotes are written in one call,
under a key that follows from the message: sent twice, it is the same post.
"""

from collections.abc import Mapping

from schoolgate.channels.bluesky.abilities import ABILITIES, FIELDS
from schoolgate.channels.bluesky.channel import Bluesky
from schoolgate.channels.bluesky.repository import Repository
from schoolgate.channels.calling import field
from schoolgate.channels.port import Channel
from schoolgate.channels.wire import safe_address

__all__ = ["ABILITIES", "FIELDS", "open_channel"]

OWN = "https://bsky.social"


def open_channel(credentials: Mapping[str, str]) -> Channel:
    """Open the account; it signs in with the first call."""
    server = safe_address(credentials.get("server") or OWN)
    handle = field(credentials, "handle", "The handle").removeprefix("@")
    password = field(credentials, "password", "The app password")
    return Bluesky(Repository(server, handle, password))
