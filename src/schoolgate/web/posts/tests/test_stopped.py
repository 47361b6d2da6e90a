"""A post that a clause stops is not sent, unless its author asks a leader."""

from datetime import datetime

import pytest

from schoolgate.web.people.models import Person
from schoolgate.web.posts.actions.errors import IsStopped
from schoolgate.web.posts.models import Post
from schoolgate.web.posts.states import State
from schoolgate.web.posts.tests.fixtures import Write
from schoolgate.web.review.actions.send import send

NAMED = "Well done Aisha Khan of Year 4!"


def test_a_stopped_post_is_not_sent(
    written: Write, teacher: Person, at: datetime
) -> None:
    post = written(NAMED)

    with pytest.raises(IsStopped, match=r"SM-34.*I am not sure"):
        send(post, by=teacher, at=at)

    post.refresh_from_db()
    assert (post.state, post.sent_at) == (State.DRAFT, None)


def test_its_author_can_ask_a_leader(
    written: Write, teacher: Person, at: datetime
) -> None:
    post = send(written(NAMED, doubt=True), by=teacher, at=at)

    assert Post.objects.get(pk=post.pk).state == State.WAITING


def test_no_button_sends_it(
    written: Write, teacher: Person, signed_in: object, at: datetime
) -> None:
    post = written(NAMED)
    assert callable(signed_in)
    browser = signed_in(teacher)
    typed = {
        "text": NAMED,
        "target": post.targets.get().account_id,
        "kind": "activity",
    }

    for do in ("send", "send-anyway"):
        post.refresh_from_db()
        address = f"/school/elm/posts/{post.pk}/edit/"
        given = {**typed, "version": post.version, "do": do}
        page = browser.post(address, given, follow=True)

        post.refresh_from_db()
        assert post.state == State.DRAFT
        assert "stops this post" in page.content.decode()
