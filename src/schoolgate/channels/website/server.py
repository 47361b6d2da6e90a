"""The calls that we make on WordPress, and what its errors mean."""

from collections.abc import Mapping
from typing import TypeAlias, Unpack, cast
from urllib.parse import urlsplit

import httpx

from schoolgate.channels.calling import Line, What
from schoolgate.channels.port import ChannelError, NotSignedIn, Refused
from schoolgate.channels.website.page import Json
from schoolgate.channels.wire import (
    SIGN_IN,
    answered,
    nothing_out,
    unanswered,
    wait_of,
)

NAME = "The website"
API = "https://api.w.org/"
PATH = "/wp-json/"
ANY_STATUS = "publish,future,draft,pending,private"

Query: TypeAlias = Mapping[str, str]


class Missing(Refused):
    """The website has no such thing."""


class Server:
    """One user of one website."""

    def __init__(
        self,
        address: str,
        user: str,
        password: str,
        transport: httpx.BaseTransport | None = None,
    ) -> None:
        self._address = address
        self._auth = (user, password)
        self._line = Line(NAME, address, transport=transport)
        self._root = ""

    def me(self) -> Json:
        """Whose password it is; other questions are answered to a stranger as well."""
        with nothing_out():
            return self._object("GET", "users/me", params={"context": "edit"})

    def find(self, kind: str, slug: str) -> Json | None:
        """Find a post or a picture by the last part of its address."""
        params = {"slug": slug, "context": "edit"}
        if kind == "posts":
            params["status"] = ANY_STATUS
        with nothing_out():
            found = self._ask("GET", kind, params=params).json()
        return cast("Json", found[0]) if found else None

    def read(self, kind: str, id: str) -> Json | None:  # noqa: A002 - its own word
        """Read a post or a picture by its id; None if there is none."""
        try:
            with nothing_out():
                return self._object("GET", f"{kind}/{id}", params={"context": "edit"})
        except Missing:
            return None

    def upload(self, name: str, data: bytes, media_type: str, about: Query) -> Json:
        """Hand a picture over, with its alternative text, in one call."""
        files = {"file": (name, data, media_type)}
        with nothing_out():
            return self._object("POST", "media", files=files, data=about)

    def publish(self, post: Json) -> Json:
        """Make a post."""
        return self._object("POST", "posts", json=post)

    def change(self, id: str, post: Json) -> Json:  # noqa: A002 - its own word
        """Change a post."""
        with nothing_out():
            return self._object("POST", f"posts/{id}", json=post)

    def delete(self, kind: str, id: str) -> None:  # noqa: A002 - its own word
        """Delete it for good, and not into the bin; quiet if it is gone."""
        try:
            with nothing_out():
                self._ask("DELETE", f"{kind}/{id}", params={"force": "true"})
        except Missing:
            return

    def _object(self, method: str, path: str, **sent: Unpack[What]) -> Json:
        """An answer that is one thing."""
        answer = self._ask(method, path, **sent)
        try:
            return cast("Json", dict(answer.json()))
        except (TypeError, ValueError) as error:
            raise unanswered(NAME, error) from error

    def _ask(self, method: str, path: str, **sent: Unpack[What]) -> httpx.Response:
        params = sent.pop("params", {})
        url = _within(self._found_root(), path).copy_merge_params(params)
        sent["auth"] = self._auth
        answer = self._line.send(method, str(url), **sent)
        if answer.is_success:
            return answer
        raise _meaning(answer)

    def _found_root(self) -> str:
        """Where the website says that its interface is, on its own host."""
        if not self._root:
            with nothing_out():
                home = self._line.send("GET", "/")
            if not home.is_success:
                raise _meaning(home)
            told = home.links.get(API, {}).get("url", "")
            here = urlsplit(told)[:2] == urlsplit(self._address)[:2]
            self._root = told if here else self._address + PATH
        return self._root


def _within(root: str, path: str) -> httpx.URL:
    """Where a call goes. Without pretty addresses its path is part of the query."""
    url = httpx.URL(root)
    if "rest_route" in url.params:
        return url.copy_set_param("rest_route", f"/wp/v2/{path}")
    return url.join(f"wp/v2/{path}")


def _meaning(answer: httpx.Response) -> ChannelError:
    said = _said(answer)
    what = f"{said.get('code', '')} {said.get('message', '')}"
    if answer.status_code in {404, 410} and said:
        return Missing(f"{NAME} answered {what}")
    if answer.status_code == 404:
        cure = "Enter the address of a website on WordPress, whose interface is on."
        return Refused(f"{NAME} has no WordPress at this address", cure)
    if said.get("code") == "incorrect_password":
        return NotSignedIn(f"{NAME} answered {what}", SIGN_IN)
    return answered(NAME, answer.status_code, what, wait_of(answer.headers))


def _said(answer: httpx.Response) -> Json:
    try:
        said = answer.json()
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}
