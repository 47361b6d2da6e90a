"""X, made from its own OpenAPI document: it keeps what it is sent, and takes no more.

Each call is held to the document: its path, its parameters, its body and the scheme of
its token; each answer too, so that this is no X that there could not be.
"""

import json
import re
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from html import escape
from itertools import count
from typing import Any

import httpx

from schoolgate.channels.tests.again import Day
from schoolgate.channels.tests.forms import form
from schoolgate.channels.tests.schema import Schemas
from schoolgate.channels.tests.specs import spec

Json = dict[str, Any]
PROBLEMS = "https://api.x.com/2/problems/"
ADDRESS = re.compile(r"(?:https?://)?(?:[\w-]+\.)+(?:org|test)\S*")
LISTS = frozenset(("post.fields", "expansions", "media.fields", "exclude"))


class FakeX:
    """One account on X. ``wrongs`` is what no client of X may send."""

    def __init__(self, day: Day | None = None) -> None:
        self.document = spec("x-openapi.json")
        self.schemas = Schemas(self.document)
        self.day = day or Day()
        self.posts: dict[str, Json] = {}
        self.media: dict[str, Json] = {}
        self.access, self.refresh = "access-token-1", "refresh-token-1"
        self.client = ("client-1", "client-secret-1")
        self.wrongs: list[str] = []
        self.calls: list[str] = []
        self.shows_after = timedelta()
        self.answers: list[httpx.Response] = []
        self._ids = count(1_800_000_000_000_000_000)

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.calls.append(f"{request.method} {request.url.path}")
        if request.url.path == self._token_path():
            return self._tokens(request)
        if self.answers:
            return self.answers.pop(0)
        if request.headers.get("authorization") != f"Bearer {self.access}":
            return _problem(401, "not-authorized-for-resource", "Unauthorized")
        found = self._operation(request)
        if found is None:
            return self._wrong(f"no {request.method} {request.url.path}")
        operation, named = found
        if faults := self._faults(request, operation):
            return self._wrong("; ".join(faults))
        answer: httpx.Response = getattr(self, operation["operationId"])(request, named)
        return self._held(answer, operation)

    def createPosts(self, request: httpx.Request, _: Json) -> httpx.Response:  # noqa: N802
        made = json.loads(request.content)
        if any(made["text"] == p["made"]["text"] for p in self.posts.values()):
            said = "You are not allowed to create a Tweet with duplicate content."
            return _problem(403, "disallowed-resource", said)
        media = made.get("media", {}).get("media_ids", [])
        if any(each not in self.media for each in media):
            return _problem(400, "invalid-request", "Your media IDs are invalid.")
        key = str(next(self._ids))
        self.posts[key] = {"made": made, "at": self.day.at, "media": media}
        return httpx.Response(201, json={"data": {"id": key, "text": made["text"]}})

    def mediaUpload(self, request: httpx.Request, _: Json) -> httpx.Response:  # noqa: N802
        _, files = form(request)
        key = str(next(self._ids))
        self.media[key] = {"data": files["media"][1], "alt": ""}
        told = {"id": key, "media_key": f"3_{key}", "expires_after_secs": 86400}
        return httpx.Response(200, json={"data": told})

    def createMediaMetadata(  # noqa: N802
        self, request: httpx.Request, _: Json
    ) -> httpx.Response:
        told = json.loads(request.content)
        self.media[told["id"]]["alt"] = told["metadata"]["alt_text"]["text"]
        return httpx.Response(200, json={"data": {"id": told["id"]}})

    def deletePosts(self, _: httpx.Request, named: Json) -> httpx.Response:  # noqa: N802
        if self.posts.pop(named["id"], None) is None:
            return _problem(404, "resource-not-found", "Could not find it.")
        return httpx.Response(200, json={"data": {"deleted": True}})

    def getPostsById(self, request: httpx.Request, named: Json) -> httpx.Response:  # noqa: N802
        if named["id"] not in self.posts:
            missing = _told("resource-not-found", "Could not find it.")
            missing |= {"resource_type": "tweet", "resource_id": named["id"]}
            return httpx.Response(200, json={"errors": [missing]})
        post = self._shown(named["id"], request)
        return httpx.Response(200, json={"data": post, **self._includes([post])})

    def getUsersMe(self, _: httpx.Request, __: Json) -> httpx.Response:  # noqa: N802
        who = {"id": "42", "name": "Elm School", "username": "elmschool"}
        return httpx.Response(200, json={"data": who})

    def getUsersPosts(self, request: httpx.Request, named: Json) -> httpx.Response:  # noqa: N802
        if named["id"] != "42":
            return _problem(404, "resource-not-found", "Could not find it.")
        start = datetime.fromisoformat(request.url.params["start_time"])
        keys = [k for k, post in self.posts.items() if self._is_listed(post, start)]
        first = int(request.url.params.get("pagination_token", "0"))
        size = int(request.url.params["max_results"])
        shown = [self._shown(k, request) for k in keys[::-1][first : first + size]]
        meta: Json = {"result_count": len(shown)}
        if len(keys) > first + size:
            meta["next_token"] = str(first + size)
        told: Json = {"meta": meta, **self._includes(shown)}
        return httpx.Response(200, json={"data": shown, **told} if shown else told)

    def _is_listed(self, post: Json, start: datetime) -> bool:
        at: datetime = post["at"]
        return start <= at <= self.day.at - self.shows_after

    def _shown(self, key: str, request: httpx.Request) -> Json:
        """A post as X shows it: addresses shortened, the pictures' own one behind."""
        post = self.posts[key]
        text, urls = _shortened(post["made"]["text"])
        if post["media"]:
            text += " https://t.co/pictures"
            urls.append(
                _url("https://t.co/pictures", "https://x.com/elm/photo/1", "3_")
            )
        shown = {
            "text": text,
            "created_at": post["at"].isoformat().replace("+00:00", "Z"),
            "reply_settings": post["made"].get("reply_settings", "everyone"),
            "entities": {"urls": urls},
            "attachments": {"media_keys": [f"3_{each}" for each in post["media"]]},
        }
        wanted = request.url.params.get("post.fields", "").split(",")
        return {"id": key, **{n: v for n, v in shown.items() if n in wanted}}

    def _includes(self, posts: Sequence[Json]) -> Json:
        keys = [k for post in posts for k in post["attachments"]["media_keys"]]
        media = [
            {
                "media_key": key,
                "type": "photo",
                "alt_text": self.media[key.removeprefix("3_")]["alt"],
            }
            for key in reversed(keys)
        ]
        return {"includes": {"media": media}} if media else {}

    def _token_path(self) -> str:
        flows = self.document["components"]["securitySchemes"]["OAuth2UserToken"][
            "flows"
        ]
        return httpx.URL(flows["authorizationCode"]["tokenUrl"]).path

    def _tokens(self, request: httpx.Request) -> httpx.Response:
        asked, _ = form(request)
        right = httpx.BasicAuth(*self.client)
        wanted = next(right.auth_flow(httpx.Request("POST", "https://x.test")))
        if request.headers.get("authorization") != wanted.headers["authorization"]:
            return httpx.Response(401, json={"error": "unauthorized_client"})
        if asked.get("refresh_token") != self.refresh:
            return httpx.Response(400, json={"error": "invalid_request"})
        number = int(self.refresh.rpartition("-")[2]) + 1
        self.access, self.refresh = f"access-token-{number}", f"refresh-token-{number}"
        told = {"access_token": self.access, "refresh_token": self.refresh}
        return httpx.Response(200, json={**told, "expires_in": 7200})

    def _operation(self, request: httpx.Request) -> tuple[Json, Json] | None:
        """The operation, and what its path names; fixed words come before names."""
        for path in sorted(self.document["paths"], key=lambda path: path.count("{")):
            pattern = re.sub(r"\{(\w+)\}", r"(?P<\1>[^/]+)", path)
            match = re.fullmatch(pattern, request.url.path)
            operation = self.document["paths"][path].get(request.method.lower())
            if match and operation:
                return operation, match.groupdict()
        return None

    def _faults(self, request: httpx.Request, operation: Json) -> list[str]:
        told = [self.schemas.resolved(p) for p in operation.get("parameters", ())]
        known = {p["name"]: p["schema"] for p in told if p["in"] == "query"}
        faults = []
        for name, value in request.url.params.multi_items():
            if name not in known:
                faults.append(f"{name} is no parameter")
            else:
                read = self._read(value, known[name])
                faults += self.schemas.faults(read, known[name], name)
        if not any("OAuth2UserToken" in each for each in operation["security"]):
            faults.append("this needs another token")
        return faults + self._body_faults(request, operation)

    def _read(self, value: str, schema: Json) -> object:
        kind = self.schemas.resolved(schema).get("type")
        if kind == "array":
            return value.split(",")
        return int(value) if kind == "integer" else value

    def _body_faults(self, request: httpx.Request, operation: Json) -> list[str]:
        if "requestBody" not in operation:
            return ["it takes no body"] if request.content else []
        kinds = operation["requestBody"]["content"]
        kind = request.headers.get("content-type", "").partition(";")[0]
        if kind not in kinds:
            return [f"it takes no {kind}"]
        return self.schemas.faults(_body(request, kind), kinds[kind]["schema"])

    def _held(self, answer: httpx.Response, operation: Json) -> httpx.Response:
        """The answer, if X could have given it."""
        told = operation["responses"].get(str(answer.status_code))
        if told is None:
            told = operation["responses"]["default"]
            kind = "application/problem+json"
        else:
            kind = "application/json"
        faults = self.schemas.faults(answer.json(), told["content"][kind]["schema"])
        assert not faults, faults
        return answer

    def _wrong(self, what: str) -> httpx.Response:
        self.wrongs.append(what)
        return _problem(400, "invalid-request", what)


def _body(request: httpx.Request, kind: str) -> Mapping[str, object]:
    if kind == "application/json":
        said: Json = json.loads(request.content)
        return said
    fields, files = form(request)
    return {
        **fields,
        **{name: data.decode("latin-1") for name, (_, data, _) in files.items()},
    }


def _shortened(text: str) -> tuple[str, list[Json]]:
    urls: list[Json] = []

    def short(match: re.Match[str]) -> str:
        made = f"https://t.co/a{len(urls)}"
        urls.append(_url(made, match[0]))
        return made

    return ADDRESS.sub(short, escape(text, quote=False)), urls


def _url(short: str, written: str, media: str = "") -> Json:
    whole = written if "://" in written else f"http://{written}"
    url = {"start": 0, "end": len(short), "url": short, "expanded_url": whole}
    shown = re.sub("https?://", "", whole)
    return {**url, "display_url": shown, **({"media_key": media} if media else {})}


def _told(kind: str, detail: str) -> Json:
    return {"type": PROBLEMS + kind, "title": kind, "detail": detail}


def _problem(status: int, kind: str, detail: str) -> httpx.Response:
    told = _told(kind, detail)
    if kind in {"resource-not-found", "not-authorized-for-resource"}:
        told |= {"resource_type": "tweet"}
    if kind == "disallowed-resource":
        told |= {"resource_id": "0", "resource_type": "tweet", "section": "data"}
    return httpx.Response(status, json=told)
