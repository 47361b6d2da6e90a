"""What is on its way is put aside as soon as it may not go out.

A worker, or the page for whoever publishes it by hand, would stop it as well. This is
sooner, its author is told, and it is the same for a consent that ended and for a child
who must never be shown. Who published it by hand before can still say where it is.
"""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from schoolgate.web.journal.write import Act, write
from schoolgate.web.pictures.actions.take_likeness import take_likenesses
from schoolgate.web.posts.actions.update_post_state import update_post_state
from schoolgate.web.posts.models import Post, Target
from schoolgate.web.posts.notifications import tell_author
from schoolgate.web.posts.states import Sending
from schoolgate.web.review.actions.hold_scheduled import hold_scheduled
from schoolgate.web.review.recheck import why_not
from schoolgate.web.takedowns.actions.start_takedown import close_take_downs
from schoolgate.web.trust.models import School

# What a worker has in its hands, or may be out already, is taken down once it is out.
WAITS = (Sending.DUE, Sending.BY_HAND)


def hold_what_waits(schools: Iterable[School], *, at: datetime) -> int:
    """Judge again each post that is approved, or waits to be sent; how many are held.

    Whatever may still go out is in one of these two: see the states of a post.
    """
    every = list(schools)
    return hold_scheduled(every, at=at) + hold_on_its_way(every, at=at)


def hold_on_its_way(schools: Iterable[School], *, at: datetime) -> int:
    """Judge again each post of which something waits for a worker or a person."""
    waiting = Target.objects.filter(state__in=WAITS)
    posts = Post.objects.filter(school__in=list(schools), pk__in=waiting.values("post"))
    held = 0
    for post in posts.order_by("pk"):
        take_likenesses(post, at=at)
        held += _held(post.pk, at)
    return held


@transaction.atomic
def _held(pk: int, at: datetime) -> bool:
    locked = Post.objects.select_for_update(of=("self",))
    post = locked.select_related("school__trust", "author").get(pk=pk)
    waiting = post.targets.select_for_update(of=("self",)).filter(state__in=WAITS)
    targets = list(waiting.select_related("account"))
    why = why_not(post, at) if targets else ""
    if not why:
        return False
    for target in targets:
        _put_aside(target, why, at)
    for target in targets:
        details = {"account": str(target.account), "why": target.trouble}
        write(
            "publication.not_published", post, Act(post.school, None, at, (), details)
        )
    update_post_state(post, at=at)
    tell_author(post, "may not go out")
    return True


def _put_aside(target: Target, why: str, at: datetime) -> None:
    by_hand = target.state == Sending.BY_HAND
    target.trouble = f"It must not be published by hand. {why}" if by_hand else why
    target.move_to(Sending.FAILED)
    target.tries = 0
    target.save(update_fields=["state", "trouble", "tries"])
    close_take_downs(target, at=at)
