"""The address of a picture that a platform is given opens it only while it may."""

from datetime import datetime, timedelta

import pytest
import time_machine
from django.core.signing import TimestampSigner
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from schoolgate.web.people.actions.restrict import restrict
from schoolgate.web.people.models import Person, Pupil
from schoolgate.web.pictures.actions.forbid_picture import forbid_picture
from schoolgate.web.posts.models import Picture, Post, Target
from schoolgate.web.posts.states import Sending
from schoolgate.web.posts.tests.pictured import says
from schoolgate.web.publishing.actions.start_publishing import start_publishing
from schoolgate.web.publishing.publish import SALT, address_of
from schoolgate.web.takedowns.actions.start_takedown import take_down_once_out
from schoolgate.web.takedowns.tests.conftest import scheduled
from schoolgate.web.trust.models import School

__all__ = ["scheduled"]


@pytest.fixture
def target(scheduled: Post, at: datetime) -> Target:
    """A publication with Aisha in its picture, which a worker is sending."""
    start_publishing(scheduled, at=at)
    Target.objects.update(state=Sending.BEGUN)
    return Target.objects.select_related("post").get()


@pytest.fixture
def address(target: Target) -> str:
    whole = address_of(target.post.pictures.get(), target)
    return whole[whole.index("/pictures/") :]


def answer(address: str) -> int:
    """What the platform gets, which nobody has signed in."""
    return Client().get(address).status_code


@pytest.mark.parametrize("state", [Sending.BEGUN, Sending.DUE, Sending.OUT])
def test_the_platform_that_it_is_sent_to_fetches_it(
    state: Sending, address: str
) -> None:
    Target.objects.update(state=state)

    fetched = Client().get(address)

    assert fetched.status_code == 200
    assert fetched["Content-Type"] == "image/jpeg"
    assert "no-store" in fetched["Cache-Control"]


def test_it_asks_the_database_no_more_than_a_page(
    address: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(20):
        assert answer(address) == 200


@pytest.mark.parametrize(
    "state",
    [
        Sending.NOT_YET,
        Sending.BY_HAND,
        Sending.FAILED,
        Sending.UNSURE,
        Sending.TAKING_DOWN,
        Sending.GONE,
    ],
)
def test_what_is_not_sent_or_was_taken_down_opens_nothing(
    state: Sending, address: str
) -> None:
    Target.objects.update(state=state)

    assert answer(address) == 404


def test_what_has_to_be_taken_down_opens_nothing(
    target: Target, address: str, head: Person, at: datetime
) -> None:
    Target.objects.update(state=Sending.OUT)
    take_down_once_out(target, by=head, at=at)

    assert answer(address) == 404


def test_a_forbidden_picture_opens_nothing(
    target: Target, address: str, head: Person, at: datetime
) -> None:
    forbid_picture(target.post.pictures.get(), "No", by=head, at=at)

    assert answer(address) == 404


def test_a_picture_whose_consent_has_ended_opens_nothing(
    aisha: Pupil, address: str, at: datetime
) -> None:
    says(aisha, "x", "no", at)

    assert answer(address) == 404


def test_a_picture_of_a_child_who_is_never_shown_opens_nothing(
    aisha: Pupil, address: str, dsl: Person, at: datetime
) -> None:
    restrict(aisha, by=dsl, at=at)

    assert answer(address) == 404


def test_another_picture_than_the_one_approved_opens_nothing(address: str) -> None:
    Picture.objects.update(sha256="1" * 64)

    assert answer(address) == 404


def test_an_hour_later_it_opens_nothing(address: str, at: datetime) -> None:
    with time_machine.travel(at + timedelta(minutes=61)):
        assert answer(address) == 404


@pytest.mark.parametrize("signed", ["", "1", "1.", "1.x", "x.{key}", "999999.{key}"])
def test_a_picture_of_no_publication_opens_nothing(signed: str, target: Target) -> None:
    token = TimestampSigner(salt=SALT).sign(signed.format(key=target.key))

    assert answer(f"/pictures/{token}/") == 404


def test_a_picture_of_another_post_opens_nothing(
    target: Target, school: School, teacher: Person, at: datetime
) -> None:
    other = Post.objects.create(
        school=school, author=teacher, created_at=at, changed_at=at
    )
    picture = target.post.pictures.get()
    Picture.objects.filter(pk=picture.pk).update(post=other)
    token = TimestampSigner(salt=SALT).sign(f"{picture.pk}.{target.key}")

    assert answer(f"/pictures/{token}/") == 404
