"""Meta's Graph API, which Facebook and Instagram share: its calls and its errors.

An error can come with a 200. A number says what it is, and its words are for people.
"""

import json
from collections.abc import Mapping
from datetime import timedelta
from typing import Unpack

import httpx

from schoolgate.channels.calling import Json, Line, What, body, without
from schoolgate.channels.port import (
    ChannelError,
    NotSignedIn,
    Refused,
    TryLater,
    Unsure,
)
from schoolgate.channels.wire import ASK, LATER, SIGN_IN, answered, nothing_out

OWN = "https://graph.facebook.com"
VERSION = "v26.0"
NO_RIGHT = frozenset((3, 10, 102, 190, *range(200, 300)))
TOO_MANY = frozenset((4, 17, 32, 341, 613, *range(80000, 80015)))
MAY_BE_DONE = frozenset((1, 2))
GONE = frozenset(((100, 33), (803, 0)))
USAGE = "x-business-use-case-usage"
SHOWN = "Change the post, or look at the account on the platform."


class GoneError(Refused):
    """There is no such thing, or this account may not see it."""


class Graph:
    """One account's calls; the token is in a header, never in an address."""

    def __init__(self, line: Line, token: str) -> None:
        self._line = line
        self._token = token

    def __repr__(self) -> str:
        return f"Graph({self._line!r})"

    def get(self, path: str, fields: str, **params: str) -> Json:
        """Read fields of a thing."""
        return self._call("GET", path, params={"fields": fields, **params})

    def post(self, path: str, **data: str) -> Json:
        """Make or change a thing."""
        return self._call("POST", path, data=data)

    def upload(
        self, path: str, file: tuple[str, bytes, str], data: Mapping[str, str]
    ) -> Json:
        """Make a thing of a file; nobody sees it yet."""
        with nothing_out():
            return self._call("POST", path, data=data, files={"source": file})

    def delete(self, path: str) -> None:
        """Delete a thing; ``Unsure`` if that is not said."""
        if not self._call("DELETE", path).get("success"):
            what = f"{self._line.platform} did not say that it is deleted"
            raise Unsure(what, ASK)

    def _call(self, method: str, path: str, **what: Unpack[What]) -> Json:
        what["headers"] = {"Authorization": f"Bearer {self._token}"}
        answer = self._line.send(method, f"/{VERSION}/{path}", **what)
        try:
            said = body(self._line.platform, answer)
        except Unsure:
            if answer.is_success:
                raise
            raise answered(self._line.platform, answer.status_code, "") from None
        if "error" in said or not answer.is_success:
            raise self._error(answer, said)
        return said

    def _error(self, answer: httpx.Response, said: Json) -> ChannelError:
        told = said.get("error")
        error = told if isinstance(told, dict) else {}
        words = str(error.get("error_user_msg") or error.get("message") or "")
        words = " ".join(without(words, (self._token,)).split())[:300]
        code = _number(error, "code")
        if not code:
            return answered(self._line.platform, answer.status_code, words)
        what = f"{self._line.platform} answered {code}: {words}"
        if code in TOO_MANY:
            return TryLater(what, LATER, wait=wait(answer.headers))
        if (code, _number(error, "error_subcode")) in GONE:
            return GoneError(what)
        return _meant(code, what, error)


def _meant(code: int, what: str, error: Json) -> ChannelError:
    if code in NO_RIGHT:
        return NotSignedIn(what, SIGN_IN)
    if code in MAY_BE_DONE or error.get("is_transient"):
        return Unsure(what, ASK)
    return Refused(what, SHOWN)


def wait(headers: Mapping[str, str]) -> timedelta | None:
    """How long until calls are let through again, the longest of what is told."""
    try:
        told = json.loads(headers.get(USAGE, ""))
        uses = [use for each in told.values() for use in each]
        minutes = [int(use["estimated_time_to_regain_access"]) for use in uses]
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
    longest = max(minutes, default=0)
    return timedelta(minutes=longest) if longest else None


def _number(error: Json, name: str) -> int:
    value = error.get(name)
    return value if isinstance(value, int) else 0
