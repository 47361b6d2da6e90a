"""What is scheduled goes back to its author as soon as it may not go out.

Its hour would stop it as well. This is sooner, and the same for a consent that ended
and for a child who must never be shown: nobody can tell one from the other.
"""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from schoolgate.web.pictures.actions.take_likeness import take_likenesses
from schoolgate.web.posts.models import Post
from schoolgate.web.posts.states import State
from schoolgate.web.review.recheck import send_back_by_itself, why_not
from schoolgate.web.trust.models import School

BOUND = (State.APPROVED, State.SCHEDULED)


def hold_scheduled(schools: Iterable[School], *, at: datetime) -> int:
    """Judge each post that waits for its hour again; how many went back."""
    posts = Post.objects.filter(school__in=list(schools), state__in=BOUND)
    held = 0
    for post in posts.order_by("pk"):
        take_likenesses(post, at=at)
        held += _held(post.pk, at)
    return held


@transaction.atomic
def _held(pk: int, at: datetime) -> bool:
    locked = Post.objects.select_for_update(of=("self",))
    post = locked.select_related("school__trust", "author").get(pk=pk)
    if post.state not in BOUND:
        return False
    why = why_not(post, at)
    if why:
        send_back_by_itself(post, why, at)
    return bool(why)
