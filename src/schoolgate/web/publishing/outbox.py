"""Publications that are due: taken by one worker at a time, given back, written down.

The row is the truth. A worker holds it for a while; if the worker dies, the hold ends,
and the next one first asks the platform whether the post is out already.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet

from schoolgate.channels.port import Out
from schoolgate.web.journal.write import Act, write
from schoolgate.web.posts.actions.update_post_state import update_post_state
from schoolgate.web.posts.models import Post, Target
from schoolgate.web.posts.states import Sending
from schoolgate.web.publishing.incidents import is_held
from schoolgate.web.review.recheck import why_not
from schoolgate.web.takedowns.actions.list_doubts import doubt_what_came_out
from schoolgate.web.takedowns.actions.list_take_downs import heed_what_came_out
from schoolgate.web.takedowns.actions.start_takedown import (
    KEPT_BACK,
    ask_by_hand,
    close_take_downs,
    is_withdrawn,
    take_down_if_withdrawn,
)
from schoolgate.web.takedowns.models import TakeDown

HOLD = timedelta(seconds=settings.HOLD)
# What was sent without an answer is asked after soon, then ever later.
WAITS = tuple(timedelta(seconds=s) for s in (30, 60, 300, 900, 3600, 3600, 3600))
# What must go is tried every ten minutes within its hour, then each hour for a day.
DOWN_WAITS = tuple(
    timedelta(seconds=s) for s in (30, 60, 300, *(5 * (600,)), *(24 * (3600,)))
)
A_DAY = timedelta(days=1)
STILL_SHOWN = "Someone said that it was taken down, but the platform still shows it."
TAKEN = (Sending.DUE, Sending.BEGUN, Sending.TAKING_DOWN)


class LostHold(Exception):
    """Another worker has taken the publication: whatever this one does is not kept."""


@dataclass(frozen=True, slots=True)
class PublicationLease:
    """A publication in one worker's hands. ``again``: it may have gone out before."""

    target: Target
    worker: str
    again: bool


def ready(at: datetime) -> QuerySet[Target]:
    """What a worker can take now."""
    free = Q(held_until__isnull=True) | Q(held_until__lte=at)
    due = Target.objects.filter(free, state__in=TAKEN, due_at__lte=at)
    return due.order_by("due_at")


@transaction.atomic
def take(pk: int, *, worker: str, at: datetime) -> PublicationLease | None:
    """Take a publication, if it is free, due, and may still go out; else None."""
    posts = Post.objects.select_related("school__trust", "author")
    post = posts.select_for_update(of=("self",)).filter(targets=pk).first()
    if post is None or not ready(at).filter(pk=pk).exists():
        return None
    target = Target.objects.select_for_update(of=("self",)).get(pk=pk)
    target.post = post
    again = target.state == Sending.BEGUN or bool(target.steps)
    if target.state == Sending.DUE and not _lets(target, post, at):
        return None
    target.held_until, target.held_by = at + HOLD, worker
    target.tries += 1
    target.save()
    return PublicationLease(target, worker, again)


@transaction.atomic
def may_still(taken: PublicationLease, *, at: datetime) -> bool:
    """Whether what did not go out the first time may go out now; else put it aside."""
    if not taken.again:
        return True
    target = _still(taken)
    if is_held(target.post):
        target.move_to(Sending.DUE)
        _let_go(target)
        return False
    if why := _why_not(target, target.post, at):
        _aside(target, why, at)
        return False
    return True


def _lets(target: Target, post: Post, at: datetime) -> bool:
    """Whether today's policy and incident let it out; if not, it is put aside."""
    if is_held(post):
        return False
    if why := _why_not(target, post, at):
        _aside(target, why, at)
        return False
    target.move_to(Sending.BEGUN)
    return True


def _why_not(target: Target, post: Post, at: datetime) -> str:
    if is_withdrawn(target):
        return KEPT_BACK
    return why_not(post, at)


def _aside(target: Target, why: str, at: datetime) -> None:
    target.move_to(Sending.FAILED)
    target.trouble = why
    _let_go(target)
    close_take_downs(target, at=at)
    _write("publication.not_published", target, at, why=why)
    update_post_state(target.post, at=at)


@transaction.atomic
def is_out(taken: PublicationLease, out: Out, *, at: datetime) -> None:
    """Write down that it is out, and where."""
    target = _still(taken)
    target.move_to(Sending.OUT)
    target.out_id, target.address = out.id, out.address
    target.out_kept, target.comments = dict(out.kept), out.comments.value
    target.out_at, target.trouble = at, ""
    _let_go(target)
    _write(
        "publication.published",
        target,
        at,
        address=out.address,
        comments=out.comments.value,
    )
    heed_what_came_out(target, at=at)
    doubt_what_came_out(target, at=at)
    take_down_if_withdrawn(target, at=at)
    update_post_state(target.post, at=at)


@transaction.atomic
def is_gone(taken: PublicationLease, *, at: datetime) -> None:
    """Write down that it is gone, as the platform itself says."""
    target = _still(taken)
    verb = "publication.found_gone" if target.claimed_at else "publication.taken_down"
    _gone(target, at)
    _write(verb, target, at, address=target.address)


@transaction.atomic
def counts_as_gone(taken: PublicationLease, why: str, *, at: datetime) -> None:
    """Take a person's word that it is gone, where nobody can look."""
    target = _still(taken)
    _gone(target, at)
    _write("publication.check_failed", target, at, why=why)


@transaction.atomic
def is_still_there(taken: PublicationLease, *, at: datetime) -> None:
    """Write down that the platform shows what a person said was gone: it is late."""
    target = _still(taken)
    target.move_to(Sending.OUT)
    target.trouble = STILL_SHOWN
    _forget_claim(target)
    _let_go(target)
    rows = TakeDown.objects.filter(target=target, done_at=None)
    rows.filter(due_at__gt=at).update(due_at=at)
    rows.update(asked_at=at, late_told_at=None)
    _write("publication.still_there", target, at, address=target.address)
    update_post_state(target.post, at=at)


def _gone(target: Target, at: datetime) -> None:
    target.move_to(Sending.GONE)
    target.gone_at, target.trouble = at, ""
    _let_go(target)
    close_take_downs(target, at=at)
    update_post_state(target.post, at=at)


def _forget_claim(target: Target) -> None:
    target.claimed_by, target.claimed_at = None, None


@transaction.atomic
def read_again(target: Target, differs: str, comments: str, *, at: datetime) -> None:
    """Write down what the platform shows, where it is not what was approved."""
    target.differs, target.comments = differs, comments or target.comments
    target.read_back_at = at
    target.save(update_fields=["differs", "comments", "read_back_at"])
    if differs:
        _write("publication.differs", target, at, what=differs)


@transaction.atomic
def later(
    taken: PublicationLease, why: str, wait: timedelta | None, *, at: datetime
) -> None:
    """Try again after a while; nothing went out."""
    target = _still(taken)
    waits = _waits(target)
    if target.tries > len(waits):
        _failed(target, f"{why} (tried {target.tries} times)", at)
        return
    if target.state == Sending.BEGUN:
        target.move_to(Sending.DUE)
    target.due_at = at + (wait or waits[target.tries - 1])
    target.trouble = why
    _let_go(target)


@transaction.atomic
def unsure(taken: PublicationLease, why: str, *, at: datetime) -> None:
    """It may be out: ask after it again, and in the end ask a person."""
    target, waits = _still(taken), _waits(taken.target)
    target.trouble = why
    if target.tries > len(waits):
        if target.state == Sending.BEGUN:
            target.move_to(Sending.UNSURE)
        target.due_at = at + A_DAY
        _let_go(target)
        _write("publication.unsure", target, at, why=why)
        heed_what_came_out(target, at=at)
        doubt_what_came_out(target, at=at)
        return
    target.due_at = at + waits[target.tries - 1]
    _let_go(target)


def _waits(target: Target) -> tuple[timedelta, ...]:
    return DOWN_WAITS if target.state == Sending.TAKING_DOWN else WAITS


@transaction.atomic
def failed(taken: PublicationLease, why: str, *, at: datetime) -> None:
    """It will never go out this way."""
    _failed(_still(taken), why, at)


def _failed(target: Target, why: str, at: datetime) -> None:
    there = target.state == Sending.TAKING_DOWN
    target.move_to(Sending.OUT if there else Sending.FAILED)
    target.trouble = why
    _forget_claim(target)
    _let_go(target)
    if there:
        ask_by_hand(target, at=at)
    else:
        close_take_downs(target, at=at)
    verb = "publication.takedown_failed" if there else "publication.publish_failed"
    _write(verb, target, at, why=why)
    update_post_state(target.post, at=at)


def _still(taken: PublicationLease) -> Target:
    """The row, locked, if this worker still holds it. Raises LostHold.

    The post is locked before its publications, here as everywhere.
    """
    Post.objects.select_for_update(of=("self",)).get(pk=taken.target.post_id)
    locked = Target.objects.select_for_update(of=("self",))
    held = locked.filter(pk=taken.target.pk, held_by=taken.worker).first()
    if held is None:
        raise LostHold
    held.post = taken.target.post
    return held


def _let_go(target: Target) -> None:
    target.held_until, target.held_by = None, ""
    target.save()


def _write(verb: str, target: Target, at: datetime, **details: str) -> None:
    about = {"account": str(target.account), "key": str(target.key), **details}
    write(verb, target.post, Act(target.post.school, None, at, (), about))
