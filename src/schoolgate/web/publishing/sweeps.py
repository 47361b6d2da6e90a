"""What workers publish. A task is a nudge: a lost or repeated one changes nothing."""

from collections.abc import Iterable
from datetime import datetime

from django.utils import timezone
from django_tasks import task

from schoolgate.web.posts.models import Post, Target
from schoolgate.web.posts.queries import due, never_handed_over
from schoolgate.web.publishing import outbox
from schoolgate.web.publishing.actions.lapse import lapse
from schoolgate.web.publishing.actions.start_publishing import start_publishing
from schoolgate.web.publishing.publish import publish
from schoolgate.web.work.loop import worker_name
from schoolgate.web.work.sweeps import MOST, sweep


@sweep
def publish_what_is_due(at: datetime) -> None:
    """Start what is due, and nudge every publication that waits for a worker."""
    for post in due(at, MOST):
        start_post.enqueue(post.pk)
    for target in never_handed_over(at, MOST):
        lapse_target.enqueue(target.pk)
    nudge(outbox.ready(at).values_list("pk", flat=True)[:MOST])


@task()
def lapse_target(pk: int) -> None:
    """Put aside what nobody published by hand in time."""
    lapse(Target.objects.get(pk=pk), at=timezone.now())


@task()
def start_post(pk: int) -> None:
    """Start publishing one post that is due, and nudge what it makes due."""
    at = timezone.now()
    post = start_publishing(Post.objects.get(pk=pk), at=at)
    nudge(outbox.ready(at).filter(post=post).values_list("pk", flat=True))


@task()
def publish_target(pk: int) -> None:
    """Publish one target, or take it down, or try it again."""
    publish(pk, worker=worker_name(), clock=timezone.now)


def nudge(targets: Iterable[int]) -> None:
    """Tell the workers of publications that are due."""
    for pk in targets:
        publish_target.enqueue(pk)
