"""What the tests send, and the way to a real server with a fault on it."""

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from io import BytesIO
from itertools import count
from typing import Any, TypeVar

import httpx
import requests
from PIL import Image
from requests.adapters import HTTPAdapter
from requests.structures import CaseInsensitiveDict

from schoolgate.channels.port import (
    Channel,
    Comments,
    Message,
    Out,
    Picture,
    TryLater,
    Unsure,
)
from schoolgate.channels.tests.again import Died, Fault, Faulty

ALTS = ("A relay race: “go!” & <run>", "Beans in pots — três bonitos")
FAULTS = tuple(fault for fault in Fault if fault is not Fault.NONE)
ATTEMPTS = 20
TRANSPORT_HEADERS = frozenset(
    ("content-encoding", "content-length", "transfer-encoding")
)
TEXT = (
    "Well done “Year 5” & 6 🎉\n\nMore: https://oak.example.org/news?a=1&b=2 #SportsDay"
)

Answer = TypeVar("Answer")

_numbers = count(1)


def picture(colour: str, alt: str) -> Picture:
    """A real photograph's file."""
    file = BytesIO()
    Image.new("RGB", (640, 480), colour).save(file, "JPEG")
    return Picture(file.getvalue(), "image/jpeg", alt, 640, 480, f"{colour}.jpg")


def message(
    text: str = TEXT, alts: tuple[str, ...] = ALTS, comments: Comments = Comments.CLOSED
) -> Message:
    """A message that no test has sent before."""
    number = next(_numbers)
    colours = ("navy", "teal", "maroon", "olive", "purple")
    return Message(
        key=f"e2e-{number}",
        text=f"{text} ({number})",
        at=datetime.now(UTC),
        title=f"Sports day {number} <b>&</b> more",
        pictures=tuple(picture(*pair) for pair in zip(colours, alts, strict=False)),
        comments=comments,
    )


def brought_out(
    opened: Callable[[int], Channel], message: Message
) -> tuple[Out, dict[str, str]]:
    """Do as a worker does: try, and come again, asking first. Gives the steps too."""
    steps: dict[str, str] = {}
    for attempt in range(ATTEMPTS):
        channel = opened(attempt)
        try:
            out = channel.find(message, steps) if attempt else None
            return out or channel.publish(message, steps), steps
        except (Died, TryLater, Unsure):
            continue
    raise AssertionError("it never came out")


class Patient:
    """A channel for one who comes again, as a worker does: some servers cut calls."""

    def __init__(self, channel: Channel) -> None:
        self.channel = channel

    def publish(self, message: Message) -> Out:
        """Publish, and ask and publish again until it is out."""
        return brought_out(lambda _: self.channel, message)[0]

    def asks(self, ask: Callable[[Channel], Answer]) -> Answer:
        """Ask anything else again until it is answered."""
        return until_answered(lambda: ask(self.channel), TryLater, Unsure)


def until_answered(ask: Callable[[], Answer], *silence: type[Exception]) -> Answer:
    """Ask again until there is an answer."""
    for _ in range(ATTEMPTS):
        with suppress(*silence):
            return ask()
    raise AssertionError(f"there was no answer in {ATTEMPTS} calls")


def over_the_wire(request: httpx.Request) -> httpx.Response:
    """Carry a call out for real, and give its answer whole."""
    with httpx.HTTPTransport() as wire:
        answer = wire.handle_request(request)
        content = answer.read()
    kept = [
        (name, value)
        for name, value in answer.headers.multi_items()
        if name.lower() not in TRANSPORT_HEADERS
    ]
    return httpx.Response(answer.status_code, headers=kept, content=content)


def way(fault: Fault = Fault.NONE, at: int = 0) -> Faulty:
    """The way to a server, with a fault at the call of that number."""
    return Faulty(over_the_wire, fault, at)


class FaultyAdapter(HTTPAdapter):
    """The same, for a client that is built on requests."""

    def __init__(self, fault: Fault = Fault.NONE, at: int = 0) -> None:
        super().__init__(max_retries=0)
        self.fault = fault
        self.at = at
        self.calls = 0

    def send(
        self,
        request: requests.PreparedRequest,
        *rest: Any,
        **named: Any,
    ) -> requests.Response:
        """Carry a call out, unless it is the one."""
        self.calls += 1
        fault = self.fault if self.calls == self.at else Fault.NONE
        if fault is Fault.DIES_BEFORE:
            raise Died
        if fault is Fault.UNREACHED:
            raise requests.ConnectTimeout
        answer = super().send(request, *rest, **named)
        if fault is Fault.NONE:
            return answer
        answer.close()
        if fault is Fault.BROKEN:
            return _broken(request)
        raise Died if fault is Fault.DIES_AFTER else requests.ReadTimeout


def _broken(request: requests.PreparedRequest) -> requests.Response:
    answer = requests.Response()
    answer.status_code, answer.reason = 503, "Service Unavailable"
    answer.headers = CaseInsensitiveDict()
    answer.request = request
    answer.raw = BytesIO()
    return answer


def faults_until(most: int) -> list[tuple[Fault, int]]:
    """Every fault at every call."""
    return [(fault, at) for fault in FAULTS for at in range(1, most + 1)]
