"""What waits for a person in a school today."""

from datetime import datetime

from django.db.models import QuerySet

from schoolgate.engine.record import record
from schoolgate.web.accounts.models import Account, Keeper
from schoolgate.web.accounts.queries import ending, left_behind
from schoolgate.web.events.models import Event
from schoolgate.web.events.queries import asked_for
from schoolgate.web.home.figures import Figures, figures
from schoolgate.web.people.rights import Standing
from schoolgate.web.posts.models import Post
from schoolgate.web.posts.queries import (
    COMING,
    WAITING,
    alone,
    mine,
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
    wishes: tuple[Event, ...] = ()
    figures: Figures = Figures()


def day(here: Standing, at: datetime) -> Day:
    """What waits for somebody in a school; others' drafts are nobody's business."""
    approves = here.may("posts.approve")
    waiting = _first(alone(here.school, WAITING)) if approves else ()
    for_me = [p for p in waiting if p.author_id != here.person.pk]
    keeps, connects = here.may("accounts.keep"), here.may("accounts.connect")
    left = left_behind(here.school, at.date())[:SHOWN] if keeps else ()
    over = ending(here.school, at)[:SHOWN] if connects else ()
    return Day(
        to_decide=tuple(for_me),
        waiting=tuple(p for p in waiting if p not in for_me),
        unfinished=_first(mine(here.person, here.school)),
        coming=_first(alone(here.school, COMING)),
        to_read_again=_first(to_read_again(here.person, here.school)),
        left_behind=tuple(left),
        wishes=tuple(_wishes(here)),
        figures=figures(here, at),
        ending=tuple(over),
    )


def _wishes(here: Standing) -> QuerySet[Event] | tuple[()]:
    """The events that staff ask for, for whoever may plan them."""
    return asked_for(here.school)[:SHOWN] if here.may("events.keep") else ()


def _first(posts: QuerySet[Post]) -> tuple[Post, ...]:
    """The first of them; where they go is not shown, and so not asked."""
    return tuple(posts[:SHOWN])
