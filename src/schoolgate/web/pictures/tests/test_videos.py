"""A video is stripped, looked at in samples, watched by a person, and goes by hand."""

import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django.fixtures import Settings

from schoolgate.reading.pictures.tests.test_video import film
from schoolgate.web.people.models import Person
from schoolgate.web.pictures.actions import look_at_video as looking
from schoolgate.web.pictures.actions.account_for_video import say_who_is_in_it
from schoolgate.web.pictures.actions.add_video import (
    BadVideo,
    VideoDetails,
    add_video,
    describe_video,
    take_video_out,
)
from schoolgate.web.pictures.actions.look_at_video import (
    go_on_looking,
    look_at_video,
    stop_looking,
)
from schoolgate.web.pictures.actions.watch_video import WatchedContent, watch_video
from schoolgate.web.posts.actions.errors import (
    NotReady,
    OldApproval,
    OwnPost,
    PostError,
)
from schoolgate.web.posts.models import Captions, InIt, Looking, Post, Video
from schoolgate.web.posts.states import Sending
from schoolgate.web.posts.tests.fixtures import Write, answer_all
from schoolgate.web.publishing.actions.start_publishing import start_publishing
from schoolgate.web.review.actions.approve import approve
from schoolgate.web.review.actions.send import send

Browser = Callable[[Person], Client]
SAID = VideoDetails(Captions.NO_SPEECH, "", "Our choir, whose parents agreed")


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, settings: Settings) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture(scope="module")
def filmed(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Six seconds, with a face in their second half and a place in their data."""
    return film(tmp_path_factory.mktemp("film") / "run.mp4").read_bytes()


@pytest.fixture
def with_video(written: Write, filmed: bytes, teacher: Person, at: datetime) -> Post:
    post = written("Our run.")
    add_video(post, ContentFile(filmed, "run.mp4"), by=teacher, at=at)
    return Post.objects.get(pk=post.pk)


@pytest.fixture
def told(with_video: Post, teacher: Person, at: datetime) -> Post:
    """A post that waits, looked at, with all that its author says of the video."""
    while look_at_video(Video.objects.get()):
        pass
    with_video.video.refresh_from_db()
    say_who_is_in_it(with_video.video, InIt.NOBODY, by=teacher, at=at)
    post = describe_video(with_video, SAID, by=teacher, at=at)
    post = send(post, by=teacher, at=at)
    answer_all(post, teacher, at)
    return Post.objects.get(pk=post.pk)


def test_what_a_video_hides_is_not_kept(with_video: Post, filmed: bytes) -> None:
    video = with_video.video

    kept = Path(video.file.path).read_bytes()

    assert b"Ann Lee" in filmed
    assert b"Ann Lee" not in kept
    assert "the place where it was taken" in video.removed


def test_a_video_is_part_of_the_content(
    with_video: Post, teacher: Person, at: datetime
) -> None:
    before = with_video.content_hash

    described = describe_video(with_video, SAID, by=teacher, at=at).content_hash
    without = take_video_out(with_video, by=teacher, at=at).content_hash

    assert len({before, described, without}) == 3
    assert not Video.objects.exists()


@pytest.mark.parametrize("name", ["run.avi", "run", "run.mp4.exe"])
def test_another_kind_of_file_is_refused(
    name: str, written: Write, filmed: bytes, teacher: Person, at: datetime
) -> None:
    with pytest.raises(BadVideo, match="no MP4"):
        add_video(written(), ContentFile(filmed, name), by=teacher, at=at)


def test_a_damaged_video_is_refused_in_words(
    written: Write, filmed: bytes, teacher: Person, at: datetime
) -> None:
    with pytest.raises(BadVideo, match="words are saved"):
        add_video(written(), ContentFile(filmed[:900], "a.mp4"), by=teacher, at=at)


def test_a_video_that_is_too_large_is_refused(
    written: Write, filmed: bytes, teacher: Person, at: datetime, settings: Settings
) -> None:
    settings.VIDEO_BYTES = 100

    with pytest.raises(BadVideo, match="larger than"):
        add_video(written(), ContentFile(filmed, "a.mp4"), by=teacher, at=at)


def test_a_post_takes_one_video(
    with_video: Post, filmed: bytes, teacher: Person, at: datetime
) -> None:
    with pytest.raises(BadVideo, match="one video"):
        add_video(with_video, ContentFile(filmed, "b.mp4"), by=teacher, at=at)


def test_without_the_extra_the_video_is_refused_and_the_words_are_kept(
    written: Write,
    filmed: bytes,
    teacher: Person,
    signed_in: Browser,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "schoolgate.reading.pictures.frames", None)
    post = written()
    sending = {
        "version": post.version,
        "text": "Words that stay.",
        "video": SimpleUploadedFile("run.mp4", filmed, "video/mp4"),
    }

    page = signed_in(teacher).post(f"/school/elm/posts/{post.pk}/edit/", sending)

    assert "schoolgate[video]" in page.content.decode()
    assert Post.objects.get(pk=post.pk).text == "Words that stay."
    assert not Video.objects.exists()


def test_faces_are_found_in_samples(with_video: Post) -> None:
    more = look_at_video(with_video.video)

    video = Video.objects.get()
    assert not more
    assert video.looking == Looking.DONE
    assert [bool(s["faces"]) for s in video.samples] == [False, False, True]


def test_looking_goes_on_where_time_was_up(
    with_video: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(looking, "SECONDS", -1.0)
    pieces = [look_at_video(Video.objects.get()) for _ in range(4)]

    seconds = [round(s["second"]) for s in Video.objects.get().samples]
    assert with_video.pk
    assert pieces == [True, True, True, False]
    assert seconds == [0, 2, 4]


def test_looking_can_be_stopped_and_gone_on_with(
    with_video: Post, teacher: Person, at: datetime
) -> None:
    video = with_video.video
    stop_looking(video, by=teacher, at=at)
    look_at_video(video)
    stopped = Video.objects.get()

    go_on_looking(video, by=teacher, at=at)
    look_at_video(Video.objects.get())

    assert (stopped.looking, stopped.samples) == (Looking.STOPPED, [])
    assert Video.objects.get().looking == Looking.DONE


def test_a_video_whose_file_is_broken_says_so(with_video: Post) -> None:
    path = Path(with_video.video.file.path)
    path.write_bytes(path.read_bytes()[:800])

    look_at_video(with_video.video)

    video = Video.objects.get()
    assert video.looking == Looking.FAILED
    assert video.trouble


def test_a_video_always_waits_for_somebody_who_watched_it(
    told: Post, leader: Person, at: datetime
) -> None:
    with pytest.raises(NotReady, match="watch it whole"):
        approve(told, seen=told.content_hash, by=leader, at=at)
    watch_video(told, WatchedContent(told.content_hash), by=leader, at=at)

    approve(told, seen=told.content_hash, by=leader, at=at)


def test_whose_sound_it_is_has_to_be_said(
    with_video: Post, teacher: Person, leader: Person, at: datetime
) -> None:
    look_at_video(with_video.video)
    say_who_is_in_it(with_video.video, InIt.NOBODY, by=teacher, at=at)
    Post.objects.filter(pk=with_video.pk).update(doubt=True)
    post = send(with_video, by=teacher, at=at)
    answer_all(post, teacher, at)
    watch_video(post, WatchedContent(post.content_hash), by=leader, at=at)

    with pytest.raises(NotReady, match="sound and the music"):
        approve(post, seen=post.content_hash, by=leader, at=at)


def test_who_wrote_it_does_not_answer_for_its_video(
    told: Post, teacher: Person, at: datetime
) -> None:
    teacher.holdings.create(school=told.school, role="slt", since=at.date())

    with pytest.raises(OwnPost):
        watch_video(told, WatchedContent(told.content_hash), by=teacher, at=at)


def test_a_colleague_without_the_right_does_not_either(
    told: Post, colleague: Person, at: datetime
) -> None:
    with pytest.raises(PermissionDenied):
        watch_video(told, WatchedContent(told.content_hash), by=colleague, at=at)


def test_watching_is_bound_to_the_content(
    told: Post, leader: Person, at: datetime
) -> None:
    with pytest.raises(OldApproval):
        watch_video(told, WatchedContent("0" * 64), by=leader, at=at)


def test_nothing_is_watched_where_there_is_no_video(
    waiting: Post, leader: Person, at: datetime
) -> None:
    with pytest.raises(PostError, match="no video"):
        watch_video(waiting, WatchedContent(waiting.content_hash), by=leader, at=at)


def test_a_post_with_a_video_goes_by_hand(
    told: Post, leader: Person, at: datetime
) -> None:
    told.targets.get().account.__class__.objects.update(credentials=b"sealed")
    watch_video(told, WatchedContent(told.content_hash), by=leader, at=at)
    approve(told, seen=told.content_hash, by=leader, at=at)

    start_publishing(told, at=at)

    assert told.targets.get().state == Sending.BY_HAND


def test_nobody_says_that_they_watched_it_while_it_is_looked_at(
    told: Post, leader: Person, at: datetime
) -> None:
    Video.objects.update(looking=Looking.ON)

    with pytest.raises(PostError, match="still being looked for"):
        watch_video(told, WatchedContent(told.content_hash), by=leader, at=at)


@pytest.mark.parametrize("how", [Looking.STOPPED, Looking.FAILED])
def test_where_the_search_ended_early_the_watcher_says_so(
    how: Looking, told: Post, leader: Person, at: datetime
) -> None:
    Video.objects.update(looking=how)

    with pytest.raises(PostError, match="not looked at whole"):
        watch_video(told, WatchedContent(told.content_hash), by=leader, at=at)
    given = watch_video(told, WatchedContent(told.content_hash, how), by=leader, at=at)

    assert "the search for faces" in given.reason
    approve(told, seen=told.content_hash, by=leader, at=at)


def test_a_video_is_not_approved_while_it_is_looked_at_again(
    told: Post, leader: Person, at: datetime
) -> None:
    watch_video(told, WatchedContent(told.content_hash), by=leader, at=at)
    Video.objects.update(looking=Looking.ON)

    with pytest.raises(NotReady, match="still being looked for"):
        approve(told, seen=told.content_hash, by=leader, at=at)


def test_that_the_search_goes_on_later_takes_nothing_from_an_approval(
    told: Post, leader: Person, at: datetime
) -> None:
    watch_video(told, WatchedContent(told.content_hash), by=leader, at=at)
    approve(told, seen=told.content_hash, by=leader, at=at)
    Video.objects.update(looking=Looking.ON)

    start_publishing(told, at=at)

    assert told.targets.get().state == Sending.BY_HAND
