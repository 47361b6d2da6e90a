"""The calls that we make on an account, and what its containers and media tell.

A post is made in two calls: a container, which Instagram fills with pictures that it
fetches, and then its publication.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from enum import StrEnum

from schoolgate.channels.calling import Json
from schoolgate.channels.graph import GoneError, Graph
from schoolgate.channels.port import Comments, NotSignedIn, TryLater, Unsure
from schoolgate.channels.wire import ASK, LATER, nothing_out

NAME = "Instagram"
READ = "caption,media_type,alt_text,is_comment_enabled,children{alt_text}"
LISTED = "id,caption,media_type,timestamp,children{id}"
PAUSE_SECONDS, LOOKS = 2.0, 20
MAY_DELETE = (
    "Give its token the permission instagram_manage_contents, or delete it in the app."
)


class Filled(StrEnum):
    """How far a container is, in Instagram's words."""

    EXPIRED = "EXPIRED"
    ERROR = "ERROR"
    FINISHED = "FINISHED"
    IN_PROGRESS = "IN_PROGRESS"
    PUBLISHED = "PUBLISHED"


class Account:
    """One account; ``pause`` waits for a number of seconds."""

    def __init__(self, graph: Graph, key: str, pause: Callable[[float], None]) -> None:
        self._graph = graph
        self._key = key
        self.pause = pause

    def contain(self, what: Mapping[str, str]) -> str:
        """Make a container: nobody sees it."""
        with nothing_out():
            return _id(self._graph.post(f"{self._key}/media", **what))

    def filled(self, container: str) -> Filled:
        """How far a container is; one that is gone has expired."""
        try:
            told = self._graph.get(container, "status_code,status")
        except GoneError:
            self.name()
            return Filled.EXPIRED
        try:
            return Filled(str(told.get("status_code")))
        except ValueError:
            raise Unsure(f"{NAME} says {told.get('status_code')!r}", ASK) from None

    def ready(self, container: str) -> Filled:
        """Wait until a container is filled, though not for ever."""
        for _ in range(LOOKS):
            filled = self.filled(container)
            if filled is not Filled.IN_PROGRESS:
                return filled
            self.pause(PAUSE_SECONDS)
        raise TryLater(f"{NAME} is still fetching the pictures", LATER)

    def publish(self, container: str) -> str:
        """Publish what a container holds: the id of the media."""
        told = self._graph.post(f"{self._key}/media_publish", creation_id=container)
        return _id(told)

    def close_comments(self, key: str) -> None:
        """Let nobody comment any more."""
        self._graph.post(key, comment_enabled="false")

    def media(self, key: str) -> Json | None:
        """What is published; None if it is gone."""
        try:
            return self._graph.get(key, READ)
        except GoneError:
            # The same answer comes to those who may not see it.
            self.name()
            return None

    def look_up(self, key: str) -> tuple[Comments, str]:
        """Who can comment on what is published, and where people see it."""
        told = self._graph.get(key, "is_comment_enabled,permalink")
        return comments(told), str(told.get("permalink") or "")

    def posts(self, since: datetime) -> Iterator[Json]:
        """The account's posts since then, as many as come in one answer."""
        start = str(int(since.timestamp()))
        said = self._graph.get(f"{self._key}/media", LISTED, since=start)
        yield from said.get("data") or ()
        if (said.get("paging") or {}).get("next"):
            raise Unsure("There are too many posts since then", ASK)

    def delete(self, key: str) -> None:
        """Delete what is published; quiet if it is gone."""
        try:
            self._graph.delete(key)
        except GoneError:
            self.name()
        except NotSignedIn as error:
            raise NotSignedIn(error.what, MAY_DELETE) from error

    def name(self) -> str:
        """The account's name: only its own token is told."""
        return f"@{self._graph.get(self._key, 'id,username').get('username')}"


def alts(media: Json) -> tuple[str, ...]:
    """The alternative texts of a post's pictures, in order."""
    return tuple(str(part.get("alt_text") or "") for part in _parts(media))


def count(media: Json) -> int:
    """How many pictures a post has."""
    return len(_parts(media))


def comments(media: Json) -> Comments:
    """Who can comment, as far as that is told."""
    told = media.get("is_comment_enabled")
    if not isinstance(told, bool):
        return Comments.UNKNOWN
    return Comments.OPEN if told else Comments.CLOSED


def _parts(media: Json) -> Sequence[Json]:
    if media.get("media_type") != "CAROUSEL_ALBUM":
        return (media,)
    return (media.get("children") or {}).get("data") or ()


def _id(told: Json) -> str:
    if not told.get("id"):
        raise Unsure(f"{NAME} did not say what it made", ASK)
    return str(told["id"])
