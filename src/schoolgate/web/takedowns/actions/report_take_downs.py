"""What went by itself is reported once: to the office, and to the post's author."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from schoolgate.web.journal.write import Act, write
from schoolgate.web.people.models import Person
from schoolgate.web.people.rights import holders, on_duty
from schoolgate.web.posts.notifications import tell_author
from schoolgate.web.posts.states import Sending
from schoolgate.web.takedowns.actions.list_take_downs import SEES_TO_IT
from schoolgate.web.takedowns.mail import mail_gone
from schoolgate.web.takedowns.models import TakeDown
from schoolgate.web.takedowns.take_downs import BECAUSE_OF_SOMEONE
from schoolgate.web.trust.models import School

MOST = 500
# What was listed in one school at one moment, because of one event.
Event = tuple[int, datetime]


@transaction.atomic
def report_take_downs(*, at: datetime) -> int:
    """Report what is done, once all of one event is, or its hour is over; how much."""
    done = TakeDown.objects.filter(done_at__isnull=False, reported_at=None)
    locked = done.select_for_update(of=("self",)).order_by("done_at", "pk")
    read = locked.select_related("target__post__school", "target__post__author")
    rows = list(read[:MOST])
    going = _going(at) if rows else set()
    ready = [row for row in rows if _event(row) not in going]
    by_school: dict[School, list[TakeDown]] = defaultdict(list)
    for row in ready:
        if row.why in BECAUSE_OF_SOMEONE and row.target.state == Sending.GONE:
            by_school[row.target.post.school].append(row)
    for school, some in by_school.items():
        _report(school, some, at)
    TakeDown.objects.filter(pk__in=[row.pk for row in ready]).update(reported_at=at)
    return len(ready)


def _going(at: datetime) -> set[Event]:
    """Events of which something is on its way down, within its hour."""
    rows = TakeDown.objects.filter(
        done_at=None, started_at__isnull=False, asked_at=None, due_at__gt=at
    )
    return {_event(row) for row in rows.select_related("target__post")}


def _event(row: TakeDown) -> Event:
    return row.target.post.school_id, row.made_at


def _report(school: School, rows: list[TakeDown], at: datetime) -> None:
    _tell_authors(rows)
    gone = {r.target for r in rows if r.started_at and not r.target.claimed_by_id}
    if not gone:
        return
    posts = {target.post_id for target in gone}
    people = _office(school, at)
    mail_gone(people, school, len(posts), len(gone))
    details = {"posts": len(posts), "publications": len(gone)}
    write("takedowns.reported", school, Act(school, None, at, (), details))


def _tell_authors(rows: Iterable[TakeDown]) -> None:
    """Write to each author once that their post was taken down, and no more."""
    posts = {row.target.post for row in rows}
    told = TakeDown.objects.filter(
        target__post__in=posts,
        target__state=Sending.GONE,
        why__in=BECAUSE_OF_SOMEONE,
        reported_at__isnull=False,
    ).values_list("target__post", flat=True)
    before = set(told)
    for post in sorted(posts, key=lambda post: post.pk):
        if post.pk not in before:
            tell_author(post, "was taken down")


def _office(school: School, at: datetime) -> list[Person]:
    """Everybody of the office who is here, else the head, here or not."""
    for roles in SEES_TO_IT:
        here = on_duty(school, roles, at.date()).values("person")
        if people := list(holders(school, roles, at.date()).filter(pk__in=here)):
            return people
    return list(holders(school, SEES_TO_IT[-1], at.date()))
