"""A server in a few lines that speaks Mastodon's language, and heeds no keys.

The shapes are Mastodon's; tests/e2e run against two real programs as well.
"""

import json
import re
from datetime import UTC, datetime, timedelta
from html import escape
from io import BytesIO
from itertools import count
from typing import Any
from urllib.parse import parse_qs, urlsplit

import requests
from requests.adapters import BaseAdapter
from requests.structures import CaseInsensitiveDict

from schoolgate.channels.mastodon.channel import MastodonAccount
from schoolgate.channels.mastodon.server import Server
from schoolgate.channels.tests.again import MONDAY, Died, Fault

Json = dict[str, Any]
ADDRESS = "https://social.example.org"
TOKEN = "token-of-the-school"
LIMITS: Json = {
    "statuses": {"max_media_attachments": 4},
    "media_attachments": {"image_size_limit": 1000, "description_limit": 100},
}
ME: Json = {"id": "1", "acct": "oak", "username": "oak", "url": f"{ADDRESS}/@oak"}
DESCRIPTION = re.compile(rb'name="description"\r\n\r\n(.*?)\r\n--', re.S)
MENTION = re.compile(r"@(\w+)@[\w.]+")
Answer = tuple[int, Any]


class FakeServer:
    """One account. ``waits`` is how often a picture is still being worked on."""

    def __init__(self) -> None:
        self.posts: dict[str, Json] = {}
        self.media: dict[str, Json] = {}
        self.limits: Json | None = LIMITS
        self.waits = 0
        self.calls: list[str] = []
        self.at = MONDAY
        self.next_answer: Answer | None = None
        self.headers: dict[str, str] = {}
        self._ids = count(100)

    def answer(self, request: requests.PreparedRequest) -> Answer:
        """What one call is answered."""
        url = urlsplit(str(request.url))
        path = url.path.rstrip("/").removeprefix("/api/")
        self.calls.append(f"{request.method} {path}")
        if path.endswith("instance"):
            return self._instance(path)
        if request.headers.get("Authorization") != f"Bearer {TOKEN}":
            return 401, {"error": "The access token is invalid"}
        if self.next_answer and request.method == "POST":
            answer, self.next_answer = self.next_answer, None
            return answer
        return self._signed_in(request, path)

    def _signed_in(self, request: requests.PreparedRequest, path: str) -> Answer:
        if path.endswith("verify_credentials"):
            return 200, ME
        if path == "v1/accounts/1/statuses":
            return 200, sorted(self.posts.values(), key=_age, reverse=True)
        if "media" in path:
            return self._media(request, path.rpartition("/")[2])
        return self._status(request, path)

    def _instance(self, path: str) -> Answer:
        if path.startswith("v2") and self.limits is None:
            return 404, {"error": "Not found"}
        if self.limits is None:
            return 200, {"version": "4.0.0", "uri": ADDRESS}
        told = {"api_versions": {"mastodon": 6}, "configuration": self.limits}
        return 200, {"version": "4.4.0", "domain": "social.example.org", **told}

    def _media(self, request: requests.PreparedRequest, id_: str) -> Answer:
        if request.method == "GET":
            self.waits -= 1
            found = self.media.get(id_)
            return (200, self._shown(found)) if found else (404, {"error": "Gone"})
        said = DESCRIPTION.search(_body(request))
        alt = said[1].decode() if said else None
        made = {"id": str(next(self._ids)), "type": "image", "description": alt}
        self.media[made["id"] or ""] = made
        return 202, self._shown(made)

    def _shown(self, media: Json) -> Json:
        address = f"{ADDRESS}/{media['id']}.jpg" if self.waits < 0 else None
        return {**media, "url": address}

    def _status(self, request: requests.PreparedRequest, path: str) -> Answer:
        if request.method == "POST":
            return 200, self._posted(request)
        id_ = path.removeprefix("v1/statuses/").removesuffix("/source")
        post = self.posts.get(id_)
        if post is None:
            return 404, {"error": "Record not found"}
        if request.method == "DELETE":
            assert parse_qs(_body(request).decode())["delete_media"] == ["1"]
            del self.posts[id_]
        source = {"id": id_, "text": post["text"], "spoiler_text": ""}
        return 200, source if path.endswith("/source") else post

    def _posted(self, request: requests.PreparedRequest) -> Json:
        said = parse_qs(_body(request).decode())
        (text,) = said["status"]
        id_ = str(next(self._ids))
        attached = [self._shown(self.media[m]) for m in said.get("media_ids[]", [])]
        self.posts[id_] = {
            "id": id_,
            "text": text,
            "content": _page(text),
            "url": f"{ADDRESS}/@oak/{id_}",
            "uri": f"{ADDRESS}/{id_}",
            "created_at": self.at.astimezone(UTC).isoformat(),
            "language": said["language"][0],
            "visibility": said["visibility"][0],
            "quotes": said["quote_approval_policy"][0],
            "key": request.headers["Idempotency-Key"],
            "media_attachments": attached,
            "account": ME,
        }
        return self.posts[id_]

    def passes(self, time: timedelta) -> None:
        """Let time pass."""
        self.at += time


def _page(text: str) -> str:
    """Escaped, and mentions cut short, as Mastodon shows them."""
    return "<p>" + MENTION.sub(r"@<span>\1</span>", escape(text)) + "</p>"


def _age(post: Json) -> tuple[datetime, int]:
    return datetime.fromisoformat(post["created_at"]), int(post["id"])


def _body(request: requests.PreparedRequest) -> bytes:
    body = request.body
    if isinstance(body, bytes):
        return body
    return body.encode() if isinstance(body, str) else b""


class FaultyAdapter(BaseAdapter):
    """The way to the server, with a fault at the call of that number."""

    def __init__(
        self, server: FakeServer, fault: Fault = Fault.NONE, at: int = 0
    ) -> None:
        super().__init__()
        self.server = server
        self.fault = fault
        self.at = at
        self.calls = 0

    def send(
        self,
        request: requests.PreparedRequest,
        *rest: Any,
        **named: Any,
    ) -> requests.Response:
        """Answer, unless this call is the one."""
        del rest, named
        self.calls += 1
        fault = self.fault if self.calls == self.at else Fault.NONE
        if fault is Fault.DIES_BEFORE:
            raise Died
        if fault is Fault.UNREACHED:
            raise requests.ConnectTimeout
        status, said = self.server.answer(request)
        if fault is Fault.DIES_AFTER:
            raise Died
        if fault is Fault.LOST:
            raise requests.ReadTimeout
        status = 503 if fault is Fault.BROKEN else status
        return _answer(request, status, said, self.server.headers)

    def close(self) -> None:
        """There is nothing to close."""


def _answer(
    request: requests.PreparedRequest, status: int, said: object, headers: Json
) -> requests.Response:
    answer = requests.Response()
    answer.status_code, answer.reason = status, "said"
    answer.headers = CaseInsensitiveDict(headers)
    answer.raw = BytesIO(json.dumps(said).encode())
    answer.request, answer.url = request, str(request.url)
    return answer


def opened(adapter: BaseAdapter, token: str = TOKEN) -> MastodonAccount:
    """The account, over that way."""
    return MastodonAccount(Server(ADDRESS, token, adapter))
