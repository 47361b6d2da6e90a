"""A post that waits is judged again, so that it waits for those whom it needs today."""

from datetime import datetime

from django.db import transaction

from schoolgate.web.posts.models import Post
from schoolgate.web.posts.states import State
from schoolgate.web.review.cases import judge_post
from schoolgate.web.review.judging import Judged
from schoolgate.web.review.requirements import as_stored, required


@transaction.atomic
def judge_again(post: Post, *, at: datetime) -> Post:
    """Store what a waiting post waits for.

    It follows from the post and the policy, so the journal has no entry of it.
    """
    locked = Post.objects.select_for_update(of=("self",))
    post = locked.select_related("school__trust", "author").get(pk=post.pk)
    if post.state == State.WAITING:
        store_requirements(post, judge_post(post, at=at), at=at)
    return post


def store_requirements(post: Post, judged: Judged, *, at: datetime) -> None:
    """Store what a judgement requires with its post, which the caller has locked."""
    post.waits_for, post.judged_at = as_stored(required(judged)), at
    post.save(update_fields=["waits_for", "judged_at"])
