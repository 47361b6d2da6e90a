"""X, through version 2 of its API and an OAuth 2 token of the account itself."""

from collections.abc import Mapping

from schoolgate.channels.calling import Line, now
from schoolgate.channels.port import Channel
from schoolgate.channels.wire import safe_address
from schoolgate.channels.x.abilities import ABILITIES, FIELDS
from schoolgate.channels.x.account import Account
from schoolgate.channels.x.answers import NAME
from schoolgate.channels.x.channel import X
from schoolgate.channels.x.tokens import Tokens

__all__ = ["ABILITIES", "FIELDS", "open_channel"]

OWN = "https://api.x.com"


def open_channel(credentials: Mapping[str, str]) -> Channel:
    """Open the account; nothing is sent yet."""
    line = Line(NAME, safe_address(credentials.get("base") or OWN))
    return X(Account(line, Tokens(credentials, now)), now)
