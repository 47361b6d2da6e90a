"""What waits for a person today: each app says it for itself, the first page shows it.

An app registers it in a module ``waiting``, which is found when Django starts. It runs
no query about what the person may not see, and counts what it shows in one.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from schoolgate.web.people.rights import Standing


@dataclass(frozen=True, slots=True)
class Notice:
    """Something at the head of the page, with where it leads; the first place first."""

    place: int
    key: str
    heading: str
    text: str
    url: str
    link: str = ""
    stops: bool = True


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to deal with: ``state`` is a post's, ``tag`` another word beside it."""

    text: str
    url: str
    state: str = ""
    tag: str = ""
    level: str = "approve"
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """Things under one heading. Those of one heading are joined, in their places."""

    place: int
    heading: str
    items: tuple[Item, ...]
    text: str = ""
    empty: str = ""


TO_SEE_TO = "To see to"
Shown = Notice | Section
Waits = Callable[[Standing, datetime], Iterable[Shown]]
_WAITS: list[Waits] = []


def waits(function: Waits) -> Waits:
    """Register what an app shows of what waits."""
    _WAITS.append(function)
    return function


def waiting_for(here: Standing, at: datetime) -> list[Shown]:
    """What waits for a person in a school, of all apps, in the order of its places."""
    every = [one for wait in _WAITS for one in wait(here, at)]
    return sorted(every, key=lambda one: one.place)


def to_see_to(place: int, items: Iterable[Item]) -> Section:
    """Things that are not posts, for whoever may deal with them."""
    return Section(place, TO_SEE_TO, tuple(items))
