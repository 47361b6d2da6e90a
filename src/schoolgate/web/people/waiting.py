"""What waits for a person today: each app says it for itself, the first page shows it.

An app registers it in a module ``waiting``, which is found when Django starts. What is
only a number is counted for all apps in one query.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, QuerySet, Subquery, Value
from django.db.models.expressions import BaseExpression, Expression
from django.db.models.functions import Coalesce

from schoolgate.web.people.rights import Standing
from schoolgate.web.trust.models import School


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
Counted = Expression | BaseExpression
Counts = Mapping[str, Any]
Counting = Callable[[Standing, datetime], Mapping[str, Counted]]
Waits = Callable[[Standing, datetime, Counts], Iterable[Shown]]
_COUNTS: list[Counting] = []
_WAITS: list[Waits] = []


def counts(function: Counting) -> Counting:
    """Register what an app counts: expressions over a school, by name."""
    _COUNTS.append(function)
    return function


def waits(function: Waits) -> Waits:
    """Register what an app shows of what waits, given what was counted."""
    _WAITS.append(function)
    return function


def waiting_for(here: Standing, at: datetime) -> list[Shown]:
    """What waits for a person in a school, of all apps, in the order of its places."""
    wanted: dict[str, Counted] = {}
    for count in _COUNTS:
        wanted |= count(here, at)
    school = School.objects.filter(pk=here.school.pk)
    counted = school.annotate(**wanted).values(*wanted).get() if wanted else {}
    every = [one for wait in _WAITS for one in wait(here, at, counted)]
    return sorted(every, key=lambda one: one.place)


def to_see_to(place: int, items: Iterable[Item]) -> Section:
    """Things that are not posts, for whoever may deal with them."""
    return Section(place, TO_SEE_TO, tuple(items))


def many(rows: QuerySet[Any, Any], of: str = "pk") -> Counted:
    """How many rows there are, or things they are of, as a part of another query."""
    every = rows.order_by().annotate(of_all=Value(1)).values("of_all")
    return Coalesce(
        Subquery(every.annotate(many=Count(of, distinct=True)).values("many")), 0
    )
