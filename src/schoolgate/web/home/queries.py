"""What waits for a person in a school today."""

from datetime import datetime

from schoolgate.engine.record import record
from schoolgate.web.accounts.models import Account, Keeper
from schoolgate.web.accounts.queries import ending, left_behind
from schoolgate.web.people.rights import Standing
from schoolgate.web.posts.ledger import open_take_downs
from schoolgate.web.posts.models import Post
from schoolgate.web.posts.queries import (
    COMING,
    WAITING,
    mine,
    posts_of,
    to_read_again,
)

SHOWN = 10


@record
class Day:
    """A person's day: what they are asked to decide, finish, and expect."""

    to_decide: tuple[Post, ...]
    waiting: tuple[Post, ...]
    unfinished: tuple[Post, ...]
    coming: tuple[Post, ...]
    to_read_again: tuple[Post, ...]
    left_behind: tuple[Keeper, ...] = ()
    ending: tuple[Account, ...] = ()
    take_downs: int = 0


def day(here: Standing, at: datetime) -> Day:
    """What waits for somebody in a school; others' drafts are nobody's business."""
    approves = here.may("posts.approve")
    waiting = list(posts_of(here.school, WAITING)[:SHOWN]) if approves else []
    for_me = [p for p in waiting if p.author_id != here.person.pk]
    takes_down = here.may("posts.withdraw")
    keeps, connects = here.may("accounts.keep"), here.may("accounts.connect")
    left = left_behind(here.school, at.date())[:SHOWN] if keeps else ()
    over = ending(here.school, at)[:SHOWN] if connects else ()
    return Day(
        to_decide=tuple(for_me),
        waiting=tuple(p for p in waiting if p not in for_me),
        unfinished=tuple(mine(here.person, here.school)[:SHOWN]),
        coming=tuple(posts_of(here.school, COMING)[:SHOWN]),
        to_read_again=tuple(to_read_again(here.person, here.school)[:SHOWN]),
        left_behind=tuple(left),
        take_downs=open_take_downs(here.school).count() if takes_down else 0,
        ending=tuple(over),
    )
