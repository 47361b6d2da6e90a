"""Sending once, on a platform that has no key for it.

Before the one call that publishes, the time is written into the steps. If no answer
comes, the account's own posts since then are looked through. What was sent a moment ago
and is not among them may still appear: then it is unsure, until it has had the time.
"""

import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import TypeVar

from schoolgate.channels.port import Message, Refused, Steps, TryLater, Unsure
from schoolgate.channels.wire import ASK

Done = TypeVar("Done")
ID, SENT = "id", "sent"
TIMES, PAUSE_SECONDS = 3, 2.0
SETTLES = timedelta(minutes=2)
"""How long a platform may take to show a post among an account's own."""
SKEW = timedelta(minutes=5)
"""How far a platform's clock may be from ours."""


@contextmanager
def sending(steps: Steps, at: datetime) -> Iterator[None]:
    """Write down that the publishing call is made; an answered no takes it back."""
    before = steps.get(SENT, "")
    steps[SENT] = at.isoformat()
    try:
        yield
    except (Refused, TryLater) as error:
        if before and "duplicate" in error.what.lower():
            raise Unsure(error.what, ASK) from error
        steps[SENT] = ""
        raise


def since(message: Message, steps: Steps) -> datetime | None:
    """From when on it can be out; None if the publishing call was never made."""
    if not steps.get(SENT):
        return None
    return min(message.at, datetime.fromisoformat(steps[SENT])) - SKEW


def not_seen(platform: str, steps: Steps, at: datetime) -> None:
    """Take it as not out, unless it was sent so lately that it may still appear."""
    if at - datetime.fromisoformat(steps[SENT]) < SETTLES:
        what = f"{platform} does not show it, but it was sent only a moment ago"
        raise Unsure(what, ASK)


def insisted(call: Callable[[], Done], pause: Callable[[float], None]) -> Done | None:
    """Do what is as well done twice, up to three times; None if it could not be."""
    for _ in range(TIMES):
        try:
            return call()
        except (TryLater, Unsure):
            pause(PAUSE_SECONDS)
        except Refused:
            break
    return None


def same(one: str, other: str) -> bool:
    """Whether two texts read the same, whatever became of their blanks."""
    return _plain(one) == _plain(other)


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())
