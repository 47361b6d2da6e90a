"""What the sender of an alarm is shown for some minutes: who was told, and who not."""

from datetime import datetime, timedelta

from schoolgate.engine.record import record
from schoolgate.web.concerns.models import Threat
from schoolgate.web.concerns.playbook import ALARM_RIGHT
from schoolgate.web.concerns.states import CaseKind
from schoolgate.web.concerns.who_to_ring import role_title
from schoolgate.web.people.models import Holding
from schoolgate.web.people.rights import RIGHTS, Standing, holds

# A page that is loaded again says it again; later it says nothing of the alarm.
SHOWN_FOR = timedelta(minutes=10)


@record
class Receipt:
    """When an alarm was received, and what the people are who were told and who not."""

    at: datetime
    told: tuple[str, ...]
    not_told: tuple[str, ...]


def receipt(here: Standing, at: datetime) -> Receipt | None:
    """The receipt of what somebody sent a moment ago, if they did. Three queries."""
    sent = Threat.objects.filter(school=here.school, begun_by=here.person)
    fresh = sent.filter(kind=CaseKind.ALARM, begun_at__gt=at - SHOWN_FOR)
    last = fresh.first()
    if last is None:
        return None
    told = last.readers.exclude(told_at=None)
    roles = told.values_list("role", flat=True)
    kept = last.kept_from.values("person").order_by()
    held = Holding.objects.filter(
        holds(here.school, at.date()), person__in=kept, role__in=RIGHTS[ALARM_RIGHT]
    )
    return Receipt(
        last.begun_at,
        _titles(here, list(roles)),
        _titles(here, list(held.order_by("pk").values_list("role", flat=True))),
    )


def _titles(here: Standing, roles: list[str]) -> tuple[str, ...]:
    every = (role_title(here.school, role) for role in roles)
    return tuple(dict.fromkeys(every))
