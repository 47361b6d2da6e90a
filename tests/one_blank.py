"""Pages as a browser reads them: any run of blanks and line ends is one blank."""

import re
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

# Where each blank counts.
_RAW = "pre|textarea|script|style"
_AS_WRITTEN = "sg-said|sg-preview__text|sg-look__text"
_KEPT = re.compile(
    rf"(<(?:{_RAW})\b.*?</(?:{_RAW})>"
    rf"|<(?:p|div)\b[^<>]*\b(?:{_AS_WRITTEN})\b[^<>]*>.*?</(?:p|div)>)",
    re.S,
)
_BLOCK = (
    "address|article|body|dd|details|div|dl|dt|fieldset|footer|form|h[1-6]|head|header"
    "|legend|li|main|nav|ol|option|p|section|select|summary|table|tbody|td|th|thead"
    "|title|tr|ul|br|label|button|a|strong|span|bdi"
)
_EDGES = re.compile(rf"(<(?:{_BLOCK})\b[^<>]*>) | (</(?:{_BLOCK})>)")


class OneBlank:
    """Middleware for tests, so that they hold words and not where a template breaks."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.answer(request)
        kind = response.headers.get("Content-Type", "")
        if kind.startswith("text/html") and not response.streaming:
            response.content = squeezed(response.content.decode()).encode()
            if "Content-Length" in response.headers:
                response.headers["Content-Length"] = str(len(response.content))
        return response


def squeezed(page: str) -> str:
    """Write each run of blanks as one, and none at the edge of an element."""
    parts = _KEPT.split(page)
    return "".join(
        part if number % 2 else _EDGES.sub(r"\1\2", re.sub(r"\s+", " ", part))
        for number, part in enumerate(parts)
    )
