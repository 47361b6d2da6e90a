"""What workers do with pictures and videos, a row at a time."""

from datetime import datetime

from django.db.models import QuerySet
from django.utils import timezone
from django_tasks import task

from schoolgate.web.pictures.actions.let_go_of_originals import let_go_of_originals
from schoolgate.web.pictures.actions.look_at_video import look_at_video
from schoolgate.web.pictures.actions.read_picture import read_picture, to_read
from schoolgate.web.pictures.actions.take_likeness import take_likeness
from schoolgate.web.pictures.hashes import to_compare
from schoolgate.web.posts.models import Looking, Picture, Video
from schoolgate.web.posts.states import EDITABLE
from schoolgate.web.work.sweeps import MOST, sweep

# Each takes seconds of work.
READ = 5


@sweep
def look_at_media(at: datetime) -> None:
    """Go on with what nobody has looked at yet; let old originals go."""
    for video in Video.objects.filter(looking=Looking.ON)[:MOST]:
        look_at.enqueue(video.pk)
    for picture in _unread(at)[:READ]:
        read.enqueue(picture)
    for picture in to_compare(MOST):
        compare_picture.enqueue(picture)
    let_go_of_originals(at=at)


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
