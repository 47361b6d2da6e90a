"""What waits for a person in a school today, as the first page shows it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from schoolgate.engine.record import replace
from schoolgate.web.people.rights import Standing
from schoolgate.web.people.waiting import Notice, Section, waiting_for


@dataclass(frozen=True, slots=True)
class Day:
    """The notices at the head of the page, and the sections below them."""

    notices: tuple[Notice, ...]
    sections: tuple[Section, ...]


def day(here: Standing, at: datetime) -> Day:
    """What waits for a person in a school; each app says it for itself."""
    every = waiting_for(here, at)
    return Day(
        tuple(one for one in every if isinstance(one, Notice)),
        tuple(_joined(one for one in every if isinstance(one, Section))),
    )


def _joined(sections: Iterable[Section]) -> Iterable[Section]:
    """Sections of one heading as one; a heading with nothing to show goes."""
    for _, alike in groupby(sections, key=lambda one: one.heading):
        first, *others = alike
        items = tuple(item for each in (first, *others) for item in each.items)
        if items or first.empty:
            yield replace(first, items=items)
