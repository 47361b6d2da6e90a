"""One account's repository on its server: the only place that knows the client."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

import httpx
from atproto_client import Client, Session
from atproto_client.exceptions import (
    AtProtocolError,
    RequestErrorBase,
)
from atproto_client.models.common import XrpcError
from atproto_client.models.utils import (
    get_model_as_dict,
)
from atproto_client.request import Request

from schoolgate.channels.bluesky.records import Json
from schoolgate.channels.port import ChannelError, NotSignedIn, Picture, Refused
from schoolgate.channels.wire import (
    SIGN_IN,
    answered,
    nothing_out,
    safe_address,
    unanswered,
    unreachable,
    wait_of,
)

NAME = "Bluesky"
TIMEOUT = httpx.Timeout(30.0, connect=10.0)
UNSENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)
SIGNED_OUT = frozenset(("ExpiredToken", "InvalidToken", "AccountTakedown"))
UPLOAD = "com.atproto.repo.uploadBlob"
# Nobody closes a channel: each call closes its own connection.
LIMITS = httpx.Limits(max_keepalive_connections=0)
CREATE = "com.atproto.repo.applyWrites#create"


class Missing(Refused):
    """There is no such record."""


class Repository:
    """The records and pictures of one account; it signs in with the first call."""

    def __init__(
        self,
        server: str,
        handle: str,
        password: str,
        transport: httpx.BaseTransport | None = None,
    ) -> None:
        self.handle = handle
        self._password = password
        request = Request(
            timeout=TIMEOUT,
            limits=LIMITS,
            transport=transport,
            event_hooks={"request": [_only_where_it_is_safe]},
        )
        self._client = Client(server, request)
        self._client.on_session_change(self._signed_in)
        self._did = ""

    def did(self) -> str:
        """The account's lasting name; signs in if that was not done."""
        if not self._did:
            with nothing_out(), _told():
                self._client.login(
                    self.handle, self._password, fetch_bsky_profile=False
                )
        return self._did

    def upload(self, picture: Picture) -> Json:
        """Hand a picture over; what no post uses, the server throws away."""
        self.did()
        with nothing_out(), _told():
            # The client's own call hands bytes to httpx in a way that ends soon.
            answer = self._client.invoke_procedure(
                UPLOAD, content=picture.data, input_encoding=picture.media_type
            )
            blob: Json = answer.content["blob"]
            return blob

    def facets(self, text: str) -> list[Json]:
        """The links, hashtags and mentions of a text, by its bytes."""
        self.did()
        with nothing_out(), _told():
            return [_json(facet) for facet in self._client.detect_facets(text)]

    def create(self, key: str, records: Mapping[str, Json]) -> None:
        """Write new records, one in each collection, all of them or none."""
        writes = [
            {"$type": CREATE, "collection": collection, "rkey": key, "value": value}
            for collection, value in records.items()
        ]
        repo = self.did()
        with _told():
            self._client.com.atproto.repo.apply_writes({"repo": repo, "writes": writes})

    def put(self, key: str, records: Mapping[str, Json]) -> None:
        """Write records, whether they are there or not."""
        for collection, value in records.items():
            data = self._named(collection, key) | {"record": value}
            with nothing_out(), _told():
                self._client.com.atproto.repo.put_record(data)

    def record(self, collection: str, key: str) -> Json | None:
        """Read one record; None if there is none."""
        name = self._named(collection, key)
        try:
            with nothing_out(), _told():
                return _json(self._client.com.atproto.repo.get_record(name).value)
        except Missing:
            return None

    def delete(self, key: str, collections: Sequence[str]) -> None:
        """Delete the records of a key; quiet about those that are gone."""
        for collection in collections:
            with nothing_out(), _told():
                self._client.com.atproto.repo.delete_record(
                    self._named(collection, key)
                )

    def _named(self, collection: str, key: str) -> dict[str, object]:
        return {"repo": self.did(), "collection": collection, "rkey": key}

    def _signed_in(self, event: object, session: Session) -> None:
        """Keep whose session it is; the client goes on at the account's own server."""
        del event
        self._did = str(session.did)


def _only_where_it_is_safe(request: httpx.Request) -> None:
    """Wherever the platform sends the client on to, nothing secret goes in the open."""
    safe_address(f"{request.url.scheme}://{request.url.netloc.decode('ascii')}")


def _json(model: object) -> Json:
    made: Json = get_model_as_dict(model)
    return made


@contextmanager
def _told() -> Iterator[None]:
    """Tell the client's errors in the port's words."""
    try:
        yield
    except RequestErrorBase as error:
        raise _meaning(error) from error
    except httpx.HTTPError as error:
        raise _lost(error) from error
    except (AtProtocolError, KeyError, ValueError) as error:
        raise unanswered(NAME, error) from error


def _meaning(error: RequestErrorBase) -> ChannelError:
    response = error.response
    if response is None:
        return _lost(error.__cause__ or error)
    content = response.content
    said = content if isinstance(content, XrpcError) else XrpcError("", "")
    what = f"{said.error or ''} {said.message or ''}"
    if said.error == "RecordNotFound":
        return Missing(what)
    if said.error in SIGNED_OUT:
        return NotSignedIn(f"{NAME} answered {what}", SIGN_IN)
    return answered(NAME, response.status_code, what, wait_of(response.headers))


def _lost(error: BaseException) -> ChannelError:
    if isinstance(error, UNSENT):
        return unreachable(NAME, error)
    return unanswered(NAME, error)
