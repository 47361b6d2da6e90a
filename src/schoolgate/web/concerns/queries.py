"""Reading cases: always of one school, for those alone who may see one.

Some are kept even from one of those: whoever a case may be about never learns of it.
"""

from datetime import datetime

from django.db.models import CharField, Exists, OuterRef, QuerySet
from django.db.models.functions import Cast

from schoolgate.web.concerns.clock import MINUTE
from schoolgate.web.concerns.models import KeptFrom, Step, Threat
from schoolgate.web.concerns.playbook import RIGHT
from schoolgate.web.people.models import Person
from schoolgate.web.people.rights import Standing

# What the journal holds of cases is shown to nobody else.
KEPT_APART = ("concerns.threat", "concerns.step", "concerns.times")
CASE = "concerns.threat"


def sees_cases(here: Standing) -> bool:
    """Whether somebody may know that there is a case, if it is kept from nobody."""
    return here.may(RIGHT)


def kept_apart(here: Standing) -> tuple[str, ...]:
    """The things whose entries of the journal somebody may not see."""
    return () if sees_cases(here) else KEPT_APART


def kept_cases(person: Person) -> tuple[str, QuerySet[KeptFrom, str]]:
    """The cases that are kept from somebody, as the journal names things."""
    kept = KeptFrom.objects.filter(person=person).order_by()
    key = Cast("threat_id", CharField())
    return CASE, kept.annotate(key=key).values_list("key", flat=True)


def cases_for(here: Standing) -> QuerySet[Threat]:
    """Every case that somebody may see, with who began and ended it."""
    if not sees_cases(here):
        return Threat.objects.none()
    kept = KeptFrom.objects.filter(threat=OuterRef("pk"), person=here.person)
    cases = Threat.objects.filter(~Exists(kept), school=here.school)
    return cases.select_related("begun_by", "ended_by")


def is_kept_from(threat: Threat, person: Person) -> bool:
    """Whether somebody may not know of a case, whatever their roles."""
    return threat.kept_from.filter(person=person).exists()


def cases_on(here: Standing) -> QuerySet[Threat]:
    """The cases that are on: one, but where one was begun by whom another is kept from.

    The latest first.
    """
    return cases_for(here).filter(ended_at=None)


def running(here: Standing) -> Threat | None:
    """The case that is on."""
    return cases_on(here).first()


def open_steps(here: Standing) -> QuerySet[Step]:
    """What is still to do in a case that is on."""
    on = cases_on(here).select_related(None).order_by()
    return Step.objects.filter(threat__in=on.values("pk"), done_at=None)


def late_steps(here: Standing, at: datetime) -> QuerySet[Step]:
    """What is late of it, by a minute and more."""
    return open_steps(here).filter(due_at__lte=at - MINUTE)


def ended(here: Standing) -> QuerySet[Threat]:
    """The cases that are over, the latest first."""
    return cases_for(here).filter(ended_at__isnull=False)


def undone(threat: Threat) -> QuerySet[Step]:
    """The steps of a case that nobody has done."""
    return threat.steps.filter(done_at=None)


def late(at: datetime) -> QuerySet[Step]:
    """Steps of every school's cases that are late, and nobody was told so."""
    steps = Step.objects.filter(threat__ended_at=None, done_at=None, reminded_at=None)
    return steps.filter(due_at__lt=at).select_related("threat__school")
