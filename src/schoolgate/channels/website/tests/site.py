"""WordPress in a few lines, as its editor and a stranger are answered.

The shapes are those of WordPress 7.1, on which tests/e2e run as well.
"""

import json
import re
from base64 import b64encode
from itertools import count
from typing import Any

import httpx

from schoolgate.channels.website.channel import Website
from schoolgate.channels.website.server import Server

Json = dict[str, Any]
ADDRESS = "https://oak.example.org"
USER, PASSWORD = "editor", "abcd efgh ijkl mnop qrst uvwx"
RIGHT = "Basic " + b64encode(f"{USER}:{PASSWORD}".encode()).decode()
RIGHTS = ("publish_posts", "upload_files", "delete_published_posts")
PART = re.compile(rb'name="(\w+)"(?:; filename="([^"]+)")?.*?\r\n\r\n(.*?)\r\n--', re.S)


class FakeSite:
    """One site. ``kept`` has its posts and pictures by kind and id."""

    def __init__(self) -> None:
        self.kept: dict[str, dict[str, Json]] = {"posts": {}, "media": {}}
        self.rights = dict.fromkeys(RIGHTS, True)
        self.link = f'<{ADDRESS}/wp-json/>; rel="https://api.w.org/"'
        self.calls: list[str] = []
        self.refuses_posts = False
        self._ids = count(1)

    def __call__(self, request: httpx.Request) -> httpx.Response:
        path = request.url.params.get("rest_route") or request.url.path
        path = path.removeprefix("/wp-json")
        self.calls.append(f"{request.method} {path}")
        if path == "/":
            return httpx.Response(200, headers={"link": self.link} if self.link else {})
        if request.headers.get("authorization") != RIGHT:
            return wrong(401, "rest_not_logged_in", "You are not currently logged in.")
        what, _, id_ = path.removeprefix("/wp/v2/").partition("/")
        if what == "users":
            return httpx.Response(200, json={"name": "Ed", "capabilities": self.rights})
        if not id_:
            return self._all(what, request)
        return self._one(what, id_, request)

    def _all(self, kind: str, request: httpx.Request) -> httpx.Response:
        if request.method == "GET":
            slug = request.url.params["slug"]
            found = [one for one in self.kept[kind].values() if one["slug"] == slug]
            return httpx.Response(200, json=found)
        if kind == "posts" and self.refuses_posts:
            return wrong(400, "rest_invalid_param", "Invalid parameter(s)")
        said = parts(request) if kind == "media" else json.loads(request.content)
        return httpx.Response(201, json=self._made(kind, said))

    def _made(self, kind: str, said: Json) -> Json:
        slug, taken = said["slug"], [one["slug"] for one in self.kept[kind].values()]
        slug = f"{slug}-2" if slug in taken else slug
        id_ = next(self._ids)
        address = f"{ADDRESS}/{slug}"
        made = {**said, "id": id_, "slug": slug, "link": address, "source_url": address}
        made["content"] = {"raw": said.get("content", "")}
        self.kept[kind][str(id_)] = made
        return made

    def _one(self, kind: str, id_: str, request: httpx.Request) -> httpx.Response:
        one = self.kept[kind].get(id_)
        if one is None:
            return wrong(404, "rest_post_invalid_id", "Invalid post ID.")
        if request.method == "DELETE":
            assert request.url.params["force"] == "true"
            del self.kept[kind][id_]
        if request.method == "POST":
            one.update(json.loads(request.content))
        return httpx.Response(200, json=one)

    def slugs(self, kind: str) -> list[str]:
        """The names of what is there."""
        return [one["slug"] for one in self.kept[kind].values()]


def parts(request: httpx.Request) -> Json:
    """What a form holds; the file as its name and its bytes."""
    found = PART.findall(request.content)
    form = {name.decode(): data for name, _, data in found}
    names = {name.decode(): file.decode() for name, file, _ in found if file}
    said = {name: data.decode() for name, data in form.items() if name not in names}
    return {**said, "file_name": names["file"]}


def wrong(status: int, code: str, message: str) -> httpx.Response:
    said = {"code": code, "message": message, "data": {"status": status}}
    return httpx.Response(status, json=said)


def opened(way: httpx.BaseTransport, password: str = PASSWORD) -> Website:
    """The website, over that way."""
    return Website(Server(ADDRESS, USER, password, way))
