"""What waits for a person in a school today."""

from collections.abc import Mapping
from datetime import datetime

from django.db.models import QuerySet

from schoolgate.engine.record import NOTHING, record
from schoolgate.web.accounts.models import Account, Keeper
from schoolgate.web.accounts.queries import ending, left_behind
from schoolgate.web.events.models import Event
from schoolgate.web.events.queries import asked_for
from schoolgate.web.home.figures import Figures, figures
from schoolgate.web.people.rights import Standing
from schoolgate.web.posts.models import Post
from schoolgate.web.review.waiting import ahead, turns

SHOWN = 10


@record
class Day:
    """A person's day: what they are asked to decide, finish, and expect."""

    to_decide: tuple[Post, ...]
    waiting: tuple[Post, ...]
    unfinished: tuple[Post, ...]
    coming: tuple[Post, ...]
    to_read_again: tuple[Post, ...]
    waits_for: Mapping[int, str] = NOTHING
    left_behind: tuple[Keeper, ...] = ()
    ending: tuple[Account, ...] = ()
    wishes: tuple[Event, ...] = ()
    figures: Figures = Figures()


def day(here: Standing, at: datetime) -> Day:
    """What waits for somebody in a school; others' drafts are nobody's business."""
    turn, next_ones = turns(here, at), ahead(here, SHOWN)
    keeps, connects = here.may("accounts.keep"), here.may("accounts.connect")
    left = left_behind(here.school, at.date())[:SHOWN] if keeps else ()
    over = ending(here.school, at)[:SHOWN] if connects else ()
    return Day(
        to_decide=turn.to_decide[:SHOWN],
        waiting=turn.own[:SHOWN],
        waits_for=turn.waits_for,
        unfinished=next_ones.unfinished,
        coming=next_ones.coming,
        to_read_again=next_ones.to_read_again,
        left_behind=tuple(left),
        wishes=tuple(_wishes(here)),
        figures=figures(here, at),
        ending=tuple(over),
    )


def _wishes(here: Standing) -> QuerySet[Event] | tuple[()]:
    """The events that staff ask for, for whoever may plan them."""
    return asked_for(here.school)[:SHOWN] if here.may("events.keep") else ()
