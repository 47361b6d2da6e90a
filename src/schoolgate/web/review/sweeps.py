"""What workers do with posts that wait for somebody."""

from datetime import datetime

from django.utils import timezone
from django_tasks import task

from schoolgate.web.posts.models import Post
from schoolgate.web.posts.queries import late
from schoolgate.web.posts.states import State
from schoolgate.web.review.actions.expire import expire
from schoolgate.web.review.actions.judge_again import judge_again
from schoolgate.web.review.notifications import tell_approvers
from schoolgate.web.review.turns import to_judge_again
from schoolgate.web.work.sweeps import MOST, sweep


@sweep
def look_at_waiting_posts(at: datetime) -> None:
    """Let what is late expire, and judge again what has waited for a while."""
    for post in late(at, MOST):
        expire_post.enqueue(post.pk)
    for post in to_judge_again(at, MOST):
        judge_waiting.enqueue(post.pk)


@task()
def expire_post(pk: int) -> None:
    """Let one late post expire: a task each, so that one's trouble is its own."""
    expire(Post.objects.get(pk=pk), at=timezone.now())


@task()
def judge_waiting(pk: int) -> None:
    """Judge a waiting post again, and write to those whom it has come to wait for."""
    at = timezone.now()
    post = judge_again(Post.objects.get(pk=pk), at=at)
    if post.state == State.WAITING:
        tell_approvers(post, at=at)
