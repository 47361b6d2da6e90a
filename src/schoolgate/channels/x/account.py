"""The calls that we make on X."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Unpack

from schoolgate.channels.calling import Json, Line, What
from schoolgate.channels.port import Picture, Unsure
from schoolgate.channels.wire import ASK, nothing_out
from schoolgate.channels.x.answers import NAME, GoneError, read
from schoolgate.channels.x.posts import WANTED
from schoolgate.channels.x.tokens import Tokens

PAGE, PAGES = 100, 5


class Account:
    """One account, opened by its tokens."""

    def __init__(self, line: Line, tokens: Tokens) -> None:
        self.tokens = tokens
        self._line = line

    def upload(self, picture: Picture) -> str:
        """Upload a picture and its alternative text; nobody sees it without a post."""
        file = {"media": (picture.name, picture.data, picture.media_type)}
        kind = {"media_category": "tweet_image"}
        with nothing_out():
            said = self._call("POST", "/2/media/upload", data=kind, files=file)
            media = str(_data(said)["id"])
            if picture.alt:
                about = {"id": media, "metadata": {"alt_text": {"text": picture.alt}}}
                self._call("POST", "/2/media/metadata", json=about)
        return media

    def create(self, post: Json) -> str:
        """Publish a post: its id."""
        return str(_data(self._call("POST", "/2/tweets", json=post))["id"])

    def post(self, key: str) -> tuple[Json, Sequence[Json]] | None:
        """A post and its media; None if it is gone."""
        try:
            said = self._call("GET", f"/2/tweets/{key}", params=WANTED)
        except GoneError:
            return None
        return _data(said), (said.get("includes") or {}).get("media") or ()

    def own_posts(self, since: datetime) -> Iterator[Json]:
        """The account's own posts since then; ``Unsure`` if there is no end to them."""
        path = f"/2/users/{self.who()['id']}/tweets"
        start = since.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        params = {**WANTED, "start_time": start, "max_results": str(PAGE)}
        for _ in range(PAGES):
            said = self._call("GET", path, params=params)
            yield from said.get("data") or ()
            token = (said.get("meta") or {}).get("next_token")
            if not token:
                return
            params["pagination_token"] = str(token)
        raise Unsure(f"There are over {PAGE * PAGES} posts since then", ASK)

    def delete(self, key: str) -> None:
        """Delete a post; quiet if it is gone."""
        try:
            said = self._call("DELETE", f"/2/tweets/{key}")
        except GoneError:
            return
        if not _data(said).get("deleted"):
            raise Unsure(f"{NAME} did not say that the post is deleted", ASK)

    def who(self) -> Json:
        """Whose tokens these are."""
        return _data(self._call("GET", "/2/users/me"))

    def renew(self) -> Mapping[str, str]:
        """Get new tokens, and go on with them."""
        return self.tokens.renew(self._line)

    def _call(self, method: str, path: str, **what: Unpack[What]) -> Json:
        what["headers"] = self.tokens.bearer
        return read(self._line.send(method, path, **what), self.tokens.secrets)


def _data(said: Json) -> Json:
    data = said.get("data")
    if not isinstance(data, dict):
        raise Unsure(f"{NAME} answered without saying what it did", ASK)
    return data
