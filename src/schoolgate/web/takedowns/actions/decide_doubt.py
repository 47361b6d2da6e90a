"""Somebody who may see restrictions decides whether it is that child."""

from datetime import datetime

from django.db import transaction

from schoolgate.web.journal.write import Act, write
from schoolgate.web.people.models import Person
from schoolgate.web.people.rights import standing
from schoolgate.web.policy.in_force import in_force
from schoolgate.web.posts.actions.errors import PostError
from schoolgate.web.takedowns.actions.list_take_downs import (
    CARRIES,
    Because,
    has_to_go,
    who_sees_to_it,
)
from schoolgate.web.takedowns.doubts import RIGHT
from schoolgate.web.takedowns.ledger import STILL_THERE
from schoolgate.web.takedowns.models import Doubt
from schoolgate.web.takedowns.models.ledger import RESTRICTION


@transaction.atomic
def it_is_them(doubt: Doubt, *, by: Person, at: datetime) -> Doubt:
    """List it to be taken down, as anything else that has to go.

    Its entry of the journal is the worker's own, so that it tells nobody which it was.
    """
    doubt = _decided(doubt, is_them=True, by=by, at=at)
    school = doubt.restriction.school
    if doubt.target.state in STILL_THERE:
        because = Because(RESTRICTION, doubt.pupil or doubt.restriction.pupil)
        owner = who_sees_to_it(school, at)
        has_to_go(doubt.target, because, owner=owner, at=at)
        clauses = in_force(school).setting(CARRIES, at.date())
        write("takedowns.listed", school, Act(school, None, at, clauses))
    return doubt


@transaction.atomic
def it_is_somebody_else(doubt: Doubt, *, by: Person, at: datetime) -> Doubt:
    """Let it stay out; nobody is asked of it again."""
    return _decided(doubt, is_them=False, by=by, at=at)


def _decided(doubt: Doubt, *, is_them: bool, by: Person, at: datetime) -> Doubt:
    standing(by, doubt.restriction.school, at.date()).require(RIGHT)
    locked = Doubt.objects.select_for_update(of=("self",))
    doubt = locked.select_related(
        "restriction__school__trust", "restriction__pupil", "pupil", "target"
    ).get(pk=doubt.pk)
    if doubt.decided_at is not None:
        raise PostError("Somebody has decided it already.")
    doubt.is_them, doubt.decided_by, doubt.decided_at = is_them, by, at
    doubt.save(update_fields=["is_them", "decided_by", "decided_at"])
    write("match.decided", doubt, Act(doubt.restriction.school, by, at))
    return doubt
