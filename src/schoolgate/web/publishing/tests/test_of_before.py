"""Pictures of before there were hashes are hashed at the moment of publishing."""

from datetime import datetime
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from schoolgate.web.people.models import Person
from schoolgate.web.pictures.actions.forbid_picture import forbid_picture
from schoolgate.web.posts.models import Picture, Post
from schoolgate.web.posts.states import State
from schoolgate.web.posts.tests.fixtures import Pictured, a_scene, answer_all
from schoolgate.web.publishing.actions.start_publishing import start_publishing
from schoolgate.web.review.actions.approve import approve
from schoolgate.web.review.actions.send import send


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, settings: Settings) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def of_before(
    pictured: Pictured, teacher: Person, leader: Person, at: datetime
) -> Post:
    """A scheduled post whose picture nobody has hashed."""
    post = send(pictured(a_scene()), by=teacher, at=at)
    answer_all(post, teacher, at)
    post = approve(post, seen=post.content_hash, by=leader, at=at)
    unhashed(post)
    return post


def unhashed(post: Post) -> None:
    post.pictures.update(compared_at=None, likeness=[], uncompared="")


def test_it_is_hashed_on_the_spot_and_goes_out(of_before: Post, at: datetime) -> None:
    post = start_publishing(of_before, at=at)

    assert post.state == State.PUBLISHING
    assert Picture.objects.get().likeness


def test_what_is_forbidden_by_then_is_known_and_goes_back(
    of_before: Post, pictured: Pictured, head: Person, at: datetime
) -> None:
    same = pictured(a_scene(), quality=70).pictures.get()
    forbid_picture(same, "sealed", by=head, at=at)

    assert start_publishing(of_before, at=at).state == State.SENT_BACK


def test_one_without_its_file_goes_back(of_before: Post, at: datetime) -> None:
    Path(of_before.pictures.get().file.path).unlink()

    assert start_publishing(of_before, at=at).state == State.SENT_BACK
