"""Reading posts: always of one school, and as many rows as a page shows."""

from datetime import date, datetime, timedelta

from django.db.models import OuterRef, Prefetch, QuerySet, Subquery

from schoolgate.engine.record import record
from schoolgate.web.people.models import Person
from schoolgate.web.posts.models import (
    Answer,
    Approval,
    Incident,
    Picture,
    Post,
    Remark,
    Target,
)
from schoolgate.web.posts.states import OUT, State
from schoolgate.web.trust.models import School

WAITING = (State.WAITING,)
UNFINISHED = (State.DRAFT, State.SENT_BACK, State.EXPIRED, State.FAILED)
COMING = (State.APPROVED, State.SCHEDULED, State.PUBLISHING)


def incident_in(school: School) -> Incident | None:
    """The incident that is on in a school, if there is one."""
    return Incident.objects.filter(school=school, ended_at__isnull=True).first()


def posts_of(school: School, states: tuple[State, ...] = ()) -> QuerySet[Post]:
    """A school's posts, newest first, each with its author and where it goes."""
    posts = Post.objects.filter(school=school).select_related("author")
    return _with_targets(posts.filter(state__in=states) if states else posts)


def seen_by(person: Person, posts: QuerySet[Post]) -> QuerySet[Post]:
    """Leave out others' drafts: they are their authors' until they are sent."""
    return posts.exclude(state=State.DRAFT) | posts.filter(author=person)


def whole(school: School, pk: int) -> QuerySet[Post]:
    """One post with all that a page of it shows.

    ``same`` is the id of the latest other post with the very same words, if any.
    """
    same = Post.objects.filter(school=school, text_key=OuterRef("text_key"))
    same = same.exclude(pk=OuterRef("pk")).exclude(text_key="")
    same = same.exclude(state__in=(State.WITHDRAWN, State.DRAFT))
    posts = Post.objects.filter(school=school, pk=pk).select_related("author")
    return posts.annotate(same=Subquery(same.values("pk")[:1])).prefetch_related(
        Prefetch("targets", Target.objects.select_related("account")),
        Prefetch("pictures", Picture.objects.select_related("checked_by")),
        Prefetch("approvals", Approval.objects.select_related("by")),
        Prefetch("answers", Answer.objects.select_related("by")),
    )


def last_remark(post: Post) -> Remark | None:
    """What was written when the post was sent back last."""
    return post.remarks.select_related("by").last()


def mine(person: Person, school: School) -> QuerySet[Post]:
    """What a person has begun and not finished."""
    return posts_of(school, UNFINISHED).filter(author=person)


@record
class Day:
    """A day of the calendar, and what goes out, went out or is asked for on it."""

    day: date
    posts: tuple[Post, ...]


def between(school: School, first: date, last: date) -> list[Post]:
    """The posts that are to go out, or went out, on the days of a span."""
    coming = posts_of(school, COMING + WAITING).filter(
        go_out_at__date__gte=first, go_out_at__date__lte=last
    )
    gone = posts_of(school, tuple(OUT)).filter(
        out_at__date__gte=first, out_at__date__lte=last
    )
    return sorted((*coming, *gone), key=_when)


def month(school: School, first: date) -> list[Day]:
    """Every day of the month that begins on ``first``, with its posts."""
    after = (first.replace(day=28) + timedelta(days=4)).replace(day=1)
    last = after - timedelta(days=1)
    by_day: dict[date, list[Post]] = {}
    for post in between(school, first, last):
        by_day.setdefault(_when(post).date(), []).append(post)
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return [Day(day, tuple(by_day.get(day, ()))) for day in days]


def due(at: datetime, most: int) -> QuerySet[Post]:
    """Scheduled posts whose time has come, the longest waiting first."""
    posts = Post.objects.filter(state=State.SCHEDULED, go_out_at__lte=at)
    return posts.order_by("go_out_at")[:most]


def late(at: datetime, most: int) -> QuerySet[Post]:
    """Posts that were not approved, or not published, by their day."""
    waiting = (State.WAITING, State.APPROVED, State.SCHEDULED)
    posts = Post.objects.filter(state__in=waiting, expires_at__lte=at)
    return posts.order_by("expires_at")[:most]


def _with_targets(posts: QuerySet[Post]) -> QuerySet[Post]:
    targets = Target.objects.select_related("account")
    return posts.prefetch_related(Prefetch("targets", targets))


def _when(post: Post) -> datetime:
    when = post.out_at or post.go_out_at
    if when is None:
        raise ValueError(f"post {post.pk} has no day")
    return when
