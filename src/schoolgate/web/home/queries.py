"""What waits for a person in a school today."""

from schoolgate.engine.record import record
from schoolgate.web.people.rights import Standing
from schoolgate.web.posts.models import Post
from schoolgate.web.posts.queries import COMING, WAITING, mine, posts_of

SHOWN = 10


@record
class Day:
    """A person's day: what they are asked to decide, finish, and expect."""

    to_decide: tuple[Post, ...]
    waiting: tuple[Post, ...]
    unfinished: tuple[Post, ...]
    coming: tuple[Post, ...]


def day(here: Standing) -> Day:
    """What waits for somebody in a school; others' drafts are nobody's business."""
    approves = here.may("posts.approve")
    waiting = list(posts_of(here.school, WAITING)[:SHOWN]) if approves else []
    for_me = [p for p in waiting if p.author_id != here.person.pk]
    return Day(
        to_decide=tuple(for_me),
        waiting=tuple(p for p in waiting if p not in for_me),
        unfinished=tuple(mine(here.person, here.school)[:SHOWN]),
        coming=tuple(posts_of(here.school, COMING)[:SHOWN]),
    )
