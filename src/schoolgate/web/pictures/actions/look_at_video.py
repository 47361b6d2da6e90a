"""Faces are looked for in a video, a piece at a time: it can be stopped, and goes on.

What was looked at is kept after each frame, so that a worker that dies loses one.
"""

import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from django.db import transaction

from schoolgate.reading.pictures.samples import Sample, VideoError
from schoolgate.reading.pictures.unlooked import Unlooked
from schoolgate.reading.pictures.video import EVERY, samples
from schoolgate.web.people.models import Person
from schoolgate.web.people.rights import standing
from schoolgate.web.posts.models import Looking, Video

# A worker has other things to do: it takes the next piece in its turn.
SECONDS = 10.0


def look_at_video(video: Video) -> bool:
    """Look at the next frames of a video; say whether there are more."""
    try:
        for sample in _frames(video):
            if not _kept(video, sample):
                return False
    except VideoError as error:
        _end(video, Looking.FAILED, f"{error}")
        return False
    except _TimeIsUp:
        return True
    _end(video, Looking.DONE, "")
    return False


class _TimeIsUp(Exception):
    """The piece of work is done, and the video is not."""


def _frames(video: Video) -> Iterator[Sample]:
    until = time.monotonic() + SECONDS
    since = video.samples[-1]["second"] + EVERY if video.samples else 0.0
    found = samples(Path(video.file.path), since=since)
    if isinstance(found, Unlooked):
        raise VideoError(found.why)
    for sample in found:
        yield sample
        if time.monotonic() > until:
            raise _TimeIsUp


def _kept(video: Video, sample: Sample) -> bool:
    """Keep a frame, unless somebody said stop, or another worker was quicker."""
    before, after = video.done, max(sample.done, video.done + 1e-6)
    video.samples = [*video.samples, _plain(sample)]
    video.done = after
    mine = Video.objects.filter(pk=video.pk, looking=Looking.ON, done=before)
    return bool(mine.update(samples=video.samples, done=after))


def _plain(sample: Sample) -> dict[str, object]:
    width, height = sample.size
    faces = [
        [x / width, y / height, w / width, h / height]
        for x, y, w, h in (face.box for face in sample.faces)
    ]
    return {"second": sample.second, "size": [width, height], "faces": faces}


def _end(video: Video, how: Looking, trouble: str) -> None:
    mine = Video.objects.filter(pk=video.pk, looking=Looking.ON)
    done = 1.0 if how is Looking.DONE else video.done
    mine.update(looking=how, trouble=trouble, done=done)


@transaction.atomic
def stop_looking(video: Video, *, by: Person, at: datetime) -> None:
    """Look no further for now; what was found stays."""
    _expect_may(video, by, at)
    on = Video.objects.filter(pk=video.pk, looking=Looking.ON)
    on.update(looking=Looking.STOPPED)


@transaction.atomic
def go_on_looking(video: Video, *, by: Person, at: datetime) -> None:
    """Go on where it was left."""
    _expect_may(video, by, at)
    left = (Looking.STOPPED, Looking.FAILED)
    stopped = Video.objects.filter(pk=video.pk, looking__in=left)
    stopped.update(looking=Looking.ON, trouble="")


def _expect_may(video: Video, by: Person, at: datetime) -> None:
    here = standing(by, video.post.school, at.date())
    here.require("posts.draft")
    if by.pk != video.post.author_id:
        here.require("posts.answer")
