"""A form of words, read by hand: bounded, in any charset, and no word of it is lost.

Django answers a form that is too long with 400, one in pieces (chunked) with an empty
form, and one in another charset with an error: whoever sent an alarm so would lose it.
"""

import codecs
from collections.abc import Callable, Mapping
from urllib.parse import parse_qsl

from django.conf import settings
from django.http import HttpRequest, QueryDict

TOO_LONG = (
    "Not sent. This is much longer than 20,000 characters, which are the most. The "
    "beginning of your words is still here: shorten them, or ring."
)
ODD = (
    "Not sent yet. Your words came in an unusual form. Look whether they are right "
    "here, tick who it is about, and press “Send now” once more."
)
CHUNK = 64 * 1024
# So much more is taken in and thrown away, so that the sender still gets an answer.
THROWN_AWAY = 64 * 1024 * 1024
UTF_8 = ("utf-8", "ascii")
LOST = "\N{REPLACEMENT CHARACTER}"
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def read_form(request: HttpRequest) -> str:
    """Read what was sent into ``request.POST``; say why it is not taken, or "".

    It has to be asked before anything else reads the request.
    """
    most = settings.DATA_UPLOAD_MAX_MEMORY_SIZE or 0
    body, is_whole = _read(_source(request), most)
    text, is_plain = _decoded(body, request.content_params or {})
    form = QueryDict(mutable=True)
    for name, value in parse_qsl(text, keep_blank_values=True, errors="replace"):
        form.appendlist(name, value)
        is_plain = is_plain and (LOST not in value or LOST in text)
    request.POST = form  # type: ignore[assignment]
    if not is_whole:
        return TOO_LONG
    return "" if is_plain else ODD


def _source(request: HttpRequest) -> Callable[[int], bytes]:
    """Where to read from: a request in pieces has no length, and the server ends it."""
    if request.META.get("CONTENT_LENGTH"):
        return request.read
    if request.META.get("wsgi.input_terminated"):
        read: Callable[[int], bytes] = request.META["wsgi.input"].read
        return read
    return lambda _: b""


def _read(source: Callable[[int], bytes], most: int) -> tuple[bytes, bool]:
    """Read up to a limit; whether that was all. The rest is thrown away."""
    taken, rest = bytearray(), 0
    while chunk := source(CHUNK):
        taken += chunk[: max(0, most - len(taken))]
        rest += len(chunk)
        if rest > most + THROWN_AWAY:
            break
    return bytes(taken), rest <= most


def _decoded(body: bytes, params: Mapping[str, str]) -> tuple[str, bool]:
    """The text of a form, and whether it came as browsers send it."""
    declared = _known(params.get("charset", ""))
    if body.isascii() and 0 not in body:
        return body.decode(), declared in UTF_8
    charset = _charset(body, declared)
    try:
        return body.decode(charset), charset in UTF_8
    except UnicodeDecodeError:
        return body.decode(charset, "replace"), False


def _known(declared: str) -> str:
    """The charset of a name; UTF-8 for none, and for a name that is none."""
    try:
        name = codecs.lookup(declared.strip("\"' ")).name
        "".encode(name)
    except (LookupError, ValueError):
        return "utf-8"
    return name


def _charset(body: bytes, declared: str) -> str:
    """The charset by its mark, by the look of it, or as it was declared."""
    for mark, charset in _MARKS:
        if body.startswith(mark):
            return charset
    if declared in UTF_8 and body.count(0) * 4 > len(body):
        return "utf-16-le" if body[:1] != b"\0" else "utf-16-be"
    return declared
