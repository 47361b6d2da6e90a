"""Reading cases: always of one school, for those alone who may see one.

A threat is shown by role, but to nobody from whom it is kept. An alarm is shown to its
readers alone, and to them only while a role of theirs may be told of alarms.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import CharField, Count, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Cast

from schoolgate.web.concerns.clock import MINUTE
from schoolgate.web.concerns.models import CaseReader, KeptFrom, Step, Threat
from schoolgate.web.concerns.playbook import ALARM_RIGHT, RIGHT
from schoolgate.web.concerns.states import CaseKind
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


def kept_cases(person: Person) -> tuple[str, QuerySet[Threat, str]]:
    """The cases that are kept from somebody, as the journal names things."""
    alarms = Q(kind=CaseKind.ALARM) & ~_reads(person)
    kept = Threat.objects.filter(alarms | _is_kept(person)).order_by()
    key = Cast("pk", CharField())
    return CASE, kept.annotate(as_thing=key).values_list("as_thing", flat=True)


def cases_for(here: Standing) -> QuerySet[Threat]:
    """Every case that somebody may see, with who began and ended it."""
    seen = Q(pk__in=())
    if sees_cases(here):
        seen |= Q(kind=CaseKind.THREAT)
    if here.may(ALARM_RIGHT):
        seen |= Q(kind=CaseKind.ALARM) & _reads(here.person)
    cases = Threat.objects.filter(seen, ~_is_kept(here.person), school=here.school)
    return cases.select_related("begun_by", "ended_by")


def threats_for(here: Standing) -> QuerySet[Threat]:
    """Every threat that somebody may see."""
    return cases_for(here).filter(kind=CaseKind.THREAT)


def alarms_for(here: Standing) -> QuerySet[Threat]:
    """Every alarm that somebody may read."""
    return cases_for(here).filter(kind=CaseKind.ALARM)


def kept_people(threat: Threat) -> QuerySet[Person]:
    """Everybody a case is kept from, with every account of the same name."""
    kept = threat.kept_from.order_by()
    names = kept.exclude(person__name_key="").values("person__name_key")
    accounts = Q(pk__in=kept.values("person")) | Q(name_key__in=names)
    return Person.objects.filter(accounts).order_by()


def _is_kept(person: Person) -> Q:
    kept = KeptFrom.objects.filter(_of(person), threat=OuterRef("pk"))
    return Q(Exists(kept))


def _of(person: Person) -> Q:
    """What is kept from a person, or from an account of the same name."""
    own = Q(person=person)
    return own | Q(person__name_key=person.name_key) if person.name_key else own


def _reads(person: Person) -> Q:
    readers = CaseReader.objects.filter(threat=OuterRef("pk"), person=person)
    return Q(Exists(readers))


def may_not_know(threat: Threat, person: Person) -> bool:
    """Whether somebody may not know of a case, whatever their roles."""
    if threat.kept_from.filter(_of(person)).exists():
        return True
    is_alarm = threat.kind == CaseKind.ALARM
    return is_alarm and not threat.readers.filter(person=person).exists()


def cases_on(here: Standing) -> QuerySet[Threat]:
    """The threats that are on: one, unless one was begun by a person kept from another.

    The latest first.
    """
    return threats_for(here).filter(ended_at=None)


def alarms_on(here: Standing) -> QuerySet[Threat]:
    """The alarms that somebody has to see to, the latest first."""
    return alarms_for(here).filter(ended_at=None)


def running(here: Standing) -> Threat | None:
    """The threat that is on."""
    return cases_on(here).first()


@dataclass(frozen=True, slots=True)
class StepsToDo:
    """How many alarms and threats are on, and how many steps the threats still ask for.

    ``late`` counts the steps that are late by a minute or more.
    """

    alarms: int = 0
    threats: int = 0
    open: int = 0
    late: int = 0


def steps_to_do(here: Standing, at: datetime) -> StepsToDo:
    """Count what somebody may see of the cases that are on, in one query at most."""
    if not (sees_cases(here) or here.may(ALARM_RIGHT)):
        return StepsToDo()
    undone = Q(steps__done_at=None)
    kinds = cases_for(here).filter(ended_at=None).order_by().values_list("kind")
    counted = kinds.annotate(
        cases=Count("pk", distinct=True),
        open=Count("steps", filter=undone),
        late=Count("steps", filter=undone & Q(steps__due_at__lte=at - MINUTE)),
    )
    on = {kind: numbers for kind, *numbers in counted}
    alarms, *_ = on.get(CaseKind.ALARM, (0,))
    return StepsToDo(alarms, *on.get(CaseKind.THREAT, ()))


def ended(here: Standing) -> QuerySet[Threat]:
    """The threats that are over, the latest first."""
    return threats_for(here).filter(ended_at__isnull=False)


def undone(threat: Threat) -> QuerySet[Step]:
    """The steps of a case that nobody has done."""
    return threat.steps.filter(done_at=None)


def late(at: datetime) -> QuerySet[Step]:
    """Steps of every school's cases that are late, and nobody was told so."""
    steps = Step.objects.filter(threat__ended_at=None, done_at=None, reminded_at=None)
    return steps.filter(due_at__lt=at).select_related("threat__school")
