"""A school's own feed, as a channel."""

from urllib.parse import quote

from schoolgate.channels.feed.abilities import ABILITIES
from schoolgate.channels.port import (
    Comments,
    Message,
    Out,
    ReadBack,
    Refused,
    Standing,
    Steps,
)
from schoolgate.channels.wire import fits


class Feed:
    """Addresses under one address; what is out is the caller's to know."""

    def __init__(self, address: str) -> None:
        self._address = address

    def publish(self, message: Message, steps: Steps) -> Out:
        """Give the item's address. It is in the feed as soon as it is written down."""
        del steps
        fits(message, ABILITIES)
        page = f"{self._address}/{quote(message.key, safe='')}"
        return Out(message.key, page, Comments.CLOSED)

    def find(self, message: Message, steps: Steps) -> Out | None:
        """It is nowhere but where the caller wrote it down."""
        del message, steps
        return None

    def close_comments(self, out: Out) -> Comments:
        """A feed has none."""
        del out
        return Comments.CLOSED

    def read_back(self, out: Out) -> ReadBack:
        """Refuse: there is nothing to read but what the caller knows."""
        del out
        raise Refused("The feed is our own", "Look at its page.")

    def withdraw(self, out: Out) -> None:
        """Nothing is to be done: what is written down as gone is gone from the feed."""
        del out

    def standing(self) -> Standing:
        """It always stands."""
        return Standing(self._address)
