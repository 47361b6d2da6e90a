"""The sender of an alarm answers whether it is about the people it was kept from."""

from collections.abc import Collection
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from schoolgate.web.concerns.actions.reach_readers import reach
from schoolgate.web.concerns.concerned import barred_by
from schoolgate.web.concerns.mentions import colleagues
from schoolgate.web.concerns.models import DoubtedReader, KeptFrom, Threat
from schoolgate.web.concerns.receivers import BARS, staff
from schoolgate.web.concerns.states import About, CaseKind
from schoolgate.web.journal.write import Act, write
from schoolgate.web.people.identity import is_same_person
from schoolgate.web.people.models import Person


@transaction.atomic
def answer_question(
    threat: Threat, about: Collection[Person], *, by: Person, at: datetime
) -> int:
    """Keep it for good from the people it is about; let the others read it.

    Only its sender answers, and each question once. Returns how many new readers.
    """
    threat = Threat.objects.select_for_update(of=("self",)).get(pk=threat.pk)
    if threat.kind != CaseKind.ALARM or by != threat.begun_by:
        raise PermissionDenied("Only the person who sent it can answer.")
    asked = threat.doubted.filter(answered_at=None).select_related("person")
    doubted = [one.person for one in asked]
    if not doubted:
        return 0
    meant = {one for one in doubted if any(is_same_person(one, two) for two in about)}
    _clear(threat, set(doubted) - meant, at)
    _keep_for_good(threat, meant, by, at)
    act = Act(threat.school, by, at, (), {"about": len(meant), "asked": len(doubted)})
    write("alarm.question_answered", threat, act)
    return reach(threat, at) if threat.ended_at is None else 0


def _clear(threat: Threat, people: set[Person], at: datetime) -> None:
    threat.doubted.filter(person__in=people).update(answered_at=at, is_cleared=True)
    threat.kept_from.filter(person__in=people).delete()


def _keep_for_good(
    threat: Threat, people: set[Person], by: Person, at: datetime
) -> None:
    """Take it as if the roles of these people had been ticked."""
    DoubtedReader.objects.filter(threat=threat, person__in=people).update(
        answered_at=at
    )
    here, known = staff(threat.school, at.date()), colleagues(threat.school, at.date())
    roles = {held.role for held in here.held if held.person in people}
    also = {one for one, barred in BARS.items() if roles & barred}
    if not also:
        return
    ticked = (set(threat.ticked) | also) - {About.NOBODY}
    threat.about = " ".join(one for one in About if one in ticked)
    threat.save(update_fields=["about"])
    barred = known.accounts_of(barred_by(threat.ticked, here))
    rows = (KeptFrom(threat=threat, person=one, by=by, at=at) for one in barred)
    KeptFrom.objects.bulk_create(rows, ignore_conflicts=True)
