"""Reading posts: always of one school, and as many rows as a page shows."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import (
    Prefetch,
    Q,
    QuerySet,
)

from schoolgate.web.people.models import Person
from schoolgate.web.posts.models import (
    Answer,
    Picture,
    Post,
    Remark,
    Target,
)
from schoolgate.web.posts.states import OUT, TOLD, Sending, State
from schoolgate.web.trust.models import School

WAITING = (State.WAITING,)
UNFINISHED = (State.DRAFT, State.SENT_BACK, State.EXPIRED, State.FAILED)
COMING = (State.APPROVED, State.SCHEDULED, State.PUBLISHING)


def posts_of(school: School, states: tuple[State, ...] = ()) -> QuerySet[Post]:
    """A school's posts, newest first, each with its author and where it goes."""
    return _with_targets(alone(school, states))


def alone(school: School, states: tuple[State, ...] = ()) -> QuerySet[Post]:
    """The same where nobody asks where they go."""
    posts = Post.objects.filter(school=school).select_related("author")
    return posts.filter(state__in=states) if states else posts


@dataclass(frozen=True, slots=True)
class PostRow:
    """A post as a list shows it."""

    pk: int
    state: str
    title: str
    text: str
    author: str
    author_id: int
    when: datetime
    word: str
    targets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PostPage:
    """One page of a list; ``older`` is where the next one begins, "" at the end."""

    rows: tuple[PostRow, ...]
    older: str


ROW = (
    "pk",
    "state",
    "title",
    "text",
    "author__forename",
    "author__surname",
    "author_id",
    "changed_at",
    "go_out_at",
    "out_at",
)
BEGINNING = 80


def page_of_posts(
    person: Person,
    school: School,
    states: tuple[State, ...] = (),
    *,
    most: int,
    before: str = "",
) -> PostPage:
    """A page of posts, newest first; others' drafts are their authors' alone.

    ``before`` is a place that an earlier page named. Whatever the length of the list,
    a page costs the same: two questions, each along an index.
    """
    posts = Post.objects.filter(school=school)
    posts = posts.filter(state__in=states) if states else posts
    posts = posts.filter(for_others() | Q(author=person))
    if place := _place(before):
        posts = posts.filter(
            Q(changed_at__lt=place[0]) | Q(changed_at=place[0], pk__lt=place[1])
        )
    found = list(posts.values_list(*ROW)[: most + 1])
    rows = found[:most]
    targets = _targets_of([row[0] for row in rows])
    return PostPage(
        tuple(_row(row, targets.get(row[0], ())) for row in rows),
        f"{rows[-1][7].isoformat()}_{rows[-1][0]}" if len(found) > most else "",
    )


def for_others() -> Q:
    """What others than the author may see: what was sent, and not taken back."""
    return Q(sent_at__isnull=False) & ~Q(state=State.DRAFT)


def _place(before: str) -> tuple[datetime, int] | None:
    """Read a place in a list; None for nonsense, which is the list's beginning."""
    at, _, pk = before.rpartition("_")
    try:
        return datetime.fromisoformat(at), int(pk)
    except ValueError:
        return None


def _targets_of(posts: list[int]) -> dict[int, tuple[str, ...]]:
    """Where each post goes, in words."""
    rows = Target.objects.filter(post__in=posts).order_by("pk")
    found: dict[int, tuple[str, ...]] = {}
    for post, name, platform in rows.values_list(
        "post_id", "account__name", "account__platform"
    ):
        found[post] = (*found.get(post, ()), f"{name} on {platform}")
    return found


def _row(row: tuple[Any, ...], targets: tuple[str, ...]) -> PostRow:
    pk, state, title, text, forename, surname, author_id, changed, coming, out = row
    when, word = (out, "out") if out else (coming or changed, "to go out")
    return PostRow(
        pk=pk,
        state=state,
        title=title,
        text=text[:BEGINNING],
        author=f"{forename} {surname}",
        author_id=author_id,
        when=when,
        word=word if out or coming else "changed",
        targets=targets,
    )


def load_post(school: School, pk: int, author: Person | None = None) -> Post | None:
    """Load a post with where it goes, its answers, and the people in its media.

    Of an ``author``, that person's own alone.
    """
    posts = Post.objects.filter(school=school, pk=pk)
    if author is not None:
        posts = posts.filter(author=author)
    # The frames of a video that were looked at are for its own page.
    posts = posts.select_related("author", "video").defer("video__samples")
    return posts.prefetch_related(
        publications(),
        Prefetch("answers", Answer.objects.select_related("by")),
        Prefetch("pictures", Picture.objects.select_related("checked_by", "taken_at")),
        "pictures__faces",
        "video__filmed",
    ).first()


def same_as(post: Post) -> Post | None:
    """The latest other post with the very same words, if there is one."""
    if not post.text_key:
        return None
    same = Post.objects.filter(school=post.school_id, text_key=post.text_key)
    same = same.exclude(pk=post.pk)
    return same.exclude(state__in=(State.WITHDRAWN, State.DRAFT)).first()


def last_remark(post: Post) -> Remark | None:
    """What was written when the post was sent back last."""
    return post.remarks.select_related("by").last()


def mine(person: Person, school: School) -> QuerySet[Post]:
    """What a person has begun and not finished."""
    return alone(school, UNFINISHED).filter(author=person)


def to_read_again(person: Person, school: School) -> QuerySet[Post]:
    """A person's posts with somebody for whom the school's list has changed since."""
    found = alone(school, tuple(TOLD)).filter(author=person)
    return found.filter(alerted_at__isnull=False)


@dataclass(frozen=True, slots=True)
class CalendarDay:
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


def month(school: School, first: date) -> list[CalendarDay]:
    """Every day of the month that begins on ``first``, with its posts."""
    after = (first.replace(day=28) + timedelta(days=4)).replace(day=1)
    last = after - timedelta(days=1)
    by_day: dict[date, list[Post]] = {}
    for post in between(school, first, last):
        by_day.setdefault(_when(post).date(), []).append(post)
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return [CalendarDay(day, tuple(by_day.get(day, ()))) for day in days]


def due(at: datetime, most: int) -> QuerySet[Post]:
    """Scheduled posts whose time has come, the longest waiting first."""
    posts = Post.objects.filter(state=State.SCHEDULED, go_out_at__lte=at)
    return posts.order_by("go_out_at")[:most]


def late(at: datetime, most: int) -> QuerySet[Post]:
    """Posts that were not approved, or not published, by their day."""
    waiting = (State.WAITING, State.APPROVED, State.SCHEDULED)
    posts = Post.objects.filter(state__in=waiting, expires_at__lte=at)
    return posts.order_by("expires_at")[:most]


def never_handed_over(at: datetime, most: int) -> QuerySet[Target]:
    """What was to be published by hand, and whose post's day has passed."""
    waiting = Target.objects.filter(state=Sending.BY_HAND, post__expires_at__lte=at)
    return waiting.order_by("post__expires_at")[:most]


def out_on(school: School, platform: str) -> QuerySet[Target]:
    """What is out on one platform now, the newest first, with all that it shows."""
    targets = Target.objects.filter(
        post__school=school, account__platform=platform, state=Sending.OUT
    )
    pictures = Prefetch("post__pictures", Picture.objects.order_by("position", "pk"))
    targets = targets.select_related("post", "account").prefetch_related(pictures)
    return targets.order_by("-out_at")


def _with_targets(posts: QuerySet[Post]) -> QuerySet[Post]:
    return posts.prefetch_related(publications())


def publications() -> Prefetch[str, QuerySet[Target], str]:
    """Prefetch where a post goes, with the account of each."""
    return Prefetch("targets", Target.objects.select_related("account"))


def _when(post: Post) -> datetime:
    when = post.out_at or post.go_out_at
    if when is None:
        raise ValueError(f"post {post.pk} has no day")
    return when
