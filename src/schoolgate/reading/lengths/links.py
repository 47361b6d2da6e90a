"""The links that X would shorten: with http, or bare as in ``example.com``.

X's own rules (twitter-text), so a name counts as a link only if it ends in a
top-level domain that X knows.
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

# Whatever may stand in a name with http before it: all but ASCII signs and spaces.
_SIGN = "[^\\x00-/:-@\\[-`{-\\xa0\u2000-\u206f\u3000-\u3002\ufeff\ufffe\uffff]"
_LABEL = f"(?:{_SIGN}(?:[_-]|{_SIGN})*)?{_SIGN}"
_BARE_LABEL = "[-a-z0-9\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff]+"
_LETTERS = "a-z0-9\u00c0-\u024f\u0400-\u04ff"
_GENERAL = rf"[{_LETTERS}!*';:=+,.$/%#\[\]\-\u2013_~@|&]"
_BRACKETED = rf"\((?:{_GENERAL}|\({_GENERAL}+\))*\)"
_TAIL = re.compile(
    r"(?::[0-9]+)?"
    rf"(?:/(?:(?:{_GENERAL}|{_BRACKETED})*(?:[{_LETTERS}+\-=_#/]|{_BRACKETED}))?)?"
    r"(?:\?[a-z0-9!?*'@();:&=+$/%#\[\]\-_.,~|]*[a-z0-9\-_&=#/])?",
    re.IGNORECASE,
)
_BEFORE = "(?<![a-z0-9@＠$#＃])"
_START = re.compile(
    rf"{_BEFORE}(?P<http>https?://)(?P<name>(?:{_LABEL}\.)+{_SIGN}+)"
    rf"|{_BEFORE}(?<![-_./])(?P<bare>(?:{_BARE_LABEL}\.)+[a-z]+)",
    re.IGNORECASE,
)
_ENDING = re.compile(r"\.([a-z]+|[^\x00-\x7f]+)(?![0-9a-z@+-])", re.IGNORECASE)
_LONGEST_LABEL = 63


def links(text: str) -> Iterator[tuple[int, int]]:
    """Find each link's start and end, left to right."""
    place = 0
    while "." in text[place:] and (start := _START.search(text, place)):
        name = "http" if start["http"] else "bare"
        host_end = _host_end(text, *start.span("name" if name == "http" else "bare"))
        if host_end is None:
            place = _after(start)
            continue
        tail = _TAIL.match(text, host_end)
        place = tail.end() if tail else host_end
        yield start.start(), place


def _after(start: re.Match[str]) -> int:
    """Where to look on: behind ``http://``, or behind a bare name that is no link."""
    return start.end("http") if start["http"] else start.end()


def _host_end(text: str, start: int, end: int) -> int | None:
    """Where the last part of a name that X knows as a top-level domain ends."""
    found = None
    for ending in _ENDING.finditer(text, start, end + 1):
        label = ending[1].lower()
        name = text[start : ending.start()]
        if (label in _known() or label.startswith("xn--")) and _is_name(name):
            found = ending.end()
    return found


def _is_name(name: str) -> bool:
    labels = name.lower().split(".")
    return "_" not in labels[-1] and all(map(_is_label, labels))


def _is_label(label: str) -> bool:
    if label.isascii():
        return len(label) <= _LONGEST_LABEL
    if label.startswith("xn--"):
        return False
    return len(label.encode("punycode")) + len("xn--") <= _LONGEST_LABEL


@cache
def _known() -> frozenset[str]:
    listed = Path(__file__).with_name("top_level_domains.txt")
    return frozenset(listed.read_text(encoding="utf-8").split())
