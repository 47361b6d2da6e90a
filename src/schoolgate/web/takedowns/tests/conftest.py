"""The posts of the tests beside."""

from datetime import datetime, timedelta

import pytest

from schoolgate.web.accounts.models import Account
from schoolgate.web.people.models import Person, Pupil
from schoolgate.web.posts.actions.edit import DraftContent, edit
from schoolgate.web.posts.models import Face, Picture, Post, Shows
from schoolgate.web.posts.states import State
from schoolgate.web.posts.tests.fixtures import (
    GOOD,
    Pictured,
    a_scene,
    account,
    aisha,
    answer_all,
    bram,
    earlier,
    out,
    out_by_hand,
    pictured,
    platform,
    roll,
    waiting,
    work,
    written,
)
from schoolgate.web.review.actions.approve import approve
from schoolgate.web.review.actions.send import send

__all__ = [
    "account",
    "aisha",
    "bram",
    "earlier",
    "out",
    "out_by_hand",
    "pictured",
    "platform",
    "roll",
    "waiting",
    "work",
    "written",
]

A_WEEK = timedelta(weeks=1)


@pytest.fixture
def scheduled(
    pictured: Pictured,
    aisha: Pupil,
    account: Account,
    teacher: Person,
    head: Person,
    at: datetime,
) -> Post:
    """An approved post with Aisha in its picture, which goes out in a week."""
    picture = pictured(a_scene()).pictures.get()
    Picture.objects.filter(pk=picture.pk).update(nobody=False, looked_at=at)
    box = {"left": 0.1, "top": 0.1, "width": 0.1, "height": 0.1, "score": 0.9}
    who = {"shows": Shows.PUPIL, "pupil": aisha}
    Face.objects.create(picture=picture, number=1, **who, **box)
    post = Post.objects.get(pk=picture.post_id)
    wording = DraftContent(
        GOOD, {account.pk: ""}, kind="activity", go_out_at=at + A_WEEK
    )
    post = edit(post, wording, version=post.version, by=teacher, at=at)
    post = send(post, by=teacher, at=at)
    answer_all(post, teacher, at)
    approve(post, seen=post.content_hash, by=head, at=at)
    post.refresh_from_db()
    assert post.state == State.SCHEDULED
    return post
