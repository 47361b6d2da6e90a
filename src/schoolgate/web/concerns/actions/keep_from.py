"""A case is kept from somebody whom it may be about."""

from collections.abc import Iterable
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from schoolgate.web.concerns.errors import ConcernError, Ended
from schoolgate.web.concerns.models import KeptFrom, Threat
from schoolgate.web.concerns.owners import might_see
from schoolgate.web.concerns.playbook import RIGHT_OF
from schoolgate.web.concerns.queries import may_not_know
from schoolgate.web.concerns.states import CaseKind
from schoolgate.web.journal.write import Act, write
from schoolgate.web.people.identity import is_same_person
from schoolgate.web.people.models import Person
from schoolgate.web.people.rights import standing


def require(threat: Threat, by: Person, at: datetime) -> None:
    """Raise PermissionDenied for who may see no case, and for who may not see this."""
    standing(by, threat.school, at.date()).require(RIGHT_OF[threat.kind])
    if may_not_know(threat, by):
        raise PermissionDenied("Case not found.")


@transaction.atomic
def keep_from(
    threat: Threat, people: Iterable[Person], *, by: Person, at: datetime
) -> int:
    """Keep a case from some of those who might see it; how many that are anew.

    It is for good: whoever was kept from it does not learn later that there was one.
    Never from who began it, so that nobody whom it is about can bury it.
    """
    threat = Threat.objects.select_for_update(of=("self",)).get(pk=threat.pk)
    require(threat, by, at)
    chosen = set(people)
    if threat.ended_at is not None:
        raise Ended
    if by in chosen or threat.begun_by in chosen:
        raise ConcernError("Neither from yourself nor from who began it.")
    allowed = set(might_see(threat.school, threat.kind, at.date()))
    if chosen - allowed:
        raise ConcernError("Only those can be named who would see it.")
    chosen |= _other_accounts(chosen, allowed - {by, threat.begun_by})
    if threat.kind == CaseKind.ALARM and not _others_read(threat, {by, *chosen}, at):
        raise ConcernError("Let somebody else read it first, so that two of you do.")
    new = [
        KeptFrom.objects.get_or_create(
            threat=threat, person=one, defaults={"by": by, "at": at}
        )[1]
        for one in chosen
    ]
    # A reader has judged: the sender of an alarm is not asked about them any longer.
    threat.doubted.filter(person__in=chosen, answered_at=None).update(answered_at=at)
    if many := sum(new):
        write(
            "case.person_excluded",
            threat,
            Act(threat.school, by, at, (), {"people": many}),
        )
    return many


def _other_accounts(chosen: set[Person], allowed: set[Person]) -> set[Person]:
    """The other accounts of some people."""
    return {
        one for one in allowed if any(is_same_person(one, other) for other in chosen)
    }


def _others_read(threat: Threat, but: set[Person], at: datetime) -> bool:
    """Whether an alarm has a reader left who neither acts nor is kept from it."""
    allowed = might_see(threat.school, threat.kind, at.date())
    readers = threat.readers.values("person").order_by()
    kept = threat.kept_from.values("person").order_by()
    left = allowed.filter(pk__in=readers).exclude(pk__in=kept)
    return left.exclude(pk__in=[person.pk for person in but]).exists()
