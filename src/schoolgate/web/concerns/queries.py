"""Reading cases: always of one school, for those alone who may see one."""

from datetime import datetime

from django.db.models import QuerySet

from schoolgate.web.concerns.clock import MINUTE
from schoolgate.web.concerns.models import Step, Threat
from schoolgate.web.concerns.playbook import RIGHT
from schoolgate.web.people.rights import Standing
from schoolgate.web.trust.models import School

# What the journal holds of cases is shown to nobody else.
KEPT_APART = ("concerns.threat", "concerns.step", "concerns.times")


def sees_cases(here: Standing) -> bool:
    """Whether somebody may know that there is a case."""
    return here.may(RIGHT)


def kept_apart(here: Standing) -> tuple[str, ...]:
    """The things whose entries of the journal somebody may not see."""
    return () if sees_cases(here) else KEPT_APART


def cases_on(school: School) -> QuerySet[Threat]:
    """The case that is on, if there is one: there are never two."""
    return Threat.objects.filter(school=school, ended_at=None)


def running(school: School) -> Threat | None:
    """The case that is on."""
    return cases_on(school).first()


def open_steps(school: School) -> QuerySet[Step]:
    """What is still to do in the case that is on."""
    return Step.objects.filter(threat__in=cases_on(school), done_at=None)


def late_steps(school: School, at: datetime) -> QuerySet[Step]:
    """What is late of it, by a minute and more."""
    return open_steps(school).filter(due_at__lte=at - MINUTE)


def ended(school: School) -> QuerySet[Threat]:
    """The cases that are over, the latest first."""
    over = Threat.objects.filter(school=school, ended_at__isnull=False)
    return over.select_related("begun_by", "ended_by")


def undone(threat: Threat) -> QuerySet[Step]:
    """The steps of a case that nobody has done."""
    return threat.steps.filter(done_at=None)


def late(at: datetime) -> QuerySet[Step]:
    """Steps of every school's cases that are late, and nobody was told so."""
    steps = Step.objects.filter(threat__ended_at=None, done_at=None, reminded_at=None)
    return steps.filter(due_at__lt=at).select_related("threat__school")
