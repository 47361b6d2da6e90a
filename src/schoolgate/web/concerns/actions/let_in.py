"""A reader of an alarm lets another person read it, who is told at once."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from schoolgate.web.concerns.actions.keep_from import require
from schoolgate.web.concerns.actions.reach_readers import add_readers
from schoolgate.web.concerns.errors import ConcernError, Ended
from schoolgate.web.concerns.models import Threat
from schoolgate.web.concerns.owners import might_be_let_in
from schoolgate.web.concerns.playbook import ALARM_RIGHT
from schoolgate.web.concerns.receivers import Receiver
from schoolgate.web.concerns.states import CaseKind
from schoolgate.web.journal.write import Act, write
from schoolgate.web.people.models import Holding, Person
from schoolgate.web.people.rights import RIGHTS, holds


@transaction.atomic
def let_in(
    threat: Threat, people: Iterable[Person], *, by: Person, at: datetime
) -> int:
    """Let more people read an alarm; how many are new.

    Never those it is about, nor a person whose roles could not be told of an alarm.
    """
    threat = Threat.objects.select_for_update(of=("self",)).get(pk=threat.pk)
    require(threat, by, at)
    if threat.ended_at is not None:
        raise Ended
    chosen = set(people)
    if threat.kind != CaseKind.ALARM or chosen - set(
        might_be_let_in(threat, at.date())
    ):
        raise ConcernError("Only people on the list can be let in: load it again.")
    many = add_readers(threat, _received(threat, chosen, at), at=at)
    if many:
        act = Act(threat.school, by, at, (), {"people": many})
        write("alarm.reader_added", threat, act)
    return many


def _received(threat: Threat, people: set[Person], at: datetime) -> list[Receiver]:
    """Each of some people, for the role they have held longest."""
    held = Holding.objects.filter(
        holds(threat.school, at.date()), person__in=people, role__in=RIGHTS[ALARM_RIGHT]
    )
    found = {
        one.person: Receiver(one.person, one.role, is_told=True)
        for one in held.select_related("person").order_by("-since", "-pk")
    }
    return list(found.values())
