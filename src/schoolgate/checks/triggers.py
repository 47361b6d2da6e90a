"""Which checks could find anything in a text: one pass over it for all of them.

Each text check has a ``TRIGGER``, a pattern that matches every text in which it could
find anything. With the bulk extra, Vectorscan holds all of them against a text in
one pass; without it, or where a text isn't plain ASCII, they are tried one by one.
"""

import re
from collections.abc import Iterable, Mapping
from importlib import import_module
from typing import Any


class Triggers:
    """The triggers of some checks; a check without one is always to be run."""

    def __init__(self, patterns: Mapping[str, str]) -> None:
        self.always = frozenset(name for name, each in patterns.items() if not each)
        self._names = [name for name, each in patterns.items() if each]
        self._plain = [_compiled(patterns[n], re.ASCII) for n in self._names]
        self._any = [_compiled(patterns[n], re.UNICODE) for n in self._names]
        self._database = _database([patterns[name] for name in self._names])

    def hit(self, text: str) -> frozenset[str]:
        """Name the checks that have to read this text."""
        plain = text.isascii()
        if self._database is not None and plain:
            return self.always | frozenset(self._scanned(text.encode()))
        patterns = self._plain if plain else self._any
        return self.always | frozenset(
            name
            for name, pattern in zip(self._names, patterns, strict=True)
            if pattern.search(text)
        )

    def _scanned(self, text: bytes) -> Iterable[str]:
        found: list[int] = []
        self._database.scan(text, match_event_handler=_note, context=found)
        return (self._names[number] for number in found)


def _compiled(pattern: str, letters: re.RegexFlag) -> re.Pattern[str]:
    """In plain text, case is ASCII's alone: else “s” would match a long “ſ”."""
    return re.compile(pattern, re.IGNORECASE | letters)


def _note(number: int, start: int, end: int, flags: int, found: list[int]) -> None:
    """Take down which pattern matched; Vectorscan calls this for each match."""
    found.append(number)


def _database(patterns: list[str]) -> Any:  # noqa: ANN401 - the library has no types
    """Compile the patterns for one pass, or None without the bulk extra."""
    try:
        hyperscan = import_module("hyperscan")
    except ImportError:
        return None
    if not patterns:
        return None
    flags = (
        hyperscan.HS_FLAG_CASELESS
        | hyperscan.HS_FLAG_SINGLEMATCH
        | hyperscan.HS_FLAG_ALLOWEMPTY
        | hyperscan.HS_FLAG_PREFILTER
    )
    database = hyperscan.Database()
    database.compile(
        expressions=[pattern.encode() for pattern in patterns],
        ids=list(range(len(patterns))),
        elements=len(patterns),
        flags=flags,
    )
    return database
