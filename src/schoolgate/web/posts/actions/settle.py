"""What became of a post's publications becomes its own state."""

from datetime import datetime

from django.db import transaction

from schoolgate.web.journal.write import Act, write
from schoolgate.web.people.models import Person
from schoolgate.web.posts.models import Post, TakeDown, Target
from schoolgate.web.posts.models.ledger import THREAT, WITHDRAWN
from schoolgate.web.posts.states import Sending, State
from schoolgate.web.posts.take_downs import HOUR, due_by_hand

KEPT_BACK = "Withdrawn before it went out."
# Why a publication goes that is of one piece, whoever is in it.
AS_A_WHOLE = (WITHDRAWN, THREAT)
OPEN = frozenset({Sending.DUE, Sending.BEGUN, Sending.TAKING_DOWN})


@transaction.atomic
def settle(post: Post, *, at: datetime) -> Post:
    """Published if all of it is out, partly if some is, failed if none."""
    post = Post.objects.select_for_update(of=("self",)).get(pk=post.pk)
    there = _state(frozenset(Sending(t.state) for t in post.targets.all()))
    if there is None or there == post.state:
        return post
    if post.state not in (State.PUBLISHING, State.PARTLY, State.PUBLISHED):
        return post
    post.move_to(there)
    if there in (State.PUBLISHED, State.PARTLY) and post.out_at is None:
        post.out_at = at
        post.save(update_fields=["out_at"])
    write(there.value.replace("-", " "), post, Act(post.school, None, at))
    return post


def done_with(target: Target, *, at: datetime) -> None:
    """What is gone need not be taken down any more."""
    TakeDown.objects.filter(target=target, done_at=None).update(done_at=at)


def take_down_once_out(
    target: Target, *, by: Person | None, at: datetime, why: str = WITHDRAWN
) -> None:
    """Write down that a publication is to go, be it out, in doubt, or not out yet.

    ``by`` sees to it, where it has to be done by hand.
    """
    TakeDown.objects.get_or_create(
        target=target,
        pupil=None,
        staff=None,
        done_at=None,
        defaults={"why": why, "owner": by, "due_at": at + HOUR, "made_at": at},
    )


def ask_by_hand(target: Target, *, at: datetime) -> None:
    """Ask a person to take it down, by the end of the day."""
    for row in TakeDown.objects.filter(target=target, done_at=None, asked_at=None):
        row.asked_at = at
        row.due_at = max(row.due_at, due_by_hand(row.made_at))
        row.save(update_fields=["asked_at", "due_at"])


def begin_down(target: Target, *, at: datetime) -> None:
    """What was put out by hand has no id: a person takes it down, and says so."""
    target.move_to(Sending.TAKING_DOWN)
    target.due_at, target.tries = at if target.out_id else None, 0
    target.save(update_fields=["state", "due_at", "tries"])


def keep_back(target: Target) -> None:
    """Put aside what has not gone out, and is not to any more."""
    target.move_to(Sending.FAILED)
    target.trouble, target.tries = KEPT_BACK, 0
    target.save(update_fields=["state", "trouble", "tries"])


def is_withdrawn(target: Target) -> bool:
    """Whether it is to go as soon as it is out, and not to go out at all."""
    whole = TakeDown.objects.filter(target=target, why__in=AS_A_WHOLE)
    return whole.filter(done_at=None).exists()


def take_back(target: Target, *, at: datetime) -> None:
    """Begin to take down what came out after it was withdrawn."""
    if is_withdrawn(target):
        begin_down(target, at=at)


def _state(targets: frozenset[Sending]) -> State | None:
    """The state that the publications give; None while one of them is on its way."""
    if targets & OPEN:
        return None
    if targets == {Sending.OUT}:
        return State.PUBLISHED
    if Sending.OUT in targets:
        return State.PARTLY
    if Sending.GONE in targets and targets <= {Sending.GONE, Sending.FAILED}:
        return State.WITHDRAWN
    return State.FAILED if targets == {Sending.FAILED} else None
