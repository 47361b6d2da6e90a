"""Nicknames and the forenames they stand for, one hop, from the nicknames package."""

from functools import cache
from importlib.util import find_spec
from pathlib import Path

# Reading its file is sixty times cheaper than importing the package.
_PACKAGE, _FILE = "nicknames", "names.csv"


@cache
def nicknames() -> dict[str, tuple[str, ...]]:
    """The nicknames of each forename; empty if the package is not installed."""
    spec = find_spec(_PACKAGE)
    if spec is None or spec.origin is None:
        return {}
    found: dict[str, list[str]] = {}
    listed = Path(spec.origin).with_name(_FILE).read_text("utf-8").lower()
    for line in listed.splitlines():
        name, _, rest = line.partition(",")
        nickname = rest.rpartition(",")[2]
        if len(nickname) > 1 and nickname.isalpha():
            found.setdefault(name, []).extend(_spellings(nickname))
    return {name: tuple(names) for name, names in found.items()}


def _spellings(nickname: str) -> tuple[str, ...]:
    """Whoever is a Katie is a Katy."""
    if nickname.endswith("ie"):
        return nickname, f"{nickname[:-2]}y"
    return (nickname, f"{nickname[:-1]}ie") if nickname.endswith("y") else (nickname,)


@cache
def forenames() -> frozenset[str]:
    """Every forename and nickname that the package knows, in small letters."""
    known = nicknames()
    return frozenset(known) | {nick for nicks in known.values() for nick in nicks}
