"""The newsletter: one e-mail for each recipient, over the school's own mail server.

Each e-mail has an identifier that follows from the message and the recipient, and each
one that the mail server took is kept as a step: nobody gets it twice, but for the one
e-mail whose answer was lost, which a mailbox knows by its identifier.
"""

from collections.abc import Mapping

from schoolgate.channels.calling import field
from schoolgate.channels.newsletter.abilities import ABILITIES, FIELDS
from schoolgate.channels.newsletter.channel import Newsletter
from schoolgate.channels.newsletter.server import Server, port_of
from schoolgate.channels.newsletter.sheet import sender_of
from schoolgate.channels.port import Channel

__all__ = ["ABILITIES", "FIELDS", "open_channel"]


def open_channel(credentials: Mapping[str, str]) -> Channel:
    """Open the newsletter; nothing is sent yet."""
    server = Server(
        field(credentials, "host", "The mail server"),
        port_of(credentials.get("port", "")),
        credentials.get("user", ""),
        credentials.get("password", ""),
    )
    return Newsletter(server, sender_of(credentials))
