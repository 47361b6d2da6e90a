"""A crash at each call, and the caller that comes again: one post must be out."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from enum import StrEnum

import httpx

from schoolgate.channels.port import (
    Channel,
    Comments,
    Message,
    Out,
    Picture,
    TryLater,
    Unsure,
)

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
Handler = Callable[[httpx.Request], httpx.Response]
Opener = Callable[[httpx.BaseTransport], Channel]


class Fault(StrEnum):
    """What happens at one call."""

    NONE = "nothing happens"
    DIES_BEFORE = "the process dies before the call"
    DIES_AFTER = "the process dies when the answer comes"
    LOST = "the call is carried out and its answer is lost"
    BROKEN = "the call is carried out and answered by a 503"
    UNREACHED = "the platform is not reached"


class Died(Exception):
    """The process ended here."""


class Faulty(httpx.BaseTransport):
    """The way to a platform, with a fault at the call of that number."""

    def __init__(
        self, handler: Handler, fault: Fault = Fault.NONE, at: int = 0
    ) -> None:
        self.handler = handler
        self.fault = fault
        self.at = at
        self.calls = 0

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        self.calls += 1
        fault = self.fault if self.calls == self.at else Fault.NONE
        request.read()
        if fault is Fault.DIES_BEFORE:
            raise Died
        if fault is Fault.UNREACHED:
            raise httpx.ConnectError("no route to host", request=request)
        answer = self.handler(request)
        if fault is Fault.DIES_AFTER:
            raise Died
        if fault is Fault.LOST:
            raise httpx.ReadTimeout("timed out", request=request)
        return httpx.Response(503) if fault is Fault.BROKEN else answer


class Day:
    """A clock that stands until it is moved on."""

    def __init__(self, at: datetime = MONDAY) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at

    def passes(self, minutes: int) -> None:
        self.at += timedelta(minutes=minutes)


def brought_out(
    opened: Opener, message: Message, day: Day, ways: Iterator[httpx.BaseTransport]
) -> Out:
    """Do as a worker does: try, and come again after a while, asking first."""
    steps: dict[str, str] = {}
    for way in ways:
        channel = opened(way)
        try:
            out = channel.find(message, steps) if steps else None
            return out or channel.publish(message, steps)
        except (Died, TryLater, Unsure):
            day.passes(3)
    raise AssertionError("it never came out")


def ways(handler: Handler, fault: Fault, at: int) -> Iterator[httpx.BaseTransport]:
    """The way with the fault, then five without one."""
    yield Faulty(handler, fault, at)
    for _ in range(5):
        yield Faulty(handler)


def two_faults(
    handler: Handler, first: int, second: int
) -> Iterator[httpx.BaseTransport]:
    """An answer is lost, and who comes again dies; then four ways without a fault."""
    yield Faulty(handler, Fault.LOST, first)
    yield Faulty(handler, Fault.DIES_AFTER, second)
    for _ in range(4):
        yield Faulty(handler)


def calls_of(opened: Opener, message: Message, handler: Handler) -> int:
    """How many calls it takes when nothing goes wrong."""
    way = Faulty(handler)
    opened(way).publish(message, {})
    return way.calls


def picture(number: int, alt: str, media_type: str = "image/jpeg") -> Picture:
    data = b"\xff\xd8\xff" + bytes((number,)) * 64
    return Picture(data, media_type, alt, 640, 480, f"{number}.jpg")


def message(
    text: str = "Year 4 planted beans.",
    alts: tuple[str, ...] = ("Beans in pots", "A trowel"),
    comments: Comments = Comments.CLOSED,
) -> Message:
    """A message with a picture for each alternative text, each at an address."""
    return Message(
        key="5b1d",
        text=text,
        at=MONDAY,
        pictures=tuple(picture(n, alt) for n, alt in enumerate(alts)),
        addresses=tuple(f"https://school.example.org/p/{n}" for n in range(len(alts))),
        comments=comments,
    )
