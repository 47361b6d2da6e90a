"""How a channel calls a platform's API, and what it makes of silence.

No token is ever in an address, in an exception or in a representation: what a platform
says is cleaned of the account's secrets before anybody reads it.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from functools import cache
from ssl import SSLContext
from typing import Any, TypedDict, Unpack

import httpx

from schoolgate.channels.port import Message, Refused, Unsure
from schoolgate.channels.wire import ASK, unanswered, unreachable
from schoolgate.engine.record import NOTHING

Json = Mapping[str, Any]
Clock = Callable[[], datetime]

TIMEOUT = httpx.Timeout(60, connect=10)
NOT_SENT = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.ProxyError,
    httpx.UnsupportedProtocol,
)
SHORTEST_SECRET = 6


class What(TypedDict, total=False):
    """What goes with a call; ``files`` are a name, bytes and a media type each."""

    params: Mapping[str, str]
    json: Json
    data: Mapping[str, str]
    files: Mapping[str, tuple[str, bytes, str]]
    content: bytes
    headers: Mapping[str, str]
    auth: tuple[str, str]


class Line:
    """Calls to one platform for one account.

    Each call has a connection of its own: one that is kept alive can be cut just as a
    call is written to it, and then nobody knows whether the platform read it.
    """

    def __init__(
        self,
        platform: str,
        base: str,
        headers: Mapping[str, str] = NOTHING,
        transport: httpx.BaseTransport | None = None,
    ) -> None:
        self.platform = platform
        self.base = base
        self.headers = dict(headers)
        self._transport = transport

    def __repr__(self) -> str:
        return f"Line({self.platform!r}, {self.base!r})"

    def send(self, method: str, path: str, **what: Unpack[What]) -> httpx.Response:
        """Make one call; a ``path`` that is a whole address goes there instead.

        Raises ``TryLater`` if it surely did not arrive, ``Unsure`` if it may have.
        """
        what["headers"] = {**self.headers, **what.get("headers", {})}
        address = path if path.startswith("http") else f"{self.base}{path}"
        try:
            with self._client() as client:
                return client.request(method, address, **what)
        except NOT_SENT as error:
            raise unreachable(self.platform, error) from None
        except (httpx.TransportError, httpx.DecodingError) as error:
            # Its cause is left out: it holds the request, and so the token.
            raise unanswered(self.platform, error) from None

    def _client(self) -> httpx.Client:
        return httpx.Client(
            timeout=TIMEOUT, verify=_trusted(), transport=self._transport
        )


@cache
def _trusted() -> SSLContext:
    """The authorities that are trusted; reading them takes longer than a call."""
    return httpx.create_ssl_context()


def now() -> datetime:
    """The time; channels get it as a clock, so that a test can set it."""
    return datetime.now(UTC)


def body(platform: str, answer: httpx.Response) -> Json:
    """The object that was answered; what is none leaves open what was done."""
    try:
        said = answer.json()
    except ValueError:
        said = None
    if not isinstance(said, dict):
        what = f"{platform} answered {answer.status_code} with what can't be read"
        raise Unsure(what, ASK)
    return said


def without(said: str, secrets: Iterable[str]) -> str:
    """What a platform said, with each secret of the account blotted out."""
    for secret in secrets:
        if len(secret) >= SHORTEST_SECRET:
            said = said.replace(secret, "…")
    return said


def of_kinds(message: Message, name: str, kinds: Mapping[str, str]) -> None:
    """Refuse a picture of a kind that is not taken: media types, and their names."""
    for number, picture in enumerate(message.pictures, 1):
        if picture.media_type not in kinds:
            takes = " or ".join(sorted(kinds.values()))
            kind = picture.media_type
            what = f"{name} takes no {kind}, as picture {number} is"
            raise Refused(what, f"Use {takes}.")


def field(credentials: Mapping[str, str], name: str, label: str) -> str:
    """A credential without blanks around it; refused by its label if there is none."""
    value = credentials.get(name, "").strip()
    if not value:
        raise Refused(f"{label} is missing", "Enter it with the account.")
    return value
