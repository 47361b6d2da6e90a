"""What was listed and need not go after all stays out, while nothing has begun.

A parent says yes again, a restriction is lifted, a list that made someone a leaver is
undone. A take-down that has begun goes on: the platform may have deleted it already.
"""

from collections import defaultdict
from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from schoolgate.web.journal.write import Act, write
from schoolgate.web.posts.models import Post
from schoolgate.web.posts.states import Sending
from schoolgate.web.takedowns.ledger import must_go, still_out
from schoolgate.web.takedowns.models import Doubt, TakeDown
from schoolgate.web.takedowns.take_downs import BECAUSE_OF_SOMEONE
from schoolgate.web.trust.models import School

Because = tuple[int, int | None, int | None]
NOT_BEGUN = (Sending.OUT, Sending.UNSURE)


def cancel_take_downs(*, at: datetime) -> int:
    """Cancel each take-down whose reason is gone; how many."""
    waiting = TakeDown.objects.filter(
        done_at=None, why__in=BECAUSE_OF_SOMEONE, target__state__in=NOT_BEGUN
    )
    by_school: dict[School, list[TakeDown]] = defaultdict(list)
    for row in waiting.select_related("target__post__school__trust"):
        by_school[row.target.post.school].append(row)
    return sum(_of_school(school, rows, at) for school, rows in by_school.items())


@transaction.atomic
def _of_school(school: School, rows: list[TakeDown], at: datetime) -> int:
    must, named = _must_go(school, rows, at), _named(rows)
    over = [
        row.pk
        for row in rows
        if (row.target_id, row.pupil_id, row.staff_id) not in must
        and row.target_id not in named
    ]
    posts = Post.objects.filter(targets__take_downs__in=over).order_by("pk")
    list(posts.select_for_update(of=("self",)).values_list("pk"))
    # Whoever began one meanwhile held its post, and has changed its state.
    some = TakeDown.objects.filter(pk__in=over, target__state__in=NOT_BEGUN)
    many, _ = some.delete()
    if many:
        details = {"publications": many}
        write("takedowns.cancelled", school, Act(school, None, at, (), details))
    return many


def _must_go(school: School, rows: list[TakeDown], at: datetime) -> set[Because]:
    targets = {row.target_id for row in rows}
    showings = list(still_out(Q(target__in=targets)))
    reasons = must_go(showings, school, timezone.localdate(at))
    return {
        (one.target_id, one.pupil_id, one.staff_id)
        for one in showings
        if one.pk in reasons
    }


def _named(rows: list[TakeDown]) -> set[int]:
    """The publications that name someone who is never shown, or show them."""
    targets = {row.target_id for row in rows}
    them = Doubt.objects.filter(target__in=targets, is_them=True)
    return set(them.values_list("target", flat=True))
