"""A professional account on Instagram, through the Graph API and Facebook’s login."""

from collections.abc import Mapping
from time import sleep

from schoolgate.channels.calling import Line, field, now
from schoolgate.channels.graph import OWN, Graph
from schoolgate.channels.instagram.abilities import ABILITIES, FIELDS
from schoolgate.channels.instagram.account import Account
from schoolgate.channels.instagram.channel import Instagram
from schoolgate.channels.port import Channel
from schoolgate.channels.wire import safe_address

__all__ = ["ABILITIES", "FIELDS", "open_channel"]


def open_channel(credentials: Mapping[str, str]) -> Channel:
    """Open the account; nothing is sent yet."""
    line = Line(ABILITIES.name, safe_address(credentials.get("base") or OWN))
    graph = Graph(line, field(credentials, "token", "The access token"))
    key = field(credentials, "account", "The account ID")
    return Instagram(Account(graph, key, sleep), now)
