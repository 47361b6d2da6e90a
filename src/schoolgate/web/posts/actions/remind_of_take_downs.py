"""Whoever sees to a take-down that is due is reminded, once a day, until it is gone."""

from collections import defaultdict
from datetime import datetime

from django.db import transaction

from schoolgate.web.journal.write import Act, write
from schoolgate.web.posts.models import TakeDown
from schoolgate.web.posts.watching import tell_of_take_downs

MOST = 500


@transaction.atomic
def remind_of_take_downs(*, at: datetime) -> int:
    """Write one mail to each owner in each school for all that is due; how many."""
    due = TakeDown.objects.filter(
        done_at=None, due__lte=at.date(), owner__is_active=True
    ).exclude(reminded_on=at.date())
    rows = list(due.select_related("owner", "target__post__school")[:MOST])
    by_owner = defaultdict(list)
    for row in rows:
        by_owner[row.owner, row.target.post.school].append(row)
    for (owner, school), every in by_owner.items():
        if owner is not None:
            tell_of_take_downs(owner, school, len(every))
            details = {"take-downs": len(every)}
            write("was reminded", school, Act(school, owner, at, (), details))
    TakeDown.objects.filter(pk__in=[row.pk for row in rows]).update(
        reminded_on=at.date()
    )
    return len(by_owner)
