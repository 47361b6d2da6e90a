"""A video is handed in: copied without what it hides, and kept to be looked at."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.core.files import File
from django.db import transaction

from schoolgate.reading.pictures.samples import Stripped, VideoError
from schoolgate.reading.pictures.unlooked import Unlooked
from schoolgate.reading.pictures.video import strip
from schoolgate.web.people.models import Person
from schoolgate.web.people.rights import standing
from schoolgate.web.posts.actions.edit import changed, locked_draft
from schoolgate.web.posts.actions.errors import PostError
from schoolgate.web.posts.content import video_of
from schoolgate.web.posts.models import Captions, Post, Video

MEDIA_TYPES = {".mp4": "video/mp4", ".mov": "video/quicktime", ".webm": "video/webm"}
A_PIECE = 1024 * 1024
MOST_CHARACTERS = 20_000


class BadVideo(PostError):
    """A file was handed in that can't go out as a video."""


@dataclass(frozen=True, slots=True)
class VideoDetails:
    """How it is followed unheard, what is said in it, and whose its sound is."""

    captions: Captions
    transcript: str
    sound: str


def add_video(post: Post, file: "File[bytes]", *, by: Person, at: datetime) -> Video:
    """Add the one video of a draft. It is copied before any row is locked."""
    standing(by, post.school, at.date()).require("posts.draft")
    name = Path(file.name or "video").name
    suffix = _expect_taken(post, name, file.size)
    with TemporaryDirectory(prefix="schoolgate-") as folder:
        given, copy = Path(folder) / f"given{suffix}", Path(folder) / f"copy{suffix}"
        with given.open("wb") as out:
            out.writelines(file.chunks(A_PIECE))
        removed = _stripped(given, copy, name)
        return _keep(post, copy, (name, removed), by=by, at=at)


@transaction.atomic
def describe_video(post: Post, said: VideoDetails, *, by: Person, at: datetime) -> Post:
    """Note what its author says of the video; whoever watched it watches it again."""
    post = locked_draft(post, by=by, at=at)
    video = video_of(post)
    if video is None:
        raise PostError("This post has no video.")
    video.captions = said.captions
    video.transcript = said.transcript.strip()[:MOST_CHARACTERS]
    video.sound = said.sound.strip()[:MOST_CHARACTERS]
    video.save(update_fields=["captions", "transcript", "sound"])
    return changed(post, by=by, at=at)


@transaction.atomic
def take_video_out(post: Post, *, by: Person, at: datetime) -> Post:
    """Take the video out; its file goes when the change is kept."""
    post = locked_draft(post, by=by, at=at)
    video = video_of(post)
    if video is None:
        raise PostError("This post has no video.")
    storage, name = video.file.storage, str(video.file.name)
    video.delete()
    transaction.on_commit(lambda: storage.delete(name))
    return changed(Post.objects.get(pk=post.pk), by=by, at=at)


def _expect_taken(post: Post, name: str, size: int) -> str:
    """The file's ending, if such a video is taken."""
    suffix = Path(name).suffix.lower()
    if suffix not in MEDIA_TYPES:
        raise BadVideo(
            f"{name} is no MP4, MOV or WebM: save it as one. Your words are saved."
        )
    if size > settings.VIDEO_BYTES:
        most = settings.VIDEO_BYTES // (1024 * 1024)
        raise BadVideo(f"{name} is larger than {most} MB. Your words are saved.")
    if video_of(post) is not None:
        raise BadVideo("A post takes one video. Take the other one out first.")
    return suffix


def _stripped(given: Path, copy: Path, name: str) -> tuple[str, ...]:
    """What the copy doesn't hold any more."""
    try:
        done: Stripped | Unlooked = strip(given, copy)
    except VideoError as error:
        raise BadVideo(f"{name}: {error}. Your words are saved.") from error
    if isinstance(done, Unlooked):
        raise BadVideo(
            f"Videos can't be taken here yet: {done.why}. Your words are saved."
        )
    return done.removed


@transaction.atomic
def _keep(
    post: Post,
    copy: Path,
    told: tuple[str, tuple[str, ...]],
    *,
    by: Person,
    at: datetime,
) -> Video:
    post = locked_draft(post, by=by, at=at)
    name, removed = told
    _expect_taken(post, name, copy.stat().st_size)
    with copy.open("rb") as file:
        video = Video(
            post=post,
            name=name[:200],
            media_type=MEDIA_TYPES[copy.suffix],
            sha256=hashlib.file_digest(file, "sha256").hexdigest(),
            size=copy.stat().st_size,
            removed=list(removed),
        )
        file.seek(0)
        video.file.save(f"{video.sha256[:32]}{copy.suffix}", File(file), save=False)
    video.save()
    changed(post, by=by, at=at)
    return video
