"""The calls that we make on a Page, which LinkedIn calls an organisation."""

from collections.abc import Iterator
from datetime import datetime
from typing import Unpack
from urllib.parse import quote, urlsplit

import httpx

from schoolgate.channels.calling import Json, Line, What
from schoolgate.channels.linkedin.answers import NAME, GoneError, checked, read
from schoolgate.channels.linkedin.signing import Signed
from schoolgate.channels.port import NotSignedIn, Picture, Unsure
from schoolgate.channels.wire import ASK, SIGN_IN, nothing_out, safe_address

PAGE, PAGES = 50, 5
CLOSE = {"patch": {"$set": {"commentsState": "CLOSED"}}}
HOME = "linkedin.com"


class Organisation:
    """One Page; its representation shows no token."""

    def __init__(self, line: Line, key: str, signed: Signed) -> None:
        self.urn = f"urn:li:organization:{key}"
        self.signed = signed
        self._line = line

    def upload(self, picture: Picture) -> str:
        """Upload a picture that nobody sees yet."""
        asked = {"initializeUploadRequest": {"owner": self.urn}}
        path = "/rest/images?action=initializeUpload"
        with nothing_out():
            told = self._read("POST", path, json=asked).get("value") or {}
            if not (told.get("uploadUrl") and told.get("image")):
                raise Unsure(f"{NAME} did not say where pictures go", ASK)
            self._put(str(told["uploadUrl"]), picture)
        return str(told["image"])

    def publish(self, post: Json) -> str:
        """Publish a post: its URN, which comes in a header."""
        answer = self._call("POST", "/rest/posts", json=post)
        urn = answer.headers.get("x-restli-id")
        if not urn:
            raise Unsure(f"{NAME} did not say which post it made", ASK)
        return str(urn)

    def post(self, urn: str) -> Json | None:
        """A post; None if it is gone."""
        try:
            return self._read("GET", f"/rest/posts/{_in_path(urn)}?viewContext=AUTHOR")
        except GoneError:
            return None

    def posts(self, since: datetime) -> Iterator[Json]:
        """The Page's posts since then, the last changed first."""
        start = int(since.timestamp() * 1000)
        for page in range(PAGES):
            listed = self._listed(page * PAGE)
            yield from (each for each in listed if _made(each) >= start)
            changed = [int(each.get("lastModifiedAt") or 0) for each in listed]
            if len(listed) < PAGE or min(changed) < start:
                return
        raise Unsure(f"There are over {PAGE * PAGES} posts since then", ASK)

    def close_comments(self, urn: str) -> None:
        """Let nobody comment any more; the comments that are there go."""
        path = f"/rest/socialMetadata/{_in_path(urn)}?actor={_in_path(self.urn)}"
        self._call("POST", path, json=CLOSE, headers=_method("PARTIAL_UPDATE"))

    def comments(self, urn: str) -> str:
        """Whether people can comment: OPEN or CLOSED, or "" if that is not told."""
        told = self._read("GET", f"/rest/socialMetadata/{_in_path(urn)}")
        return str(told.get("commentsState") or "")

    def delete(self, urn: str) -> None:
        """Delete a post; quiet if it is gone."""
        path = f"/rest/posts/{_in_path(urn)}"
        try:
            self._call("DELETE", path, headers=_method("DELETE"))
        except GoneError:
            return

    def role(self) -> str:
        """What whoever signed in may do for this Page."""
        told = self._read("GET", "/rest/organizationAcls?q=roleAssignee")
        for each in told.get("elements") or ():
            page = each.get("organization") or each.get("organizationTarget")
            if page == self.urn and each.get("state") == "APPROVED":
                return str(each.get("role"))
        raise NotSignedIn(f"The token has no role for {self.urn}", SIGN_IN)

    def _listed(self, start: int) -> list[Json]:
        path = f"/rest/posts?q=author&author={_in_path(self.urn)}"
        path += f"&sortBy=LAST_MODIFIED&count={PAGE}&start={start}"
        told = self._read("GET", path, headers=_method("FINDER"))
        return list(told.get("elements") or ())

    def _put(self, address: str, picture: Picture) -> None:
        """Send the bytes where LinkedIn said; the token goes to LinkedIn alone."""
        safe_address(address)
        headers = {"Content-Type": picture.media_type}
        if _is_theirs(address, self._line.base):
            headers["Authorization"] = self.signed.headers["Authorization"]
        what: What = {"content": picture.data, "headers": headers}
        checked(self._line.send("PUT", address, **what), self.signed.token)

    def _read(self, method: str, path: str, **what: Unpack[What]) -> Json:
        return read(self._call(method, path, **what), self.signed.token)

    def _call(self, method: str, path: str, **what: Unpack[What]) -> httpx.Response:
        what["headers"] = {**self.signed.headers, **what.get("headers", {})}
        return checked(self._line.send(method, path, **what), self.signed.token)


def _made(post: Json) -> int:
    return int(post.get("publishedAt") or post.get("createdAt") or 0)


def _method(name: str) -> dict[str, str]:
    return {"X-RestLi-Method": name}


def _in_path(urn: str) -> str:
    return quote(urn, safe="")


def _is_theirs(address: str, base: str) -> bool:
    host = urlsplit(address).hostname or ""
    return host.endswith(f".{HOME}") or host == urlsplit(base).hostname
