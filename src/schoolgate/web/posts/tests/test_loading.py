"""A post is read with who is in it in two questions, as Django reads it in five."""

from datetime import datetime

import pytest
from pytest_django import DjangoAssertNumQueries

from schoolgate.web.accounts.models import Account
from schoolgate.web.people.models import Person, Pupil, Roll
from schoolgate.web.posts.models import (
    PersonInVideo,
    Picture,
    Post,
    Shows,
    Target,
    Video,
)
from schoolgate.web.posts.queries import load_post
from schoolgate.web.posts.tests.pictured import a_picture
from schoolgate.web.trust.models import School

PICTURES = Picture.objects.all()


@pytest.fixture
def post(school: School, teacher: Person, at: datetime) -> Post:
    return Post.objects.create(
        school=school, author=teacher, created_at=at, changed_at=at
    )


def filmed(post: Post, pupils: list[Pupil], at: datetime) -> Video:
    video = Video.objects.create(post=post, file="v", size=1, samples=[{"second": 0}])
    for pupil in pupils:
        PersonInVideo.objects.create(
            video=video,
            shows=Shows.PUPIL,
            pupil=pupil,
            said_by=post.author,
            said_at=at,
        )
    return video


def test_pictures_come_in_their_order_each_with_its_faces(
    post: Post, at: datetime, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    last, first = a_picture(post, at, faces=0), a_picture(post, at, faces=3)
    Picture.objects.filter(pk=last.pk).update(position=1)

    with django_assert_max_num_queries(6):
        found = load_post(post.school, post.pk)
        assert found is not None
        pictures = [
            (p.pk, [f.number for f in p.faces.all()]) for p in found.pictures.all()
        ]

    assert pictures == [(first.pk, [1, 2, 3]), (last.pk, [])]


def test_a_video_comes_with_everybody_in_it(
    post: Post,
    roll: Roll,
    at: datetime,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    there = [Pupil.objects.get(school=roll.school)]
    there.append(Pupil.objects.create(school=roll.school, key="2", forename="Bo"))
    filmed(post, there, at)

    with django_assert_max_num_queries(6):
        found = load_post(post.school, post.pk)
        assert found is not None
        told = [(one.pupil_id, one.video) for one in found.video.filmed.all()]

    assert told == [(pupil.pk, found.video) for pupil in there]


def test_a_video_in_which_nobody_is_told_comes_with_nobody(
    post: Post, at: datetime
) -> None:
    filmed(post, [], at)

    found = load_post(post.school, post.pk)

    assert found is not None
    assert list(found.video.filmed.all()) == []


def test_a_post_without_pictures_or_video_has_none(post: Post) -> None:
    found = load_post(post.school, post.pk)

    assert found is not None
    assert not hasattr(found, "video")
    assert list(found.pictures.all()) == []


def test_where_it_goes_knows_the_very_post(
    post: Post, account: Account, roll: Roll, at: datetime
) -> None:
    filmed(post, list(Pupil.objects.all()), at)
    Target.objects.create(post=post, account=account)

    found = load_post(post.school, post.pk)

    assert found is not None
    assert [target.post is found for target in found.targets.all()] == [True]


def test_no_post_is_nothing(school: School) -> None:
    assert load_post(school, 1) is None
