"""A person has taken publications down by hand, and says so for all of them at once."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from schoolgate.web.journal.write import Act, write
from schoolgate.web.people.models import Person
from schoolgate.web.people.rights import standing
from schoolgate.web.posts.actions.errors import PostError
from schoolgate.web.posts.actions.update_post_state import update_post_state
from schoolgate.web.posts.models import Post, Target
from schoolgate.web.posts.states import Sending
from schoolgate.web.takedowns.actions.start_takedown import close_take_downs
from schoolgate.web.takedowns.take_downs import asked_by_hand, can_be_read
from schoolgate.web.trust.models import School

NOTHING = "Tick what you have taken down, then press the button."


@transaction.atomic
def say_taken_down(
    school: School, targets: Collection[int], *, by: Person, at: datetime
) -> int:
    """Note that a person has taken these down; how many of them the platform is asked.

    Where we can look, a worker does, and what is still there comes back as late. What
    waits for nobody is passed over: somebody else may have said so already.
    """
    standing(by, school, at.date()).require("posts.withdraw")
    if not targets:
        raise PostError(NOTHING)
    asked = asked_by_hand(school).filter(target__in=targets).order_by()
    rows = Target.objects.filter(pk__in=asked.values("target"))
    posts = Post.objects.filter(pk__in=rows.values("post")).order_by("pk")
    held = {post.pk: post for post in posts.select_for_update(of=("self",))}
    locked = rows.select_for_update(of=("self",)).select_related("account")
    every = list(locked.order_by("pk"))
    looked_at = sum(_said(one, by, at) for one in every)
    # The journal comes last: workers lock it after the rows, too.
    for one in every:
        details = {"account": str(one.account), "address": one.address}
        post = held[one.post_id]
        write("publication.taken_down_by_hand", post, Act(school, by, at, (), details))
        update_post_state(post, at=at)
    return looked_at


def _said(target: Target, by: Person, at: datetime) -> bool:
    """Note one; whether the platform is asked."""
    target.claimed_by, target.claimed_at = by, at
    looked_at = can_be_read(target)
    if looked_at:
        _to_be_looked_at(target, at)
    else:
        target.move_to(Sending.GONE)
        target.gone_at = at
        close_take_downs(target, at=at)
    target.save(
        update_fields=[
            "state",
            "gone_at",
            "claimed_by",
            "claimed_at",
            "due_at",
            "tries",
        ]
    )
    return looked_at


def _to_be_looked_at(target: Target, at: datetime) -> None:
    if target.state != Sending.TAKING_DOWN:
        target.move_to(Sending.TAKING_DOWN)
    target.due_at, target.tries = at, 0
