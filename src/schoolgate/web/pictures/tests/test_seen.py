"""Pictures that were used or withdrawn are known again, and who lets them."""

import sys
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from PIL import Image
from pytest_django.fixtures import Settings

from schoolgate.reading.pictures.edits import Area
from schoolgate.web.journal.models import Entry
from schoolgate.web.people.models import Person
from schoolgate.web.pictures.actions.describe_picture import (
    PictureDescription,
    describe_picture,
)
from schoolgate.web.pictures.actions.make_safer import PictureShape, reshape
from schoolgate.web.pictures.actions.take_likeness import take_likeness
from schoolgate.web.pictures.hashes import to_compare
from schoolgate.web.pictures.seen import Earlier, ReuseNotice
from schoolgate.web.pictures.sweeps import compare_picture
from schoolgate.web.posts.actions.errors import NoReason, NotReady, OwnPost, PostError
from schoolgate.web.posts.models import Picture, Post
from schoolgate.web.posts.states import Sending, State
from schoolgate.web.posts.tests.fixtures import Pictured, a_scene, answer_all
from schoolgate.web.review.actions.answer_seen import Let, answer_seen
from schoolgate.web.review.actions.approve import approve
from schoolgate.web.review.actions.send import send
from schoolgate.web.review.cases import judge_post
from schoolgate.web.review.recheck import why_not
from schoolgate.web.trust.models import School

Browser = Callable[[Person], Client]


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, settings: Settings) -> None:
    settings.MEDIA_ROOT = tmp_path


def withdraw(post: Post) -> None:
    post.targets.update(state=Sending.GONE)
    Post.objects.filter(pk=post.pk).update(state=State.WITHDRAWN)


def sent(post: Post, by: Person, at: datetime) -> Post:
    post = send(post, by=by, at=at)
    answer_all(post, by, at)
    return Post.objects.get(pk=post.pk)


def seen_in(post: Post, at: datetime) -> tuple[ReuseNotice, ...]:
    return judge_post(Post.objects.get(pk=post.pk), at=at).seen


def said_of(post: Post, at: datetime, reason: str = "The family agreed anew.") -> Let:
    return Let(seen_in(post, at)[0].key, reason, post.content_hash)


CHANGES = {
    "the same": lambda image: image,
    "smaller": lambda image: image.resize((400, 300)),
    "a little cropped": lambda image: image.crop((40, 30, 760, 570)),
    "square": lambda image: image.crop((100, 0, 700, 600)),
    "mirrored": lambda image: image.transpose(Image.Transpose.FLIP_LEFT_RIGHT),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_picture_is_known_again_after_a_change(
    change: str, earlier: Post, pictured: Pictured, at: datetime
) -> None:
    post = pictured(CHANGES[change](a_scene()), quality=60)

    (seen,) = seen_in(post, at)

    assert seen.earlier is Earlier.PUBLISHED
    assert seen.post == earlier.pk
    assert seen.on == at - timedelta(weeks=3)


@pytest.mark.usefixtures("earlier")
def test_another_picture_is_not_taken_for_it(pictured: Pictured, at: datetime) -> None:
    assert seen_in(pictured(a_scene(2)), at) == ()


def test_what_was_never_out_is_not_told(pictured: Pictured, at: datetime) -> None:
    pictured(a_scene(), "A draft of mine.")

    assert seen_in(pictured(a_scene()), at) == ()


def test_another_schools_pictures_are_not_known(
    earlier: Post, pictured: Pictured, other_school: School, at: datetime
) -> None:
    Post.objects.filter(pk=earlier.pk).update(school=other_school)

    assert seen_in(pictured(a_scene()), at) == ()


@pytest.mark.usefixtures("earlier")
def test_what_is_out_already_stops_nothing(
    pictured: Pictured, teacher: Person, leader: Person, at: datetime
) -> None:
    post = sent(pictured(a_scene()), teacher, at)

    approve(post, seen=post.content_hash, by=leader, at=at)


def test_what_was_withdrawn_waits_for_a_persons_answer(
    earlier: Post, pictured: Pictured, teacher: Person, leader: Person, at: datetime
) -> None:
    withdraw(earlier)
    post = sent(pictured(a_scene()), teacher, at)

    with pytest.raises(NotReady, match="withdrawn"):
        approve(post, seen=post.content_hash, by=leader, at=at)
    answer_seen(post, said_of(post, at), by=leader, at=at)
    done = approve(post, seen=post.content_hash, by=leader, at=at)

    assert done.state == State.SCHEDULED
    entry = Entry.objects.get(verb="post.reuse_answered")
    assert entry.details["reason"] == "The family agreed anew."


def test_taken_down_from_one_account_is_withdrawn(
    earlier: Post, pictured: Pictured, at: datetime
) -> None:
    earlier.targets.update(state=Sending.TAKING_DOWN)

    (seen,) = seen_in(pictured(a_scene()), at)

    assert seen.earlier is Earlier.WITHDRAWN


def test_the_author_does_not_answer(
    earlier: Post, pictured: Pictured, teacher: Person, school: School, at: datetime
) -> None:
    withdraw(earlier)
    teacher.holdings.create(school=school, role="slt", since=at.date())
    post = sent(pictured(a_scene()), teacher, at)

    with pytest.raises(OwnPost):
        answer_seen(post, said_of(post, at), by=teacher, at=at)


def test_a_colleague_without_the_right_does_not_answer(
    earlier: Post, pictured: Pictured, teacher: Person, colleague: Person, at: datetime
) -> None:
    withdraw(earlier)
    post = sent(pictured(a_scene()), teacher, at)

    with pytest.raises(PermissionDenied):
        answer_seen(post, said_of(post, at), by=colleague, at=at)


def test_an_answer_needs_a_reason(
    earlier: Post, pictured: Pictured, teacher: Person, leader: Person, at: datetime
) -> None:
    withdraw(earlier)
    post = sent(pictured(a_scene()), teacher, at)

    with pytest.raises(NoReason):
        answer_seen(post, said_of(post, at, " "), by=leader, at=at)


def test_an_answer_to_nothing_is_refused(
    pictured: Pictured, teacher: Person, leader: Person, at: datetime
) -> None:
    post = sent(pictured(a_scene()), teacher, at)

    with pytest.raises(PostError, match="nothing to answer"):
        answer_seen(post, Let("0" * 64, "x", post.content_hash), by=leader, at=at)


def test_an_answer_falls_with_the_content(
    earlier: Post, pictured: Pictured, teacher: Person, leader: Person, at: datetime
) -> None:
    withdraw(earlier)
    post = sent(pictured(a_scene()), teacher, at)
    answer_seen(post, said_of(post, at), by=leader, at=at)
    picture = post.pictures.get()

    describe_picture(
        picture, PictureDescription("Another word", nobody=True), by=teacher, at=at
    )

    assert seen_in(post, at)[0].stops


def test_what_could_not_be_compared_waits_for_a_person(
    pictured: Pictured, teacher: Person, leader: Person, at: datetime
) -> None:
    post = sent(pictured(Image.new("RGB", (400, 300), "teal")), teacher, at)
    (seen,) = seen_in(post, at)

    with pytest.raises(NotReady, match="compared"):
        approve(post, seen=post.content_hash, by=leader, at=at)
    answer_seen(post, said_of(post, at, "I know it: our logo."), by=leader, at=at)

    assert seen.earlier is Earlier.UNCOMPARED
    assert "too little to see" in seen.why
    assert not seen_in(post, at)[0].stops


def test_what_nobody_compared_yet_waits_too(pictured: Pictured, at: datetime) -> None:
    post = pictured(a_scene())
    post.pictures.update(compared_at=None)

    assert seen_in(post, at)[0].stops


def test_without_the_hasher_it_is_said_and_waits(
    pictured: Pictured, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "schoolgate.reading.pictures.hashing", None)

    (seen,) = seen_in(pictured(a_scene()), at)

    assert "schoolgate[photo]" in seen.why
    assert seen.stops


@pytest.mark.usefixtures("earlier")
def test_the_very_same_file_is_known_without_a_hash(
    pictured: Pictured, at: datetime
) -> None:
    Picture.objects.update(compared_at=None, likeness=[])
    post = pictured(a_scene())
    post.pictures.update(compared_at=None)

    kinds = {seen.earlier for seen in seen_in(post, at)}

    assert kinds == {Earlier.UNCOMPARED, Earlier.PUBLISHED}


def test_a_picture_that_was_reshaped_is_hashed_anew(
    pictured: Pictured, teacher: Person, at: datetime
) -> None:
    picture = pictured(a_scene()).pictures.get()
    before = picture.likeness

    reshaped = reshape(picture, PictureShape(Area(0, 0, 0.5, 0.5)), by=teacher, at=at)
    forgotten = list(reshaped.likeness)
    take_likeness(reshaped, at=at)

    assert forgotten == []
    assert Picture.objects.get(pk=picture.pk).likeness[0] not in before


def test_a_picture_whose_file_is_gone_says_so(pictured: Pictured, at: datetime) -> None:
    picture = pictured(a_scene()).pictures.get()
    Path(picture.file.path).unlink()
    picture.compared_at = None

    assert "add the picture again" in take_likeness(picture, at=at).uncompared


def test_a_sweep_hashes_what_nobody_has(pictured: Pictured) -> None:
    post = pictured(a_scene())
    post.pictures.update(compared_at=None, likeness=[])

    for pk in to_compare(10):
        compare_picture.call(pk)

    assert post.pictures.get().likeness


def test_what_was_withdrawn_since_the_approval_is_held_back(
    earlier: Post, pictured: Pictured, teacher: Person, leader: Person, at: datetime
) -> None:
    post = sent(pictured(a_scene()), teacher, at)
    approve(post, seen=post.content_hash, by=leader, at=at)
    withdraw(earlier)

    assert "may not go out" in why_not(Post.objects.get(pk=post.pk), at)
