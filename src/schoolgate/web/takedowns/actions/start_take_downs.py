"""What has to go is taken down by the worker itself, where the channel can do it.

A person is asked only for the rest: what was put out by hand, whose account has no
credentials any longer, or whose platform can't take anything back.
"""

from datetime import datetime

from django.db import transaction

from schoolgate.web.journal.write import Act, write
from schoolgate.web.posts.models import Post, Target
from schoolgate.web.posts.states import Sending
from schoolgate.web.takedowns.actions.start_takedown import ask_by_hand, start_takedown
from schoolgate.web.takedowns.models import TakeDown
from schoolgate.web.takedowns.take_downs import HOUR, VISIBLE, goes_by_itself

MOST = 500
# The journal of a post is read by its author: it says neither who it was, nor why.
SOMEONE = "someone in it may not be shown there"


def start_take_downs(*, at: datetime) -> list[int]:
    """Start each take-down that goes by itself; the publications, for the workers."""
    new = TakeDown.objects.filter(
        done_at=None, started_at=None, asked_at=None, target__state__in=VISIBLE
    )
    targets = new.order_by("due_at", "pk").values_list("target", flat=True)[:MOST]
    return [pk for pk in dict.fromkeys(targets) if _start(pk, at)]


@transaction.atomic
def _start(pk: int, at: datetime) -> bool:
    """Start one, or ask a person for it; whether a worker has something to do.

    It starts an hour before it is due: a leaver's waits, so that a wrong list can be
    undone before everything with them is gone for good.
    """
    post = Post.objects.select_for_update(of=("self",)).filter(targets=pk).get()
    locked = Target.objects.select_for_update(of=("self",)).select_related("account")
    target = locked.get(pk=pk)
    new = TakeDown.objects.filter(
        target=target, done_at=None, started_at=None, asked_at=None
    )
    first = new.order_by("due_at").first()
    if first is None or target.state not in VISIBLE:
        return False
    if target.state == Sending.UNSURE or not goes_by_itself(target):
        ask_by_hand(target, at=at)
        return False
    if first.due_at - HOUR > at:
        return False
    new.update(started_at=at)
    if target.state == Sending.OUT:
        start_takedown(target, at=at)
        _write(target, post, at)
    return True


def _write(target: Target, post: Post, at: datetime) -> None:
    details = {
        "account": str(target.account),
        "address": target.address,
        "because": SOMEONE,
    }
    write("publication.takedown_started", post, Act(post.school, None, at, (), details))
