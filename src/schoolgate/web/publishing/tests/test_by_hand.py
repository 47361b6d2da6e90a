"""What was published by hand comes into the ledger, however late somebody says so."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from schoolgate.web.people.models import Person, Pupil, Roll
from schoolgate.web.posts.actions.errors import PostError
from schoolgate.web.posts.models import Post, Target
from schoolgate.web.posts.states import Sending, State
from schoolgate.web.posts.tests.fixtures import Write
from schoolgate.web.posts.tests.pictured import agrees, says
from schoolgate.web.publishing.actions.hand_over import hand_over, not_out
from schoolgate.web.publishing.actions.lapse import lapse
from schoolgate.web.publishing.actions.withdraw import withdraw
from schoolgate.web.takedowns.actions.list_take_downs import list_take_downs
from schoolgate.web.takedowns.actions.take_down import take_all_down
from schoolgate.web.takedowns.models import TakeDown
from schoolgate.web.takedowns.tests.test_ledger import put_out

Browser = Callable[[Person], Client]
ADDRESS = "https://x.example.org/1"


@pytest.fixture
def aisha(roll: Roll, at: datetime) -> Pupil:
    pupil = Pupil.objects.get(forename="Aisha")
    agrees(pupil, at, "x")
    return pupil


@pytest.fixture
def by_hand(written: Write, aisha: Pupil, at: datetime) -> Target:
    """A post with Aisha in it that waits for a person to publish it."""
    target = put_out(written(), aisha, at)
    list_take_downs(at=at)
    Target.objects.update(state=Sending.BY_HAND, out_id="", address="", out_at=None)
    Post.objects.update(state=State.PUBLISHING, out_at=None)
    return Target.objects.select_related("post__school").get(pk=target.pk)


def lapsed(target: Target, at: datetime) -> Target:
    Post.objects.update(expires_at=at)
    return lapse(target, at=at)


def test_who_published_in_time_and_says_so_late_is_heard(
    by_hand: Target, teacher: Person, at: datetime
) -> None:
    late = lapsed(by_hand, at)

    found = hand_over(late, ADDRESS, by=teacher, at=at)

    assert (found.state, found.address) == (Sending.OUT, ADDRESS)
    assert Post.objects.get().state == State.PUBLISHED


def test_a_no_reaches_what_was_noted_late(
    by_hand: Target, aisha: Pupil, teacher: Person, at: datetime
) -> None:
    late = lapsed(by_hand, at)
    says(aisha, "x", "no", at)
    list_take_downs(at=at)

    hand_over(late, ADDRESS, by=teacher, at=at)

    assert TakeDown.objects.get().pupil == aisha


def test_what_was_taken_back_and_is_out_all_the_same_is_taken_down(
    by_hand: Target, teacher: Person, leader: Person, at: datetime
) -> None:
    withdraw(by_hand.post, why="", by=leader, at=at)

    found = hand_over(Target.objects.get(), ADDRESS, by=teacher, at=at)

    assert found.state == Sending.TAKING_DOWN
    assert TakeDown.objects.get().owner == teacher


def test_what_a_channel_could_not_publish_is_not_noted_by_hand(
    by_hand: Target, teacher: Person, at: datetime
) -> None:
    by_hand.account.credentials = b"sealed"
    by_hand.account.save()
    Target.objects.update(state=Sending.FAILED)

    with pytest.raises(PostError, match="does not wait"):
        hand_over(Target.objects.get(), ADDRESS, by=teacher, at=at)


def test_what_was_written_anew_since_is_not_noted_as_what_it_was(
    by_hand: Target, teacher: Person, at: datetime
) -> None:
    late = lapsed(by_hand, at)
    Post.objects.update(state=State.DRAFT)

    with pytest.raises(PostError, match="does not wait"):
        hand_over(late, ADDRESS, by=teacher, at=at)


@pytest.mark.parametrize("state", [Sending.BY_HAND, Sending.UNSURE, Sending.FAILED])
def test_its_page_takes_the_address_though_nobody_may_publish_it_now(
    state: Sending, by_hand: Target, teacher: Person, signed_in: Browser, at: datetime
) -> None:
    Target.objects.update(state=state)
    page = f"/school/elm/posts/{by_hand.post_id}/"
    send = f"{page}targets/{by_hand.pk}/"
    browser = signed_in(teacher)

    shown = browser.get(page).content.decode()
    assert "Was it published anyway?" in shown
    assert send in shown
    browser.post(send, {"address": ADDRESS})

    assert Target.objects.get().address == ADDRESS


@pytest.mark.parametrize("state", [Sending.UNSURE, Sending.BY_HAND])
def test_the_author_or_who_may_withdraw_says_that_it_is_not_out(
    state: Sending, by_hand: Target, teacher: Person, office: Person, at: datetime
) -> None:
    for somebody in (teacher, office):
        Target.objects.update(state=state)
        found = not_out(Target.objects.get(), by=somebody, at=at)
        assert found.state == Sending.FAILED


def test_another_teacher_does_not_say_that_it_is_not_out(
    by_hand: Target, colleague: Person, at: datetime
) -> None:
    with pytest.raises(PermissionDenied):
        not_out(by_hand, by=colleague, at=at)


def test_the_button_for_everything_stops_what_is_due_and_what_is_being_sent(
    by_hand: Target, head: Person, at: datetime
) -> None:
    Target.objects.update(state=Sending.DUE)
    assert take_all_down(by_hand.post.school, by=head, at=at) == 0
    assert Target.objects.get().state == Sending.FAILED

    Target.objects.update(state=Sending.BEGUN)
    assert take_all_down(by_hand.post.school, by=head, at=at) == 1
    assert take_all_down(by_hand.post.school, by=head, at=at) == 1
    assert TakeDown.objects.get().why == "threat"
