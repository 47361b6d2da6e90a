"""The figures of a person's day in a school, all of them in one question."""

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
from schoolgate.web.posts.doubts import RIGHT, open_doubts
from schoolgate.web.posts.ledger import not_audited, open_take_downs
from schoolgate.web.trust.models import School

COUNTED = (
    "take_downs",
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
class Figures:
    """What there is to see to; nothing of what is not for the person."""

    take_downs: int = 0
    audit_is_due: bool = False
    case: Case | None = None
    alarms: int = 0
    doubts: int = 0
    to_ask_again: int = 0
    to_ask_themselves: int = 0


def figures(here: Standing, at: datetime) -> Figures:
    """Count what waits for somebody in a school."""
    school = here.school
    counted = School.objects.filter(pk=school.pk).annotate(
        take_downs=_many(open_take_downs(school), of="target"),
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
        found["take_downs"] if here.may("posts.withdraw") else 0,
        found["audit_is_due"] and here.may("pictures.audit"),
        Case(found["open"], found["late"]) if found["case"] else None,
        found["alarms"],
        found["doubts"] if here.may(RIGHT) else 0,
        found["again"] if asks else 0,
        found["themselves"] if asks else 0,
    )


def _many(rows: QuerySet[Any, Any], of: str = "pk") -> Coalesce:
    """How many rows there are, or things they are of, as a part of another question."""
    every = rows.order_by().annotate(of_all=Value(1)).values("of_all")
    return Coalesce(
        Subquery(every.annotate(many=Count(of, distinct=True)).values("many")), 0
    )
