"""A LinkedIn Page, through the versioned interface and an administrator's token."""

from collections.abc import Mapping
from time import sleep

from schoolgate.channels.calling import Line, field, now
from schoolgate.channels.linkedin.abilities import ABILITIES, FIELDS
from schoolgate.channels.linkedin.channel import LinkedIn
from schoolgate.channels.linkedin.organisation import Organisation
from schoolgate.channels.linkedin.signing import Signed
from schoolgate.channels.port import Channel
from schoolgate.channels.wire import safe_address

__all__ = ["ABILITIES", "FIELDS", "open_channel"]

OWN = "https://api.linkedin.com"


def open_channel(credentials: Mapping[str, str]) -> Channel:
    """Open the Page; nothing is sent yet."""
    line = Line(ABILITIES.name, safe_address(credentials.get("base") or OWN))
    key = field(credentials, "organisation", "The Page’s number")
    page = Organisation(line, key, Signed.of(credentials))
    return LinkedIn(page, now, sleep)
