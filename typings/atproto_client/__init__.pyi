"""What Bluesky's channel uses of atproto_client, which has no types of its own."""

from collections.abc import Callable, Iterable, Mapping
from typing import Protocol

from atproto_client.request import Request, Response

class Session(Protocol):
    did: str

class _Record(Protocol):
    value: object

class _Repo(Protocol):
    def apply_writes(self, data: Mapping[str, object]) -> object: ...
    def put_record(self, data: Mapping[str, object]) -> object: ...
    def get_record(self, params: Mapping[str, object]) -> _Record: ...
    def delete_record(self, data: Mapping[str, object]) -> object: ...

class _Atproto(Protocol):
    repo: _Repo

class _Com(Protocol):
    atproto: _Atproto

class Client:
    com: _Com
    def __init__(self, base_url: str, request: Request) -> None: ...
    def on_session_change(
        self, callback: Callable[[object, Session], None]
    ) -> None: ...
    def login(
        self, login: str, password: str, *, fetch_bsky_profile: bool
    ) -> object: ...
    def invoke_procedure(
        self, nsid: str, *, content: bytes, input_encoding: str
    ) -> Response: ...
    def detect_facets(self, text: str) -> Iterable[object]: ...
