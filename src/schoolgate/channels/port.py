"""The one port of all channels: what is handed to a platform, and what comes back.

A channel keeps nothing. What must survive a crash (an upload's id, a container) is
handed to ``Steps``, which the caller stores before the next call is made.
"""

from collections.abc import Iterable, Mapping, MutableMapping
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol

from schoolgate.engine.record import NOTHING, record


class Comments(StrEnum):
    """Who can comment on what is out."""

    OPEN = "open"
    LIMITED = "limited"
    CLOSED = "closed"
    UNKNOWN = "unknown"


class Closing(StrEnum):
    """When a platform lets a school close the comments of its own post."""

    WITH_THE_POST = "with-the-post"
    AFTERWARDS = "afterwards"
    NOT_AT_ALL = "not-at-all"
    NO_COMMENTS = "no-comments"


@record
class Abilities:
    """What a platform can do for a school's own account, as its documents say.

    ``pictures`` is how many it takes, ``picture_bytes`` how large one may be, and
    ``alt_characters`` how long an alternative text. ``note`` says to a person what
    the platform can't do. ``by_hand``: a person publishes; we hand over and ask back.
    """

    name: str
    closing: Closing
    pictures: int
    picture_bytes: int
    alt_characters: int
    withdraws: bool
    reads_back: bool
    by_hand: bool = False
    takes_title: bool = False
    note: str = ""


@record
class Field:
    """One credential that a platform asks for."""

    name: str
    label: str
    hint: str = ""
    secret: bool = False
    required: bool = True


@record
class Picture:
    """A cleaned picture: its bytes carry no metadata. ``alt`` is "" if decorative."""

    data: bytes
    media_type: str
    alt: str
    width: int
    height: int
    name: str


@record
class Message:
    """A post as one platform gets it.

    ``key`` names this publication for ever: sent twice, it is out once.
    ``addresses`` are where a platform that fetches pictures finds them (see Instagram),
    one for each picture, or empty.
    """

    key: str
    text: str
    at: datetime
    title: str = ""
    pictures: tuple[Picture, ...] = ()
    addresses: tuple[str, ...] = ()
    comments: Comments = Comments.CLOSED
    language: str = "en-GB"


@record
class Out:
    """A post that is out: the platform's id, its address, and its comments."""

    id: str
    address: str
    comments: Comments = Comments.UNKNOWN
    kept: Mapping[str, str] = NOTHING


@record
class ReadBack:
    """What is really out, as the platform shows it. Not ``there``: nothing else holds.

    ``text`` is what a reader sees; ``alts`` are the alternative texts, in order.
    """

    there: bool
    text: str = ""
    pictures: int = 0
    alts: tuple[str, ...] = ()
    comments: Comments = Comments.UNKNOWN


@record
class Standing:
    """Whether the credentials work, whose they are, and when they end.

    ``renewed`` must be kept in place of what was there. ``warning`` is for a person.
    """

    account: str
    expires: datetime | None = None
    renewed: Mapping[str, str] = NOTHING
    warning: str = ""


Steps = MutableMapping[str, str]
"""What was done so far for one message: the caller stores each item as it is set."""


class Channel(Protocol):
    """One account of a school on one platform."""

    def publish(self, message: Message, steps: Steps) -> Out:
        """Put the message out, going on from ``steps``; comments as far as it can."""

    def find(self, message: Message, steps: Steps) -> Out | None:
        """Find the message if it went out before we could write so down.

        None means that it is certainly not out. Raises ``Unsure`` if that can't be
        told, and then nobody sends it again before a person has looked.
        """

    def close_comments(self, out: Out) -> Comments:
        """Close the comments as far as the platform can; what they are now."""

    def read_back(self, out: Out) -> ReadBack:
        """Read what is really out."""

    def withdraw(self, out: Out) -> None:
        """Take the post back; quiet if it is gone already."""

    def standing(self) -> Standing:
        """Ask the platform whether the credentials work, renewing them if they can."""


class ChannelError(Exception):
    """A channel could not do what was asked: what happened, and how to mend it."""

    def __init__(self, what: str, cure: str = "") -> None:
        super().__init__(f"{what.rstrip('.')}. {cure}".strip())
        self.what = what
        self.cure = cure


class TryLater(ChannelError):
    """Nothing was published; the same call may work later."""

    def __init__(
        self, what: str, cure: str = "", *, wait: timedelta | None = None
    ) -> None:
        super().__init__(what, cure)
        self.wait = wait


class Refused(ChannelError):
    """Nothing was published, and the same call will never work."""


class NotSignedIn(Refused):
    """The credentials are wrong, ended, or lack a right."""


class Unsure(ChannelError):
    """The platform did not answer: it may be out. Ask ``find`` before sending again."""


class UnknownChannelError(ChannelError):
    """There is no folder for this platform."""

    def __init__(self, platform: str, known: Iterable[str]) -> None:
        super().__init__(
            f"There is no channel for “{platform}”",
            f"There are channels for {', '.join(known)}; use hand-off for any other.",
        )
