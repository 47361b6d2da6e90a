"""What X's answers mean."""

from collections.abc import Iterable, Mapping

import httpx

from schoolgate.channels.calling import Json, body, without
from schoolgate.channels.port import ChannelError, Refused
from schoolgate.channels.wire import answered, wait_of

NAME = "X"
RESET = "x-rate-limit-reset"
NO_RIGHT = ("client-forbidden", "not-authorized", "unsupported-authentication")
NO_CREDIT = 402
BUY = "Buy credit for the app at X’s developer console."
SHOWN = "Change the post, or look at the account on X."


class GoneError(Refused):
    """X has no such post."""


def read(answer: httpx.Response, secrets: Iterable[str]) -> Json:
    """What was answered. A success can hold errors beside its data, or without any."""
    if not answer.is_success:
        raise _error(answer, _problem(answer), secrets)
    said = body(NAME, answer)
    if said.get("data") is None and said.get("errors"):
        raise _error(answer, said["errors"][0], secrets)
    return said


def _error(
    answer: httpx.Response, problem: Json, secrets: Iterable[str]
) -> ChannelError:
    status, kind = answer.status_code, str(problem.get("type") or "")
    said = str(problem.get("detail") or problem.get("message") or "")
    said = without(said, secrets)
    if kind.endswith("resource-not-found") or status == 404:
        return GoneError(f"{NAME} does not have it: {said}")
    if status == NO_CREDIT:
        return Refused(f"{NAME} answered {status}: {said}", BUY)
    if status < 300:
        status = 403
    if status == 403 and not _is_any(kind, NO_RIGHT):
        return Refused(f"{NAME} answered {status}: {said}", SHOWN)
    return answered(NAME, status, said, wait_of(_told(answer.headers)))


def _problem(answer: httpx.Response) -> Json:
    """The first problem that the answer tells of, in any of X's three shapes."""
    try:
        said = answer.json()
    except ValueError:
        return {}
    if not isinstance(said, dict):
        return {}
    errors = said.get("errors") or [{}]
    told = said if said.get("detail") or said.get("message") else errors[0]
    return told if isinstance(told, dict) else {}


def _told(headers: Mapping[str, str]) -> Mapping[str, str]:
    """The headers under the names that other platforms give them."""
    return {**headers, "x-ratelimit-reset": headers.get(RESET, "")}


def _is_any(kind: str, of: Iterable[str]) -> bool:
    return any(each in kind for each in of)
