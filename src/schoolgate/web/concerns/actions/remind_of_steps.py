"""Whoever does a step that is late is told once that something waits."""

from datetime import datetime, timedelta

from django.db import transaction

from schoolgate.web.concerns.models import Step, Threat
from schoolgate.web.concerns.owners import Owners, owners, who_does
from schoolgate.web.concerns.queries import late
from schoolgate.web.concerns.telling import remind
from schoolgate.web.journal.write import Act, write
from schoolgate.web.people.models import Person

MOST = 500
# Whoever is at it this minute is not written to.
GRACE = timedelta(minutes=5)


@transaction.atomic
def remind_of_steps(*, at: datetime) -> int:
    """Tell the owners of each late step, one mail to each; how many steps are late."""
    steps = list(late(at - GRACE).select_for_update(of=("self",))[:MOST])
    by_case: dict[Threat, list[Step]] = {}
    for step in steps:
        by_case.setdefault(step.threat, []).append(step)
    for threat, rows in by_case.items():
        here = owners(threat, at.date())
        remind({one for step in rows for one in _who(threat, step, here)}, threat)
        details = {"steps": [step.key for step in rows]}
        act = Act(threat.school, None, at, (), details)
        write("case.steps_reminded", threat, act)
    Step.objects.filter(pk__in=[step.pk for step in steps]).update(reminded_at=at)
    return len(steps)


def _who(threat: Threat, step: Step, here: Owners) -> tuple[Person, ...]:
    return who_does(threat.book.steps[step.key], here)
