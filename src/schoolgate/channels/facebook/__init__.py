"""A Facebook Page, through Meta's Graph API and a token of the Page."""

from collections.abc import Mapping

from schoolgate.channels.calling import Line, field, now
from schoolgate.channels.facebook.abilities import ABILITIES, FIELDS
from schoolgate.channels.facebook.channel import Facebook
from schoolgate.channels.facebook.page import Page
from schoolgate.channels.graph import OWN, Graph
from schoolgate.channels.port import Channel
from schoolgate.channels.wire import safe_address

__all__ = ["ABILITIES", "FIELDS", "open_channel"]


def open_channel(credentials: Mapping[str, str]) -> Channel:
    """Open the Page; nothing is sent yet."""
    line = Line(ABILITIES.name, safe_address(credentials.get("base") or OWN))
    graph = Graph(line, field(credentials, "token", "The Page access token"))
    return Facebook(Page(graph, field(credentials, "page", "The Page ID")), now)
