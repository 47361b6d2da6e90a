"""What failed is tried again; what nobody handed over in time lapses."""

from datetime import datetime, timedelta
from io import BytesIO
from typing import NoReturn
from zipfile import ZipFile

import pytest
from django.core.exceptions import PermissionDenied

from schoolgate.channels.port import Refused
from schoolgate.web.accounts.credentials import store
from schoolgate.web.accounts.models import Account
from schoolgate.web.desk.tests.test_pages import Browser
from schoolgate.web.journal.models import Entry
from schoolgate.web.people.models import Person
from schoolgate.web.posts.actions.errors import PostError
from schoolgate.web.posts.models import Post, Target
from schoolgate.web.posts.queries import never_handed_over
from schoolgate.web.posts.states import Sending, State
from schoolgate.web.posts.tests.fixtures import answer_all
from schoolgate.web.publishing import outbox
from schoolgate.web.publishing.actions.declare_incident import declare_incident
from schoolgate.web.publishing.actions.lapse import lapse
from schoolgate.web.publishing.actions.start_publishing import start_publishing
from schoolgate.web.publishing.actions.try_again import try_again
from schoolgate.web.publishing.actions.withdraw import withdraw
from schoolgate.web.publishing.publish import publish
from schoolgate.web.review.actions.approve import approve


@pytest.fixture
def failed(waiting: Post, account: Account, leader: Person, at: datetime) -> Post:
    """A post that its platform refused."""
    account.credentials = b"sealed"
    account.save()
    approve(waiting, seen=waiting.content_hash, by=leader, at=at)
    post = start_publishing(waiting, at=at)
    taken = outbox.take(post.targets.get().pk, worker="w1", at=at)
    assert taken is not None
    outbox.failed(taken, "The platform refused it.", at=at)
    post.refresh_from_db()
    return post


@pytest.fixture
def by_hand(waiting: Post, leader: Person, at: datetime) -> Post:
    """A post that a person is to publish."""
    approve(waiting, seen=waiting.content_hash, by=leader, at=at)
    return start_publishing(waiting, at=at)


def test_what_failed_is_due_again_under_the_same_approval(
    failed: Post, teacher: Person, at: datetime
) -> None:
    before = failed.targets.get().key

    again = try_again(failed, by=teacher, at=at)

    target = again.targets.get()
    assert (again.state, target.state) == (State.PUBLISHING, Sending.DUE)
    assert target.key != before
    assert outbox.ready(at).filter(pk=target.pk).exists()
    assert Entry.objects.filter(verb="post.retried").exists()


def test_a_colleague_does_not_try_it_again(
    failed: Post, colleague: Person, at: datetime
) -> None:
    with pytest.raises(PermissionDenied):
        try_again(failed, by=colleague, at=at)


def test_what_did_not_fail_is_not_tried_again(
    waiting: Post, teacher: Person, at: datetime
) -> None:
    with pytest.raises(PostError, match="Nothing of this post failed"):
        try_again(waiting, by=teacher, at=at)


def test_nothing_is_tried_again_during_an_incident(
    failed: Post, teacher: Person, head: Person, at: datetime
) -> None:
    declare_incident(failed.school, "A fire", can_post=(), by=head, at=at)

    with pytest.raises(PostError, match="incident"):
        try_again(failed, by=teacher, at=at)


def test_what_is_late_is_not_tried_again(
    failed: Post, teacher: Person, at: datetime
) -> None:
    with pytest.raises(PostError, match="day has passed"):
        try_again(failed, by=teacher, at=at + timedelta(days=30))


def test_what_nobody_published_by_hand_in_time_lapses(
    by_hand: Post, at: datetime
) -> None:
    later = at + timedelta(days=30)
    [target] = never_handed_over(later, 10)

    lapse(target, at=later)

    by_hand.refresh_from_db()
    assert (by_hand.state, by_hand.targets.get().state) == ("failed", "failed")
    assert list(never_handed_over(later, 10)) == []


def test_what_is_in_time_does_not_lapse(by_hand: Post, at: datetime) -> None:
    assert list(never_handed_over(at, 10)) == []
    assert lapse(by_hand.targets.get(), at=at).state == Sending.BY_HAND


def test_whoever_publishes_by_hand_takes_the_text_and_the_steps_with_them(
    by_hand: Post, teacher: Person, parent: Person, signed_in: Browser
) -> None:
    target = by_hand.targets.get()
    address = f"/school/elm/posts/{by_hand.pk}/targets/{target.pk}/zip/"

    answer = signed_in(teacher).get(address)

    assert answer.status_code == 200
    with ZipFile(BytesIO(answer.content)) as packed:
        assert packed.read("post.txt").decode() == by_hand.text
        assert "what-to-do.txt" in packed.namelist()
    assert signed_in(parent).get(address).status_code == 404


@pytest.mark.parametrize("trouble", [Refused("changed"), FileNotFoundError("gone")])
def test_a_picture_that_is_broken_by_now_is_told_and_nothing_is_handed_over(
    trouble: Exception,
    by_hand: Post,
    teacher: Person,
    signed_in: Browser,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(target: Target) -> NoReturn:
        raise trouble

    monkeypatch.setattr("schoolgate.web.publishing.views.handing.message_of", broken)
    page = f"/school/elm/posts/{by_hand.pk}/"
    file = f"{page}targets/{by_hand.targets.get().pk}/zip/"

    seen = signed_in(teacher).get(page)
    packed = signed_in(teacher).get(file, follow=True)

    assert "a picture of it is not there any more" in seen.content.decode()
    assert file not in seen.content.decode()
    assert "It can’t go out now" in packed.content.decode()


def test_what_is_not_approved_is_not_handed_over(
    waiting: Post, teacher: Person, signed_in: Browser
) -> None:
    target = waiting.targets.get()
    address = f"/school/elm/posts/{waiting.pk}/targets/{target.pk}/zip/"

    assert signed_in(teacher).get(address).status_code == 404


def test_a_platform_that_shows_nothing_is_not_asked(
    waiting: Post, account: Account, leader: Person, at: datetime
) -> None:
    account.platform = "feed"
    account.save()
    store(account, {"address": "https://elm.example.org/feed"})
    waiting.refresh_from_db()
    answer_all(waiting, waiting.author, at)
    approve(waiting, seen=waiting.content_hash, by=leader, at=at)
    post = start_publishing(waiting, at=at)
    target = post.targets.get()

    publish(target.pk, worker="w1", clock=lambda: at)
    withdraw(post, why="A mistake", by=leader, at=at)
    publish(target.pk, worker="w1", clock=lambda: at)

    target.refresh_from_db()
    post.refresh_from_db()
    assert (target.state, target.trouble) == (Sending.GONE, "")
    assert post.state == State.WITHDRAWN
