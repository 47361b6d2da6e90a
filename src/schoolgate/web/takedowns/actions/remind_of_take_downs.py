"""A person is asked for what must be taken down by hand, and told of what is late."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import Q, QuerySet, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from schoolgate.web.journal.write import Act, write
from schoolgate.web.people.models import Person
from schoolgate.web.people.rights import HEADS, holders
from schoolgate.web.takedowns.actions.list_take_downs import who_sees_to_it
from schoolgate.web.takedowns.mail import mail_due, mail_late
from schoolgate.web.takedowns.models import TakeDown
from schoolgate.web.takedowns.take_downs import VISIBLE, late
from schoolgate.web.trust.models import School

MOST = 500


@transaction.atomic
def tell_of_late_take_downs(*, at: datetime) -> int:
    """Write to owner and head, once, that it is late; how many were.

    From now on a person is asked for it, while Schoolgate goes on trying.
    """
    rows = _read(late(at).filter(late_told_at=None))
    for school, some in _by_school(rows).items():
        people = {owner for row in some if (owner := _owner(row, at)) is not None}
        people |= set(holders(school, HEADS, at.date()))
        mail_late(people, school, _posts(some))
        details = {"publications": len({row.target_id for row in some})}
        write("takedowns.late_told", school, Act(school, None, at, (), details))
    TakeDown.objects.filter(pk__in=[row.pk for row in rows]).update(
        late_told_at=at,
        asked_at=Coalesce("asked_at", Value(at)),
        reminded_on=timezone.localdate(at),
    )
    return len(rows)


@transaction.atomic
def remind_of_take_downs(*, at: datetime) -> int:
    """Write one mail a day to each owner in each school, while it is out; how many."""
    today = timezone.localdate(at)
    new = Q(reminded_on=None) | Q(reminded_on__lt=today)
    asked = TakeDown.objects.filter(
        new,
        done_at=None,
        asked_at__isnull=False,
        target__state__in=VISIBLE,
        target__claimed_at=None,
    )
    rows, sent = _read(asked), 0
    for school, some in _by_school(rows).items():
        by_owner: dict[Person, list[TakeDown]] = defaultdict(list)
        for row in some:
            if owner := _owner(row, at):
                by_owner[owner].append(row)
        for owner, theirs in by_owner.items():
            mail_due(owner, school, _posts(theirs))
            details = {"take-downs": len(theirs)}
            write("takedowns.reminded", school, Act(school, owner, at, (), details))
            sent += 1
    TakeDown.objects.filter(pk__in=[row.pk for row in rows]).update(reminded_on=today)
    return sent


def _read(rows: QuerySet[TakeDown]) -> list[TakeDown]:
    locked = rows.select_for_update(of=("self",)).order_by("due_at", "pk")
    return list(locked.select_related("owner", "target__post__school")[:MOST])


def _owner(row: TakeDown, at: datetime) -> Person | None:
    """Who sees to it: somebody else, where nobody did or its owner has left."""
    if row.owner is None or not row.owner.is_active:
        row.owner = who_sees_to_it(row.target.post.school, at)
        row.save(update_fields=["owner"])
    return row.owner


def _by_school(rows: Iterable[TakeDown]) -> dict[School, list[TakeDown]]:
    found: dict[School, list[TakeDown]] = defaultdict(list)
    for row in rows:
        found[row.target.post.school].append(row)
    return found


def _posts(rows: Iterable[TakeDown]) -> int:
    return len({row.target.post_id for row in rows})
