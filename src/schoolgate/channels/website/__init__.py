"""The school's own website, on WordPress.

A post's place on the website follows from the message, and so do its pictures' names:
what was sent before a crash is found by them.
"""

from collections.abc import Mapping

from schoolgate.channels.calling import field
from schoolgate.channels.port import Channel
from schoolgate.channels.website.abilities import ABILITIES, FIELDS
from schoolgate.channels.website.channel import Website
from schoolgate.channels.website.server import Server
from schoolgate.channels.wire import safe_address

__all__ = ["ABILITIES", "FIELDS", "open_channel"]


def open_channel(credentials: Mapping[str, str]) -> Channel:
    """Open the website; nothing is sent yet."""
    address = safe_address(field(credentials, "address", "The address"))
    user = field(credentials, "user", "The user name")
    password = field(credentials, "password", "The application password")
    return Website(Server(address, user, password))
