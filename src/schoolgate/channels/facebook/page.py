"""The calls that we make on a Page, and what its posts hold."""

import json
from collections.abc import Iterator, Sequence
from datetime import datetime

from schoolgate.channels.calling import Json
from schoolgate.channels.graph import GoneError, Graph
from schoolgate.channels.port import Picture, Unsure
from schoolgate.channels.wire import ASK

MOST = 100
PARTS = "media_type,target"
ATTACHMENTS = f"attachments{{{PARTS},subattachments.limit(30){{{PARTS}}}}}"
READ = f"message,{ATTACHMENTS}"
LISTED = f"id,created_time,{READ}"


class Page:
    """One Page."""

    def __init__(self, graph: Graph, key: str) -> None:
        self._graph = graph
        self._key = key

    def upload(self, picture: Picture) -> str:
        """Upload a photograph that nobody sees yet, and what it shows."""
        told = {"published": "false"}
        if picture.alt:
            told["alt_text_custom"] = picture.alt
        file = (picture.name, picture.data, picture.media_type)
        return str(self._graph.upload(f"{self._key}/photos", file, told)["id"])

    def publish(self, text: str, photos: Sequence[str]) -> str:
        """Publish a post with photographs that were uploaded: its id."""
        told = {"message": text} if text else {}
        if photos:
            attached = [{"media_fbid": photo} for photo in photos]
            told["attached_media"] = json.dumps(attached)
        key = self._graph.post(f"{self._key}/feed", **told).get("id")
        if not key:
            raise Unsure("Facebook did not say which post it made", ASK)
        return str(key)

    def post(self, key: str) -> Json | None:
        """A post; None if it is gone."""
        try:
            return self._graph.get(key, READ)
        except GoneError:
            # The same answer comes to those who may not see it.
            self.name()
            return None

    def alt(self, photo: str) -> str:
        """What a photograph shows, in our words and not in Facebook's guess."""
        return str(self._graph.get(photo, "alt_text_custom").get("alt_text_custom", ""))

    def posts(self, since: datetime) -> Iterator[Json]:
        """The Page's posts since then; ``Unsure`` if they are too many to see."""
        said = self._graph.get(f"{self._key}/posts", LISTED, limit=str(MOST))
        listed = said.get("data") or []
        new = [each for each in listed if _at(each) >= since]
        yield from new
        if len(new) >= MOST:
            raise Unsure(f"There are over {MOST} posts since then", ASK)

    def delete(self, key: str) -> None:
        """Delete a post or a photograph; quiet if it is gone."""
        try:
            self._graph.delete(key)
        except GoneError:
            self.name()

    def name(self) -> str:
        """What the Page is called: only its own token is told."""
        return str(self._graph.get(self._key, "id,name").get("name", ""))


def photos(post: Json) -> tuple[str, ...]:
    """The ids of a post's photographs, in order; more than one are parts of a set."""
    found: list[str] = []
    for attachment in (post.get("attachments") or {}).get("data") or ():
        parts = (attachment.get("subattachments") or {}).get("data") or (attachment,)
        shown = [part for part in parts if part.get("media_type") == "photo"]
        found += [str(part["target"]["id"]) for part in shown if part.get("target")]
    return tuple(found)


def _at(post: Json) -> datetime:
    return datetime.fromisoformat(str(post["created_time"]))
