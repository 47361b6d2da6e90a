"""Mastodon, and other servers that speak its language.

Some servers ignore the key that should keep a post from being made twice, so the
account's own recent posts are looked through as well.
"""

from collections.abc import Mapping

from schoolgate.channels.calling import field
from schoolgate.channels.mastodon.abilities import ABILITIES, FIELDS
from schoolgate.channels.mastodon.channel import MastodonAccount
from schoolgate.channels.mastodon.server import Server
from schoolgate.channels.port import Channel
from schoolgate.channels.wire import safe_address

__all__ = ["ABILITIES", "FIELDS", "open_channel"]


def open_channel(credentials: Mapping[str, str]) -> Channel:
    """Open the account; nothing is sent yet."""
    server = safe_address(field(credentials, "server", "The server"))
    return MastodonAccount(
        Server(server, field(credentials, "token", "The access token"))
    )
