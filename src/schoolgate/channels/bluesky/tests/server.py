"""A PDS in a few lines: what a repository's owner and a stranger are answered.

The shapes are those of a real one, on which tests/e2e run as well.
"""

import json
from base64 import urlsafe_b64encode
from collections.abc import Callable
from hashlib import sha256
from typing import Any

import httpx

from schoolgate.channels.bluesky.channel import Bluesky
from schoolgate.channels.bluesky.repository import Repository

DID = "did:plc:oakschooloakschooloaksch"
PASSWORD = "abcd-efgh-ijkl-mnop"
CID = "bafkreibme22gw2h7y2h7tg2fhqotaqjucnbc24deqo72b6mkl2egezxhvy"
Json = dict[str, Any]
Handler = Callable[[httpx.Request, Json], httpx.Response]


class FakePds:
    """One account. ``records`` are by collection and key; ``calls`` are methods."""

    def __init__(self) -> None:
        self.records: dict[tuple[str, str], Json] = {}
        self.calls: list[str] = []
        self.types: list[str] = []
        self.endpoint = ""
        self.next_answer: httpx.Response | None = None

    def __call__(self, request: httpx.Request) -> httpx.Response:
        method = request.url.path.removeprefix("/xrpc/").rpartition(".")[2]
        self.calls.append(method)
        if self.next_answer is not None and method != "createSession":
            answer, self.next_answer = self.next_answer, None
            return answer
        said = dict(request.url.params)
        if request.headers.get("content-type") == "application/json":
            said = json.loads(request.content)
        handler: Handler = getattr(self, f"_{method}")
        return handler(request, said)

    def _createSession(self, request: httpx.Request, said: Json) -> httpx.Response:  # noqa: N802
        del request
        if said["password"] != PASSWORD:
            return wrong(401, "AuthenticationRequired", "Invalid password")
        session = {
            "did": DID,
            "handle": said["identifier"],
            "accessJwt": _jwt(),
            "refreshJwt": _jwt(),
        }
        if self.endpoint:
            session["didDoc"] = _document(self.endpoint)
        return httpx.Response(200, json=session)

    def _uploadBlob(self, request: httpx.Request, said: Json) -> httpx.Response:  # noqa: N802
        del said
        self.types.append(request.headers["content-type"])
        size, kind = len(request.content), self.types[-1]
        name = {"$link": CID[:-4] + sha256(request.content).hexdigest()[:4]}
        blob = {"$type": "blob", "ref": name, "mimeType": kind, "size": size}
        return httpx.Response(200, json={"blob": blob})

    def _resolveHandle(self, request: httpx.Request, said: Json) -> httpx.Response:  # noqa: N802
        del request
        if said["handle"] == "friend.test":
            return httpx.Response(200, json={"did": DID})
        return wrong(400, "InvalidRequest", "Unable to resolve handle")

    def _applyWrites(self, request: httpx.Request, said: Json) -> httpx.Response:  # noqa: N802
        del request
        named = {(w["collection"], w["rkey"]): w["value"] for w in said["writes"]}
        if self.records.keys() & named.keys():
            return wrong(500, "InternalServerError", "Internal Server Error")
        if any(len(value.get("text", "")) > 300 for value in named.values()):
            return wrong(400, "InvalidRequest", "grapheme too big (maximum 300)")
        self.records |= named
        return httpx.Response(200, json={})

    def _putRecord(self, request: httpx.Request, said: Json) -> httpx.Response:  # noqa: N802
        del request
        self.records[said["collection"], said["rkey"]] = said["record"]
        return httpx.Response(200, json={"uri": _uri(said), "cid": CID})

    def _getRecord(self, request: httpx.Request, said: Json) -> httpx.Response:  # noqa: N802
        del request
        record = self.records.get((said["collection"], said["rkey"]))
        if record is None:
            return wrong(400, "RecordNotFound", "Could not locate record")
        found = {"uri": _uri(said), "cid": CID, "value": record}
        return httpx.Response(200, json=found)

    def _deleteRecord(self, request: httpx.Request, said: Json) -> httpx.Response:  # noqa: N802
        del request
        self.records.pop((said["collection"], said["rkey"]), None)
        return httpx.Response(200, json={})


def wrong(status: int, error: str, message: str) -> httpx.Response:
    return httpx.Response(status, json={"error": error, "message": message})


def opened(way: httpx.BaseTransport, password: str = PASSWORD) -> Bluesky:
    """The account, over that way."""
    return Bluesky(Repository("https://pds.example.org", "oak.test", password, way))


def _uri(said: Json) -> str:
    return f"at://{DID}/{said['collection']}/{said['rkey']}"


def _document(endpoint: str) -> Json:
    service = {
        "id": "#atproto_pds",
        "type": "AtprotoPersonalDataServer",
        "serviceEndpoint": endpoint,
    }
    return {"@context": [], "id": DID, "service": [service]}


def _jwt() -> str:
    """A token that does not end in a test's time."""
    parts = ({"alg": "HS256"}, {"sub": DID, "exp": 4_000_000_000, "iat": 0})
    coded = (urlsafe_b64encode(json.dumps(p).encode()).decode() for p in parts)
    return ".".join((*(c.rstrip("=") for c in coded), "c2ln"))
