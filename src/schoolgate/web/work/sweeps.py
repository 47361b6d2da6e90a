"""Sweeps: each app offers what it does with its due rows; nobody else loops.

An app registers its sweeps in a module ``sweeps``, which is found when Django starts.
"""

from collections.abc import Callable
from datetime import datetime

# As many as one sweep hands on; the next one is never far.
MOST = 200

Sweep = Callable[[datetime], None]
_SWEEPS: dict[str, Sweep] = {}


class SweepRegisteredTwiceError(Exception):
    """Two sweeps go by one name."""


def sweep(function: Sweep) -> Sweep:
    """Register a function that deals with what is due at a moment."""
    name = f"{function.__module__}.{function.__qualname__}"
    if _SWEEPS.setdefault(name, function) is not function:
        raise SweepRegisteredTwiceError(name)
    return function


def registered() -> tuple[str, ...]:
    """List the sweeps by name."""
    return tuple(_SWEEPS)


def run(name: str, at: datetime) -> None:
    """Run one sweep."""
    _SWEEPS[name](at)
