"""The people who may read an alarm are added, and written to at once."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from schoolgate.web.concerns.circle import circle_of
from schoolgate.web.concerns.models import CaseReader, Threat
from schoolgate.web.concerns.owners import owners
from schoolgate.web.concerns.receivers import Receiver, chosen, receivers
from schoolgate.web.concerns.states import CaseKind
from schoolgate.web.concerns.telling import tell_at_once
from schoolgate.web.journal.write import Act, write


def add_readers(threat: Threat, found: Iterable[Receiver], *, at: datetime) -> int:
    """Let people read an alarm, and write to those who are told; how many are new.

    Never a person it is kept from, or whom its words name.
    """
    known = set(threat.readers.values_list("person_id", flat=True))
    unknown = [one for one in found if one.person.pk not in known]
    kept = circle_of(threat, at.date()).kept if unknown else frozenset()
    new = [one for one in unknown if one.person not in kept]
    CaseReader.objects.bulk_create(
        CaseReader(
            threat=threat,
            person=one.person,
            role=one.role,
            added_at=at,
            told_at=at if one.is_told else None,
        )
        for one in new
    )
    tell_at_once((one.person for one in new if one.is_told), threat.school.name)
    return len(new)


def reach_readers(*, at: datetime) -> int:
    """Tell the next people of each open alarm that nobody here reads; how many."""
    open_alarms = Threat.objects.filter(kind=CaseKind.ALARM, ended_at=None)
    every = open_alarms.select_related("school__trust", "begun_by")
    return sum(_reach(one, at) for one in every if not owners(one, at.date()))


@transaction.atomic
def _reach(threat: Threat, at: datetime) -> int:
    Threat.objects.select_for_update(of=("self",)).get(pk=threat.pk)
    many = reach(threat, at)
    if many:
        act = Act(threat.school, None, at, (), {"people": many})
        write("alarm.told_more", threat, act)
    return many


def reach(threat: Threat, at: datetime) -> int:
    """Add the readers whom an alarm has by now, as it stands; how many are new."""
    circle = circle_of(threat, at.date())
    levels = receivers(threat.school, circle.staff, threat.ticked, circle.kept)
    return add_readers(threat, chosen(levels, threat.begun_by), at=at)
