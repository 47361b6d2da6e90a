"""What LinkedIn's answers mean."""

import httpx

from schoolgate.channels.calling import Json, body, without
from schoolgate.channels.port import ChannelError, Refused
from schoolgate.channels.wire import answered, wait_of

NAME = "LinkedIn"
NEWER = "Enter a newer version of the interface with the account, as year and month."
CHANGE = "Change the post, or look at the Page on LinkedIn."


class GoneError(Refused):
    """LinkedIn has no such thing."""


def checked(answer: httpx.Response, token: str) -> httpx.Response:
    """The answer, if it is a success."""
    if answer.is_success:
        return answer
    raise _error(answer, without(_said(answer), (token,)))


def read(answer: httpx.Response, token: str) -> Json:
    """What a success tells."""
    return body(NAME, checked(answer, token))


def _error(answer: httpx.Response, said: str) -> ChannelError:
    status = answer.status_code
    what = f"{NAME} answered {status}: {said}"
    if status == 404:
        return GoneError(what)
    if status == 426:
        return Refused(what, NEWER)
    if status in {400, 409, 422}:
        return Refused(what, CHANGE)
    return answered(NAME, status, said, wait_of(answer.headers))


def _said(answer: httpx.Response) -> str:
    try:
        told = answer.json()
    except ValueError:
        return ""
    words = str(told.get("message") or "") if isinstance(told, dict) else ""
    return " ".join(words.split())[:300]
