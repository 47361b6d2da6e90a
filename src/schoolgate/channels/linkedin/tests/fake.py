"""LinkedIn's Posts, Images and Social Metadata, written by hand from its reference.

LinkedIn publishes no specification for machines. This one is strict all the same: what
its pages do not name is refused and noted, and a post in little text ends at the first
sign that is not escaped, as it does there.
"""

import json
import re
from collections.abc import Callable, Mapping
from datetime import timedelta
from itertools import count
from typing import Any
from urllib.parse import unquote

import httpx

from schoolgate.channels.tests.again import Day

Json = dict[str, Any]
OURS = "urn:li:organization:77"
VERSIONS = ("202604", "202609")
UPLOADS = "https://www.linkedin.com/dms-uploads/"
LITTLE = re.compile(
    r"(?:\{hashtag\|\\#\|[^\W_]+\}|@\[(?:\\.|[^\]\\])+\]\(urn:li:\w+:\d+\)"
    r"|\\[\\|{}@\[\]()<>#*_~]|[^\\|{}@\[\]()<>#*_~])*"
)
POST = {
    "author": str,
    "commentary": str,
    "visibility": ("PUBLIC", "CONNECTIONS", "LOGGED_IN", "CONTAINER"),
    "distribution": {
        "feedDistribution": ("MAIN_FEED", "NONE"),
        "targetEntities": list,
        "thirdPartyDistributionChannels": list,
    },
    "content": dict,
    "lifecycleState": ("PUBLISHED", "DRAFT"),
    "isReshareDisabledByAuthor": bool,
}
IMAGE = {"id": str, "altText": str, "title": str}
CONTENTS: Mapping[str, Json] = {"media": IMAGE, "multiImage": {"images": list}}
Handler = Callable[[httpx.Request, str], httpx.Response]
SHARE = r"urn%3Ali%3Ashare%3A\d+"


class FakeLinkedIn:
    """One Page; ``wrongs`` is what no client of LinkedIn may send."""

    def __init__(self, day: Day | None = None) -> None:
        self.day = day or Day()
        self.token = "linkedin-token-1"
        self.images: dict[str, bytes] = {}
        self.posts: dict[str, Json] = {}
        self.states: dict[str, str] = {}
        self.wrongs: list[str] = []
        self.calls: list[str] = []
        self.answers: list[httpx.Response] = []
        self.shows_after = timedelta()
        self.role: Json = {"organization": OURS, "role": "ADMINISTRATOR"}
        self.uploads = UPLOADS
        self._ids = count(7_100_000)

    def __call__(self, request: httpx.Request) -> httpx.Response:
        path = request.url.raw_path.decode()
        method = request.headers.get("x-restli-method", request.method)
        self.calls.append(f"{request.method} {path.partition('?')[0]}")
        if self.answers:
            return self.answers.pop(0)
        if str(request.url).startswith(self.uploads):
            return self._put(request)
        if refusal := self._refusal(request):
            return refusal
        for pattern, handler in self._routes().items():
            if match := re.fullmatch(pattern, f"{method} {path}"):
                return handler(request, unquote(match[1] if match.groups() else ""))
        return self._wrong(f"no {method} {path}")

    def _refusal(self, request: httpx.Request) -> httpx.Response | None:
        """What is wrong with a call's headers."""
        if request.headers.get("authorization") != f"Bearer {self.token}":
            return _error(401, "The token used in the request has expired")
        if request.headers.get("linkedin-version") not in VERSIONS:
            return _error(426, "Requested version is not active")
        if request.headers.get("x-restli-protocol-version") != "2.0.0":
            return self._wrong("the protocol's version is missing")
        return None

    def _routes(self) -> Mapping[str, Handler]:
        us = "urn%3Ali%3Aorganization%3A77"
        listed = rf"q=author&author={us}&sortBy=LAST_MODIFIED&count=\d+&start=\d+"
        return {
            r"POST /rest/images\?action=initializeUpload": self._initialize,
            r"POST /rest/posts": self._create,
            rf"GET /rest/posts/({SHARE})\?viewContext=AUTHOR": self._read,
            rf"DELETE /rest/posts/({SHARE})": self._delete,
            rf"FINDER /rest/posts\?{listed}": self._list,
            rf"PARTIAL_UPDATE /rest/socialMetadata/({SHARE})\?actor={us}": self._close,
            rf"GET /rest/socialMetadata/({SHARE})": self._state,
            r"GET /rest/organizationAcls\?q=roleAssignee": self._roles,
        }

    def _initialize(self, request: httpx.Request, _: str) -> httpx.Response:
        if json.loads(request.content) != {"initializeUploadRequest": {"owner": OURS}}:
            return self._wrong("initializeUpload wants its owner, and no more")
        image = f"urn:li:image:C{next(self._ids)}"
        told = {"uploadUrl": f"{self.uploads}{image}", "image": image}
        value = {"value": {**told, "uploadUrlExpiresAt": 1_795_000_000_000}}
        return httpx.Response(200, json=value)

    def _put(self, request: httpx.Request) -> httpx.Response:
        if request.method != "PUT":
            return self._wrong("pictures are PUT")
        self.images[str(request.url).removeprefix(self.uploads)] = request.content
        return httpx.Response(201)

    def _create(self, request: httpx.Request, _: str) -> httpx.Response:
        made = json.loads(request.content)
        faults = [*_faults(made, POST, "post"), *self._content(made.get("content"))]
        if made.get("author") != OURS:
            faults.append("the author is not this Page")
        if faults:
            return self._wrong("; ".join(faults))
        if any(made["commentary"] == p["sent"] for p in self.posts.values()):
            return _error(422, "Content is a duplicate of urn:li:share:7")
        urn, at = f"urn:li:share:{next(self._ids)}", int(self.day.at.timestamp() * 1000)
        kept = LITTLE.match(made["commentary"])
        assert kept
        times = {"createdAt": at, "publishedAt": at, "lastModifiedAt": at}
        shown = {**made, **times, "id": urn, "commentary": kept[0]}
        self.posts[urn] = {"sent": made["commentary"], "shown": shown}
        self.states[urn] = "OPEN"
        return httpx.Response(201, headers={"x-restli-id": urn})

    def _read(self, _: httpx.Request, urn: str) -> httpx.Response:
        if urn not in self.posts:
            return _error(404, f"Entity {urn} not found")
        return httpx.Response(200, json=self.posts[urn]["shown"])

    def _delete(self, request: httpx.Request, urn: str) -> httpx.Response:
        if request.method != "DELETE":
            return self._wrong("DELETE is the method, and its header")
        self.posts.pop(urn, None)
        return httpx.Response(204)

    def _list(self, request: httpx.Request, _: str) -> httpx.Response:
        told = request.url.params
        until = (self.day.at - self.shows_after).timestamp() * 1000
        posts = [post["shown"] for post in self.posts.values()]
        posts = [post for post in posts if post["createdAt"] <= until][::-1]
        start, size = int(told["start"]), int(told["count"])
        listed = {"elements": posts[start : start + size]}
        return httpx.Response(200, json={"paging": {"start": start}, **listed})

    def _close(self, request: httpx.Request, urn: str) -> httpx.Response:
        patch = {"patch": {"$set": {"commentsState": "CLOSED"}}}
        if request.method != "POST" or json.loads(request.content) != patch:
            return self._wrong("only commentsState can be patched, by a POST")
        if urn not in self.posts:
            return _error(404, f"Entity {urn} not found")
        self.states[urn] = "CLOSED"
        return httpx.Response(202)

    def _state(self, _: httpx.Request, urn: str) -> httpx.Response:
        if urn not in self.posts:
            return _error(404, f"Entity {urn} not found")
        told = {"entity": urn, "commentsState": self.states[urn]}
        return httpx.Response(200, json=told)

    def _roles(self, _: httpx.Request, __: str) -> httpx.Response:
        elements = [{**self.role, "state": "APPROVED"}] if self.role else []
        return httpx.Response(200, json={"elements": elements})

    def _content(self, content: Json | None) -> list[str]:
        if content is None:
            return []
        if len(content) != 1 or not set(content) <= set(CONTENTS):
            return ["a post has one kind of content"]
        ((kind, told),) = content.items()
        faults = _faults(told, CONTENTS[kind], kind)
        images = told.get("images", []) if kind == "multiImage" else [told]
        if kind == "multiImage" and not 2 <= len(images) <= 20:
            faults.append("multiImage takes 2 to 20 images")
        for image in images:
            faults += _faults(image, IMAGE, "image")
            if image.get("id") not in self.images:
                faults.append(f"{image.get('id')} was not uploaded")
        return faults

    def _wrong(self, what: str) -> httpx.Response:
        self.wrongs.append(what)
        return _error(400, what)


def _faults(told: Json, known: Mapping[str, Any], name: str) -> list[str]:
    faults = [f"{name} has no {each}" for each in told if each not in known]
    for each in set(told) & set(known):
        value, kind = told[each], known[each]
        if isinstance(kind, dict):
            faults += _faults(value, kind, each)
        elif isinstance(kind, tuple):
            faults += [] if value in kind else [f"{each}: {value!r}"]
        elif not isinstance(value, kind):
            faults.append(f"{each}: {value!r}")
    return faults


def _error(status: int, message: str) -> httpx.Response:
    codes = {426: "NONEXISTENT_VERSION", 401: "EXPIRED_ACCESS_TOKEN"}
    told = {"status": status, "code": codes.get(status, "ERROR"), "message": message}
    return httpx.Response(status, json=told)
