"""Many patterns held against a text in one pass, by Vectorscan, with the bulk extra.

To compile patterns for it takes seconds, so what was compiled is kept in the user's
cache folder (``SCHOOLGATE_CACHE``, else ``~/.cache/schoolgate``), under a name drawn
from the patterns and the library's version, with a sum over the whole. A file that is
broken, of another machine or not to be written costs time and nothing else.
"""

import os
import re
from collections.abc import Sequence
from hashlib import blake2b
from importlib import import_module
from pathlib import Path
from typing import Any

from schoolgate.reading.lettering import plain_lettering

# Letters and spaces beyond ASCII mean more to a pattern of Python's than to one of
# Vectorscan's, and so do four separators of ASCII; half a character can't be encoded.
_SEPARATORS = re.compile("[\x1c-\x1f]")
_BEYOND = re.compile("[^\x00-\x7f\\W]|[^\x00-\x7f\\S]|[\ud800-\udfff]")
_SUM = 16


class Scanner:
    """Says which of some patterns a text matches: too many at times, never too few."""

    def __init__(self, patterns: Sequence[str], library: Any) -> None:  # noqa: ANN401
        self._count = len(patterns)
        self._database = _database(patterns, library)

    def matched(self, text: str) -> set[int]:
        """The numbers of the patterns; every one where the text can't be scanned."""
        if _SEPARATORS.search(text):
            return set(range(self._count))
        if text.isascii():
            return self._scanned(text)
        readings = (text, plain_lettering(text).text)
        if any(map(_BEYOND.search, readings)):
            return set(range(self._count))
        return set().union(*map(self._scanned, readings))

    def _scanned(self, text: str) -> set[int]:
        found: set[int] = set()
        self._database.scan(text.encode(), match_event_handler=_note, context=found)
        return found


def scanner(patterns: Sequence[str]) -> Scanner | None:
    """Make a scanner, or None without the bulk extra, or where there is no pattern."""
    try:
        library = import_module("hyperscan")
    except ImportError:
        return None
    return Scanner(patterns, library) if patterns else None


def _note(number: int, start: int, end: int, flags: int, found: set[int]) -> None:
    """Take down which pattern matched; Vectorscan calls this for each match."""
    found.add(number)


def _database(patterns: Sequence[str], library: Any) -> Any:  # noqa: ANN401
    """What these patterns compile to: kept from another time, or made and kept."""
    place = _place(patterns, library)
    database = _recalled(place, library)
    if database is None:
        database = _made(patterns, library)
        _keep(place, library.dumpb(database))
    return database


def _made(patterns: Sequence[str], library: Any) -> Any:  # noqa: ANN401
    database = library.Database()
    database.compile(
        expressions=[pattern.encode() for pattern in patterns],
        ids=list(range(len(patterns))),
        elements=len(patterns),
        flags=_flags(library),
    )
    return database


def _flags(library: Any) -> int:  # noqa: ANN401 - the library has no types
    flags: int = (
        library.HS_FLAG_CASELESS
        | library.HS_FLAG_SINGLEMATCH
        | library.HS_FLAG_ALLOWEMPTY
        | library.HS_FLAG_PREFILTER
        | library.HS_FLAG_UTF8
    )
    return flags


def _place(patterns: Sequence[str], library: Any) -> Path:  # noqa: ANN401
    recipe = repr((library.__version__, _flags(library), tuple(patterns)))
    name = blake2b(recipe.encode(), digest_size=_SUM).hexdigest()
    home = os.environ.get("XDG_CACHE_HOME") or Path("~/.cache").expanduser()
    folder = os.environ.get("SCHOOLGATE_CACHE") or Path(home) / "schoolgate"
    return Path(folder) / "patterns" / f"{name}.scan"


def _recalled(place: Path, library: Any) -> Any:  # noqa: ANN401
    """What is kept, if it is whole: the library itself would take a flipped bit."""
    try:
        kept = place.read_bytes()
        if summed(kept[_SUM:]) != kept:
            return None
        database = library.loadb(kept[_SUM:], library.HS_MODE_BLOCK)
        database.scratch = library.Scratch(database)
    except (OSError, library.error):
        return None
    return database


def _keep(place: Path, dumped: bytes) -> None:
    """Keep it whole or not at all, for its owner alone."""
    part = place.with_suffix(f".{os.getpid()}")
    try:
        place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        part.write_bytes(summed(dumped))
        part.replace(place)
    except OSError:
        return


def summed(dumped: bytes) -> bytes:
    """What is kept of a database: its sum, then itself."""
    return blake2b(dumped, digest_size=_SUM).digest() + dumped
