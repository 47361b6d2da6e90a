"""What workers do. A task is only a nudge: if one is lost or repeated, nothing is."""

import os
import uuid
from collections.abc import Iterable
from datetime import datetime

from django.db.models import QuerySet
from django.utils import timezone
from django_tasks import task

from schoolgate.web.accounts.tasks import watch_account
from schoolgate.web.accounts.watching import to_watch
from schoolgate.web.consent import tasks as consents
from schoolgate.web.people.before import forget
from schoolgate.web.people.models import Import
from schoolgate.web.people.touched import untold
from schoolgate.web.posts import outbox
from schoolgate.web.posts.actions.cancel_take_downs import cancel_take_downs
from schoolgate.web.posts.actions.expire import expire
from schoolgate.web.posts.actions.judge_again import judge_again
from schoolgate.web.posts.actions.lapse import lapse
from schoolgate.web.posts.actions.let_go_of_originals import let_go_of_originals
from schoolgate.web.posts.actions.list_doubts import list_doubts
from schoolgate.web.posts.actions.list_take_downs import list_take_downs
from schoolgate.web.posts.actions.look_at_video import look_at_video
from schoolgate.web.posts.actions.read_picture import read_picture, to_read
from schoolgate.web.posts.actions.remind_of_take_downs import (
    remind_of_take_downs,
    tell_of_late_take_downs,
)
from schoolgate.web.posts.actions.report_take_downs import report_take_downs
from schoolgate.web.posts.actions.start_publishing import start_publishing
from schoolgate.web.posts.actions.start_take_downs import start_take_downs
from schoolgate.web.posts.actions.take_likeness import take_likeness
from schoolgate.web.posts.actions.tell_of_import import tell_of_import
from schoolgate.web.posts.hashes import to_compare
from schoolgate.web.posts.models import Looking, Picture, Post, Target, Video
from schoolgate.web.posts.publishing import publish
from schoolgate.web.posts.queries import due, late, never_handed_over
from schoolgate.web.posts.states import EDITABLE, State
from schoolgate.web.posts.waiting import to_judge_again
from schoolgate.web.posts.watching import tell_approvers

# As many as one sweep hands on; the next one is never far.
MOST = 200
# Each takes seconds of work.
READ = 5


@task()
def sweep() -> None:
    """Let what is late expire, start what is due, and nudge every publication."""
    at = timezone.now()
    for post in late(at, MOST):
        expire_post.enqueue(post.pk)
    for post in due(at, MOST):
        start_post.enqueue(post.pk)
    for target in never_handed_over(at, MOST):
        lapse_target.enqueue(target.pk)
    for post in to_judge_again(at, MOST):
        judge_waiting.enqueue(post.pk)
    list_to_take_down.enqueue()
    consents.nudge(at)
    for imported in untold().values_list("pk", flat=True)[:MOST]:
        tell_of.enqueue(imported)
    for video in Video.objects.filter(looking=Looking.ON)[:MOST]:
        look_at.enqueue(video.pk)
    for picture in _unread(at)[:READ]:
        read.enqueue(picture)
    for picture in to_compare(MOST):
        compare_picture.enqueue(picture)
    for account in to_watch(at, MOST):
        watch_account.enqueue(account.pk)
    nudge(outbox.ready(at).values_list("pk", flat=True)[:MOST])


@task()
def list_to_take_down() -> None:
    """Take down what has to go, and tell people; let go of what nobody needs."""
    nudge(see_to_take_downs(timezone.now()))
    let_go_of_originals(at=timezone.now())
    forget(timezone.now())


def see_to_take_downs(at: datetime) -> list[int]:
    """List what has to go, start what goes by itself, and write to people.

    Gives the publications that a worker has something to do with now.
    """
    list_take_downs(at=at)
    list_doubts(at=at)
    cancel_take_downs(at=at)
    started = start_take_downs(at=at)
    tell_of_late_take_downs(at=at)
    remind_of_take_downs(at=at)
    report_take_downs(at=at)
    return started


@task()
def tell_of(pk: int) -> None:
    """Tell whoever has a post with somebody whom an import moved."""
    tell_of_import(Import.objects.get(pk=pk), at=timezone.now())


@task()
def compare_picture(pk: int) -> None:
    """Hash a picture that was added before there were hashes, or whose hashing died."""
    take_likeness(Picture.objects.get(pk=pk), at=timezone.now())


@task()
def look_at(pk: int) -> None:
    """Look for faces in the next frames of a video; the next sweep goes on."""
    for video in Video.objects.filter(pk=pk, looking=Looking.ON):
        look_at_video(video)


@task()
def read(pk: int) -> None:
    """Look by what somebody in a picture could be identified."""
    at = timezone.now()
    for picture in to_read(at).filter(pk=pk):
        read_picture(picture, at=at)


def _unread(at: datetime) -> QuerySet[Picture, int]:
    """Pictures that are being worked on; what is out is not read any more."""
    unread = to_read(at).filter(post__state__in=EDITABLE)
    return unread.order_by("-pk").values_list("pk", flat=True)


@task()
def lapse_target(pk: int) -> None:
    """Put aside what nobody published by hand in time."""
    lapse(Target.objects.get(pk=pk), at=timezone.now())


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


@task()
def start_post(pk: int) -> None:
    """Start publishing one post that is due, and nudge what it makes due."""
    at = timezone.now()
    post = start_publishing(Post.objects.get(pk=pk), at=at)
    nudge(outbox.ready(at).filter(post=post).values_list("pk", flat=True))


@task()
def publish_target(pk: int) -> None:
    """Publish one target, or take it down, or try it again."""
    publish(pk, worker=_worker(), clock=timezone.now)


def nudge(targets: Iterable[int]) -> None:
    """Tell the workers of publications that are due."""
    for pk in targets:
        publish_target.enqueue(pk)


def _worker() -> str:
    """A name that no other worker, on any host, has for this piece of work."""
    return f"{os.getpid()}-{uuid.uuid4().hex}"[:36]
