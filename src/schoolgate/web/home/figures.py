"""The figures of a person's day in a school, all of them in one question."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from schoolgate.engine.record import record
from schoolgate.web.concerns.queries import (
    alarms_on,
    cases_on,
    late_steps,
    open_steps,
)
from schoolgate.web.consent.to_ask import to_ask_again, to_ask_themselves
from schoolgate.web.people.rights import Standing
from schoolgate.web.takedowns.doubts import RIGHT, open_doubts
from schoolgate.web.takedowns.ledger import not_audited
from schoolgate.web.takedowns.take_downs import (
    A_DAY,
    asked_by_hand,
    gone_by_itself,
    late,
)
from schoolgate.web.trust.models import School

COUNTED = (
    "by_hand",
    "late_posts",
    "late_since",
    "gone_posts",
    "gone_places",
    "audit_is_due",
    "case",
    "open",
    "late",
    "alarms",
    "doubts",
    "again",
    "themselves",
)


@record
class Case:
    """A case that is on: how many of its steps are open, and how many late."""

    open: int
    late: int


@record
class TakeDowns:
    """Posts that are late, since when; those by hand; and what went since yesterday.

    ``late_for`` is how many whole days the first one is late.
    """

    late: int = 0
    late_for: int = 0
    by_hand: int = 0
    gone: int = 0
    places: int = 0


@record
class Figures:
    """What there is to see to; nothing of what is not for the person."""

    take_downs: TakeDowns = TakeDowns()
    audit_is_due: bool = False
    case: Case | None = None
    alarms: int = 0
    doubts: int = 0
    to_ask_again: int = 0
    to_ask_themselves: int = 0


def figures(here: Standing, at: datetime) -> Figures:
    """Count what waits for somebody in a school."""
    school = here.school
    overdue = late(at).filter(target__post__school=school)
    gone = gone_by_itself(school, at - A_DAY)
    counted = School.objects.filter(pk=school.pk).annotate(
        by_hand=_many(asked_by_hand(school), of="target__post"),
        late_posts=_many(overdue, of="target__post"),
        late_since=Subquery(overdue.order_by("due_at").values("due_at")[:1]),
        gone_posts=_many(gone, of="target__post"),
        gone_places=_many(gone, of="target"),
        audit_is_due=Exists(not_audited(school, at.date())),
        case=Exists(cases_on(here)),
        open=_many(open_steps(here)),
        late=_many(late_steps(here, at)),
        alarms=_many(alarms_on(here).select_related(None)),
        doubts=_many(open_doubts(school)),
        again=_many(to_ask_again(school)),
        themselves=_many(to_ask_themselves(school, at.date())),
    )
    found = counted.values(*COUNTED).get()
    asks = here.may("consent.keep")
    return Figures(
        _take_downs(found, at) if here.may("posts.withdraw") else TakeDowns(),
        found["audit_is_due"] and here.may("pictures.audit"),
        Case(found["open"], found["late"]) if found["case"] else None,
        found["alarms"],
        found["doubts"] if here.may(RIGHT) else 0,
        found["again"] if asks else 0,
        found["themselves"] if asks else 0,
    )


def _take_downs(found: Mapping[str, Any], at: datetime) -> TakeDowns:
    since = found["late_since"]
    return TakeDowns(
        late=found["late_posts"],
        late_for=(at - since).days if since else 0,
        by_hand=found["by_hand"],
        gone=found["gone_posts"],
        places=found["gone_places"],
    )


def _many(rows: QuerySet[Any, Any], of: str = "pk") -> Coalesce:
    """How many rows there are, or things they are of, as a part of another question."""
    every = rows.order_by().annotate(of_all=Value(1)).values("of_all")
    return Coalesce(
        Subquery(every.annotate(many=Count(of, distinct=True)).values("many")), 0
    )
