"""Meta's published specification as a judge of calls, and a Graph API that obeys it.

It names, for each kind of thing, its calls with their parameters and its fields. What
it leaves out stands here, from Meta's reference pages: ``fields`` on every
call that reads, the file of a photograph, and three kinds of things without a page.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from itertools import count
from typing import Any

import httpx

from schoolgate.channels.tests.again import Day
from schoolgate.channels.tests.forms import form
from schoolgate.channels.tests.specs import spec

Json = dict[str, Any]
Value = Any
VERSION = "v26.0"
EVERYWHERE = frozenset(("fields",))
FILES = {"photos": "source"}
UNPUBLISHED_KINDS: Mapping[str, frozenset[str]] = {
    "StoryAttachment": frozenset(
        "description media media_type subattachments target title type url".split()
    ),
    "Object": frozenset(("id",)),
    "IGContainer": frozenset(("id", "status", "status_code")),
}
NAMES = re.compile(r"(\w+)(?:\.limit\((\d+)\))?(\{)?")


class Judge:
    """What a call may hold, and what a thing may show."""

    def api(self, kind: str, method: str, edge: str) -> Json | None:
        """The call of that method on a kind of thing, or on an edge of it."""
        if kind not in UNPUBLISHED_KINDS:
            for api in spec(f"meta/{kind}.json")["apis"]:
                if api["method"] == method and api.get("endpoint", "") == edge:
                    found: Json = api
                    return found
        if method == "GET" and not edge:
            return {"params": [], "return": kind}
        return None

    def faults(self, api: Json, told: Mapping[str, str], edge: str) -> Iterator[str]:
        """What is wrong with a call's parameters."""
        known = {p["name"]: p["type"] for p in api["params"]}
        for name, value in told.items():
            if name not in known:
                if name not in EVERYWHERE:
                    yield f"{name} is no parameter of {edge or 'it'}"
            elif not self._is_of(value, known[name]):
                yield f"{name}: {value!r} is no {known[name]}"

    def unknown(self, kind: str, fields: str) -> Iterator[str]:
        """The fields that a kind of thing does not have, at any depth."""
        for name, inner in _parsed(fields):
            told = self.kind_of(kind, name)
            if told is None:
                yield f"{kind} has no {name}"
            elif inner:
                yield from self.unknown(told, inner)

    def kind_of(self, kind: str, name: str) -> str | None:
        """What kind of thing a field or an edge holds."""
        if kind in UNPUBLISHED_KINDS:
            inner = {"subattachments": "StoryAttachment", "target": "Object"}
            return inner.get(name, "") if name in UNPUBLISHED_KINDS[kind] else None
        for field in spec(f"meta/{kind}.json")["fields"]:
            if field["name"] == name:
                return str(field["type"])
        edge = self.api(kind, "GET", name)
        return str(edge["return"]) if edge else None

    def _is_of(self, value: str, kind: str) -> bool:
        if inner := re.fullmatch(r"list<(.+)>", kind):
            return all(self._is_of(each, inner[1]) for each in _items(value))
        if enum := _enums().get(kind):
            return value in enum
        return KINDS[kind](value)


class FakeGraph:
    """The Graph API for one account; ``wrongs`` is what no client of it may send."""

    def __init__(self, day: Day | None = None) -> None:
        self.judge = Judge()
        self.day = day or Day()
        self.token = "page-token-1"
        self.kinds: dict[str, str] = {}
        self.wrongs: list[str] = []
        self.calls: list[str] = []
        self.answers: list[httpx.Response] = []
        self._ids = count(17_900_000_000)

    def new(self, kind: str, prefix: str = "") -> str:
        """The id of a new thing of that kind."""
        key = f"{prefix}{next(self._ids)}"
        self.kinds[key] = kind
        return key

    def __call__(self, request: httpx.Request) -> httpx.Response:
        _, version, key, *edges = request.url.path.split("/")
        edge = "".join(edges)
        self.calls.append(f"{request.method} {self.kinds.get(key, '?')}/{edge}")
        if self.answers:
            return self.answers.pop(0)
        if version != VERSION or len(edges) > 1:
            return self._wrong(f"no path {request.url.path}")
        if request.headers.get("authorization") != f"Bearer {self.token}":
            return error(
                190, "Error validating access token: session has expired.", 463
            )
        if key not in self.kinds:
            return error(100, f"Unsupported request. Object {key} does not exist", 33)
        return self._carried_out(request, key, edge)

    def _carried_out(
        self, request: httpx.Request, key: str, edge: str
    ) -> httpx.Response:
        kind = self.kinds[key]
        api = self.judge.api(kind, request.method, edge)
        if api is None:
            return self._wrong(f"no {request.method} {kind}/{edge}")
        told, files = form(request)
        told |= dict(request.url.params)
        faults = [*self.judge.faults(api, told, edge)]
        faults += [f"{name} is no file" for name in files if FILES.get(edge) != name]
        shown = str(api["return"]) if request.method == "GET" else kind
        faults += self.judge.unknown(shown, told.get("fields", ""))
        if faults:
            return self._wrong("; ".join(faults))
        act: Callable[..., httpx.Response] = getattr(
            self, f"{request.method}_{kind}_{edge}".rstrip("_").lower()
        )
        return act(key, told, files) if files else act(key, told)

    def _wrong(self, what: str) -> httpx.Response:
        self.wrongs.append(what)
        return error(100, f"(#100) {what}")


def shown(thing: Json, fields: str) -> Json:
    """The fields that were asked for, as a thing has them; its id is always told."""
    told = {"id": thing["id"]} if "id" in thing else {}
    for name, inner in _parsed(fields):
        if thing.get(name) is not None:
            told[name] = _within(thing[name], inner) if inner else thing[name]
    return told


def error(code: int, message: str, sub: int = 0, status: int = 400) -> httpx.Response:
    """An error as the Graph API words it."""
    told: Json = {"message": message, "type": "OAuthException", "code": code}
    if sub:
        told["error_subcode"] = sub
    return httpx.Response(status, json={"error": {**told, "fbtrace_id": "A1b2"}})


def ok(**told: Value) -> httpx.Response:
    """An answer that holds what was told."""
    return httpx.Response(200, json=told)


def _within(value: Value, inner: str) -> Value:
    if isinstance(value, dict) and isinstance(value.get("data"), list):
        return {"data": [shown(each, inner) for each in value["data"]]}
    return shown(value, inner)


def _parsed(fields: str) -> Iterator[tuple[str, str]]:
    """Each name of ``a,b{c,d}`` with what is in its braces."""
    at = 0
    while at < len(fields):
        match = NAMES.match(fields, at)
        assert match, f"{fields!r} can't be read at {at}"
        at, inner = match.end(), ""
        if match[3]:
            end = _closing(fields, at)
            inner, at = fields[at:end], end + 1
        yield match[1], inner
        assert fields[at : at + 1] in {"", ","}, fields[at:]
        at += 1


def _closing(fields: str, at: int) -> int:
    depth = 1
    for place in range(at, len(fields)):
        depth += {"{": 1, "}": -1}.get(fields[place], 0)
        if not depth:
            return place
    raise AssertionError(f"{fields!r} is not closed")


def _items(value: str) -> list[str]:
    if not value.startswith("["):
        return value.split(",")
    items = json.loads(value)
    return [each if isinstance(each, str) else json.dumps(each) for each in items]


def _enums() -> Mapping[str, list[str]]:
    return {each["name"]: each["values"] for each in spec("meta/enum_types.json")}


def _is_moment(value: str) -> bool:
    return value.isdigit() or bool(datetime.fromisoformat(value))


def _is_json(value: str) -> bool:
    return isinstance(json.loads(value), dict)


KINDS: Mapping[str, Callable[[str], bool]] = {
    "string": lambda value: True,
    "bool": lambda value: value in {"true", "false"},
    "int": lambda value: value.removeprefix("-").isdigit(),
    "unsigned int": str.isdigit,
    "datetime": _is_moment,
    "Object": _is_json,
    "map": _is_json,
}
