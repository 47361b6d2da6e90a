from collections.abc import Callable, Mapping
from typing import Any

import httpx

class Response:
    status_code: int
    content: Any
    headers: Mapping[str, str]

class Request:
    def __init__(
        self,
        *,
        timeout: httpx.Timeout,
        limits: httpx.Limits,
        transport: httpx.BaseTransport | None,
        event_hooks: Mapping[str, list[Callable[[httpx.Request], None]]],
    ) -> None: ...
