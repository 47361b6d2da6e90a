"""What somebody took back stays back: its author can't try it again."""

from datetime import datetime

import pytest

from schoolgate.web.people.models import Person
from schoolgate.web.posts.actions.errors import PostError
from schoolgate.web.posts.models import Post, Target
from schoolgate.web.posts.states import Sending, State
from schoolgate.web.publishing import outbox
from schoolgate.web.publishing.actions.try_again import try_again
from schoolgate.web.publishing.actions.withdraw import withdraw


@pytest.fixture
def going(waiting: Post) -> Post:
    """A post whose publication is due, and nothing of it out."""
    Post.objects.filter(pk=waiting.pk).update(state=State.PUBLISHING)
    waiting.targets.update(state=Sending.DUE)
    return Post.objects.get(pk=waiting.pk)


@pytest.mark.parametrize("how", [Sending.DUE, Sending.BY_HAND])
def test_a_post_taken_back_before_anything_was_out_is_withdrawn(
    how: Sending, going: Post, teacher: Person, leader: Person, at: datetime
) -> None:
    going.targets.update(state=how)

    withdraw(going, why="", by=leader, at=at)

    assert Post.objects.get().state == State.WITHDRAWN
    with pytest.raises(PostError):
        try_again(going, by=teacher, at=at)


def test_what_was_refused_after_it_was_taken_back_is_not_tried_again(
    going: Post, teacher: Person, leader: Person, at: datetime
) -> None:
    target = going.targets.get()
    Target.objects.update(state=Sending.BEGUN, due_at=at)
    taken = outbox.take(target.pk, worker="w1", at=at)
    assert taken is not None
    withdraw(going, why="", by=leader, at=at)
    outbox.failed(taken, "The platform refused it", at=at)
    assert Post.objects.get().state == State.FAILED

    with pytest.raises(PostError, match="can't be tried again"):
        try_again(going, by=teacher, at=at)
