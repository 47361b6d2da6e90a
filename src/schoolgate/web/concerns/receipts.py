"""What the sender of an alarm is shown for some minutes: who is told, and who not."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Q

from schoolgate.web.concerns.deliveries import sent_at
from schoolgate.web.concerns.models import DoubtedReader, Threat
from schoolgate.web.concerns.playbook import ALARM_RIGHT
from schoolgate.web.concerns.queries import kept_people
from schoolgate.web.concerns.states import CaseKind
from schoolgate.web.concerns.who_to_ring import role_title
from schoolgate.web.people.models import Holding, Person
from schoolgate.web.people.rights import RIGHTS, Standing, holds

# A page that is loaded again says it again; later it says nothing of the alarm.
SHOWN_FOR = timedelta(minutes=10)
# A page that was left open still takes its answer.
ANSWERED_WITHIN = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class ReaderReceipt:
    """What a reader is, and when their letter was sent; None while it waits."""

    title: str
    sent_at: datetime | None


@dataclass(frozen=True, slots=True)
class DoubtedPerson:
    """Somebody whom the alarm may be about, and what they are."""

    person: Person
    title: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """When an alarm was received, who is told, who is not, and who is asked about."""

    threat: Threat
    at: datetime
    told: tuple[ReaderReceipt, ...]
    not_told: tuple[str, ...]
    asked: tuple[DoubtedPerson, ...]


def receipt(
    here: Standing, at: datetime, within: timedelta = SHOWN_FOR
) -> Receipt | None:
    """The receipt of what somebody sent a moment ago, if they did. Five queries."""
    sent = Threat.objects.filter(school=here.school, begun_by=here.person)
    answered = DoubtedReader.objects.filter(
        threat=OuterRef("pk"), answered_at__gt=at - within
    )
    fresh = sent.filter(Q(begun_at__gt=at - within) | Exists(answered))
    last = fresh.filter(kind=CaseKind.ALARM).first()
    if last is None:
        return None
    last.school = here.school
    asked = _asked(last, at)
    return Receipt(last, last.begun_at, _told(last), _not_told(last, at, asked), asked)


def _told(threat: Threat) -> tuple[ReaderReceipt, ...]:
    kept = kept_people(threat).values("pk")
    told = threat.readers.exclude(told_at=None).exclude(person__in=kept)
    readers = list(told.select_related("person"))
    sent = sent_at(readers)
    return tuple(
        ReaderReceipt(role_title(threat.school, one.role), sent.get(one.pk))
        for one in readers
    )


def _asked(threat: Threat, at: datetime) -> tuple[DoubtedPerson, ...]:
    """Each person once, whatever accounts they have."""
    doubted = threat.doubted.filter(answered_at=None)
    people = {
        one.person.name_key or one.person_id: one.person
        for one in doubted.select_related("person")
    }
    held = Holding.objects.filter(
        holds(threat.school, at.date()),
        person__in=doubted.order_by().values("person"),
        role__in=RIGHTS[ALARM_RIGHT],
    )
    roles = {one.person_id: one.role for one in held.order_by("-since", "-pk")}
    return tuple(
        DoubtedPerson(person, role_title(threat.school, roles.get(person.pk, "")))
        for person in people.values()
    )


def _not_told(
    threat: Threat, at: datetime, asked: tuple[DoubtedPerson, ...]
) -> tuple[str, ...]:
    kept = threat.kept_from.exclude(person__in=[one.person.pk for one in asked])
    held = Holding.objects.filter(
        holds(threat.school, at.date()),
        person__in=kept.values("person").order_by(),
        role__in=RIGHTS[ALARM_RIGHT],
    )
    roles = held.order_by("pk").values_list("role", flat=True)
    titles = (role_title(threat.school, role) for role in roles)
    return tuple(dict.fromkeys(titles))
