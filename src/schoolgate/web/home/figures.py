"""The figures of a person's day in a school, all of them in one question."""

from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from schoolgate.engine.record import record
from schoolgate.web.concerns.queries import cases_on, late_steps, open_steps, sees_cases
from schoolgate.web.people.rights import Standing
from schoolgate.web.posts.ledger import not_audited, open_take_downs
from schoolgate.web.trust.models import School


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


def figures(here: Standing, at: datetime) -> Figures:
    """Count what waits for somebody in a school."""
    school = here.school
    counted = School.objects.filter(pk=school.pk).annotate(
        take_downs=_many(open_take_downs(school)),
        audit_is_due=Exists(not_audited(school, at.date())),
        case=Exists(cases_on(school)),
        open=_many(open_steps(school)),
        late=_many(late_steps(school, at)),
    )
    found = counted.values("take_downs", "audit_is_due", "case", "open", "late").get()
    is_on = found["case"] and sees_cases(here)
    return Figures(
        found["take_downs"] if here.may("posts.withdraw") else 0,
        found["audit_is_due"] and here.may("pictures.audit"),
        Case(found["open"], found["late"]) if is_on else None,
    )


def _many(rows: QuerySet[Any, Any]) -> Coalesce:
    """How many rows there are, as a part of another question."""
    every = rows.order_by().annotate(of_all=Value(1)).values("of_all")
    return Coalesce(Subquery(every.annotate(many=Count("pk")).values("many")), 0)
