"""A post is read with who is in it in two questions, as Django reads it in five."""

from datetime import datetime, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from schoolgate.web.accounts.models import Account
from schoolgate.web.people.models import Person, Pupil, Roll
from schoolgate.web.posts.gathered import gathered
from schoolgate.web.posts.models import (
    Filmed,
    Incident,
    Picture,
    Post,
    Shows,
    Target,
    Video,
)
from schoolgate.web.posts.queries import whole
from schoolgate.web.posts.states import State
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
        Filmed.objects.create(
            video=video,
            shows=Shows.PUPIL,
            pupil=pupil,
            said_by=post.author,
            said_at=at,
        )
    return video


def test_pictures_come_in_their_order_each_with_its_faces(
    post: Post, at: datetime, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    last, first = a_picture(post, at, faces=0), a_picture(post, at, faces=3)
    Picture.objects.filter(pk=last.pk).update(position=1)

    with django_assert_num_queries(2):
        found = gathered(Post.objects.filter(pk=post.pk), PICTURES)
        assert found is not None
        pictures = [
            (p.pk, [f.number for f in p.faces.all()]) for p in found.pictures.all()
        ]

    assert pictures == [(first.pk, [1, 2, 3]), (last.pk, [])]


def test_a_video_comes_with_everybody_in_it(
    post: Post,
    roll: Roll,
    at: datetime,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    there = [Pupil.objects.get(school=roll.school)]
    there.append(Pupil.objects.create(school=roll.school, key="2", forename="Bo"))
    filmed(post, there, at)

    with django_assert_num_queries(2):
        found = gathered(Post.objects.filter(pk=post.pk), PICTURES)
        assert found is not None
        told = [(one.pupil_id, one.video) for one in found.video.filmed.all()]

    assert told == [(pupil.pk, found.video) for pupil in there]


def test_a_video_in_which_nobody_is_told_comes_with_nobody(
    post: Post, at: datetime
) -> None:
    filmed(post, [], at)

    found = gathered(Post.objects.filter(pk=post.pk), PICTURES)

    assert found is not None
    assert list(found.video.filmed.all()) == []


def test_a_post_without_pictures_or_video_has_none(post: Post) -> None:
    found = gathered(Post.objects.filter(pk=post.pk), PICTURES)

    assert found is not None
    assert not hasattr(found, "video")
    assert list(found.pictures.all()) == []


def test_where_it_goes_knows_the_very_post(
    post: Post, account: Account, roll: Roll, at: datetime
) -> None:
    filmed(post, list(Pupil.objects.all()), at)
    Target.objects.create(post=post, account=account)

    found = whole(post.school, post.pk)

    assert found is not None
    assert [target.post is found for target in found.targets.all()] == [True]


def test_no_post_is_nothing(db: None) -> None:
    assert gathered(Post.objects.all(), PICTURES) is None


@pytest.mark.parametrize(
    ("sent", "named", "held"),
    [(1, True, False), (1, False, True), (-1, True, True), (None, True, True)],
    ids=["let", "not named", "sent before", "never sent"],
)
def test_a_page_knows_whether_an_incident_holds_the_post(
    post: Post, head: Person, at: datetime, sent: int | None, named: bool, held: bool
) -> None:
    on = Incident.objects.create(
        school=post.school, what="Snow", begun_by=head, begun_at=at
    )
    on.can_post.set([post.author] if named else [head])
    sent_at = None if sent is None else at + timedelta(hours=sent)
    Post.objects.update(sent_at=sent_at, state=State.PUBLISHING)

    found = whole(post.school, post.pk)

    assert found is not None
    assert found.held is held


def test_an_incident_that_is_over_holds_nothing(
    post: Post, head: Person, at: datetime
) -> None:
    Incident.objects.create(
        school=post.school, what="Snow", begun_by=head, begun_at=at, ended_at=at
    )

    found = whole(post.school, post.pk)

    assert found is not None
    assert found.held is False
