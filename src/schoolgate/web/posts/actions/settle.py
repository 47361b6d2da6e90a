"""What became of a post's publications becomes its own state."""

from datetime import datetime

from django.db import transaction

from schoolgate.web.journal.write import Act, write
from schoolgate.web.people.models import Person
from schoolgate.web.posts.models import Post, TakeDown, Target
from schoolgate.web.posts.models.ledger import WITHDRAWN
from schoolgate.web.posts.states import Sending, State

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


def take_down_once_out(target: Target, *, by: Person, at: datetime) -> None:
    """Write down that a publication is to go, which is not out yet, or in doubt."""
    TakeDown.objects.get_or_create(
        target=target,
        pupil=None,
        staff=None,
        done_at=None,
        defaults={"why": WITHDRAWN, "owner": by, "due": at.date(), "made_at": at},
    )


def is_withdrawn(target: Target) -> bool:
    """Whether it is to go as soon as it is out, and not to go out at all."""
    return TakeDown.objects.filter(target=target, why=WITHDRAWN, done_at=None).exists()


def take_back(target: Target, *, at: datetime) -> None:
    """Begin to take down what came out after it was withdrawn."""
    if is_withdrawn(target):
        target.move_to(Sending.TAKING_DOWN)
        target.due_at, target.tries = at if target.out_id else None, 0
        target.save(update_fields=["state", "due_at", "tries"])


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
