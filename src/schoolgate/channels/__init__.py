"""Where a post goes out: one folder a platform, found by its name, behind one port.

``open_channel("bluesky", credentials)`` gives a ``Channel``; ``abilities("x")`` says
what a platform can do, and when it can't. The channels do not know each other.
"""

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import cast

from schoolgate.channels.port import Abilities, Channel, Field, UnknownChannelError


@cache
def names() -> tuple[str, ...]:
    """The platforms that have a folder here, in the alphabet's order."""
    return tuple(sorted(m.name for m in iter_modules(__path__) if m.ispkg))


def abilities(platform: str) -> Abilities:
    """What the platform can do for a school's own account."""
    return cast("Abilities", _module(platform).ABILITIES)


def fields(platform: str) -> tuple[Field, ...]:
    """The credentials that the platform asks for, in the order a form shows them."""
    return cast("tuple[Field, ...]", _module(platform).FIELDS)


def open_channel(platform: str, credentials: Mapping[str, str]) -> Channel:
    """Open the school's account on a platform; nothing is sent yet."""
    return cast("Channel", _module(platform).open_channel(credentials))


def _module(platform: str) -> ModuleType:
    if platform not in names():
        raise UnknownChannelError(platform, names())
    return import_module(f"{__name__}.{platform}")
