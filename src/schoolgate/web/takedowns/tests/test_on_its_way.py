"""What is said while a picture is on its way, and what the list of it tells."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client

from schoolgate.channels.port import Out
from schoolgate.web.consent.models import Word
from schoolgate.web.people.models import Person, Pupil, Restriction, Roll
from schoolgate.web.posts.models import Face, Post, Shows, Target, Video
from schoolgate.web.posts.states import Sending, State
from schoolgate.web.posts.tests.fixtures import Pictured, Write, a_scene
from schoolgate.web.posts.tests.pictured import agrees, says
from schoolgate.web.publishing import outbox
from schoolgate.web.publishing.actions.hand_over import hand_over
from schoolgate.web.publishing.actions.start_publishing import begin_anew
from schoolgate.web.publishing.actions.withdraw import withdraw
from schoolgate.web.publishing.publish import message_of
from schoolgate.web.takedowns.actions.enter_in_ledger import enter_in_ledger
from schoolgate.web.takedowns.actions.list_take_downs import list_take_downs
from schoolgate.web.takedowns.actions.start_take_downs import start_take_downs
from schoolgate.web.takedowns.ledger import out_with_people
from schoolgate.web.takedowns.models import Showing, TakeDown
from schoolgate.web.takedowns.tests.test_ledger import put_out

Browser = Callable[[Person], Client]
PAGE = "/school/elm/posts/take-down/"


@pytest.fixture
def aisha(roll: Roll, at: datetime) -> Pupil:
    pupil = Pupil.objects.get(forename="Aisha")
    agrees(pupil, at - timedelta(days=30), "x")
    Word.objects.update(heeded_at=at)
    return pupil


@pytest.fixture
def target(written: Write, aisha: Pupil, at: datetime) -> Target:
    """A post with Aisha in it, by one account."""
    return put_out(written(), aisha, at)


def withdrawn_meanwhile(target: Target, aisha: Pupil, at: datetime) -> None:
    """Her consent goes, and is heeded, before anything is out."""
    Post.objects.update(state=State.PUBLISHING)
    says(aisha, "x", "no", at)
    assert list_take_downs(at=at) == 0
    assert not Word.objects.filter(heeded_at=None).exists()


def test_a_no_while_somebody_publishes_by_hand_is_listed_once_it_is_out(
    target: Target, aisha: Pupil, teacher: Person, at: datetime
) -> None:
    Target.objects.update(state=Sending.BY_HAND, out_id="")
    withdrawn_meanwhile(target, aisha, at)

    hand_over(target, "https://x.example.org/1", by=teacher, at=at)

    assert TakeDown.objects.get().pupil == aisha


@pytest.mark.parametrize("ends", ["out", "unsure"])
def test_a_no_while_a_worker_publishes_is_listed_once_it_may_be_seen(
    ends: str, target: Target, aisha: Pupil, at: datetime
) -> None:
    Target.objects.update(state=Sending.DUE)
    withdrawn_meanwhile(target, aisha, at)
    Target.objects.update(state=Sending.BEGUN, due_at=at, tries=len(outbox.WAITS))
    taken = outbox.take(target.pk, worker="w1", at=at)
    assert taken is not None

    if ends == "out":
        outbox.is_out(taken, Out("7", "https://x.example.org/7"), at=at)
    else:
        outbox.unsure(taken, "No answer came", at=at)

    assert TakeDown.objects.get().pupil == aisha


def test_a_no_while_a_worker_publishes_is_listed_before_it_is_out(
    target: Target, aisha: Pupil, at: datetime
) -> None:
    Target.objects.update(state=Sending.BEGUN, due_at=at)
    Post.objects.update(state=State.PUBLISHING)
    taken = outbox.take(target.pk, worker="w1", at=at)
    assert taken is not None
    says(aisha, "x", "no", at)

    assert list_take_downs(at=at) == 1

    outbox.failed(taken, "The platform refused it", at=at)
    assert not TakeDown.objects.filter(done_at=None).exists()


def restricted(pupil: Pupil, at: datetime) -> None:
    Restriction.objects.create(
        school=pupil.school,
        pupil=pupil,
        key=pupil.key,
        forename=pupil.forename,
        surname=pupil.surname,
        since=at.date(),
    )


@pytest.mark.parametrize("who", ["office", "leader"])
def test_a_restriction_and_a_withdrawal_are_told_alike_to_who_takes_them_down(
    who: str,
    target: Target,
    aisha: Pupil,
    signed_in: Browser,
    at: datetime,
    request: pytest.FixtureRequest,
) -> None:
    browser = signed_in(request.getfixturevalue(who))
    restricted(aisha, at)
    list_take_downs(at=at)
    start_take_downs(at=at)
    one = _told(browser)
    TakeDown.objects.all().delete()
    Restriction.objects.all().delete()
    says(aisha, "x", "no", at)
    list_take_downs(at=at)
    start_take_downs(at=at)

    assert one == _told(browser)
    assert "Someone in it · Someone may not be shown there" in one
    assert "Aisha" not in one


def _told(browser: Client) -> str:
    page: str = browser.get(f"{PAGE}by-hand/").content.decode()
    main = page[page.index("<main") : page.index("</main")]
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", main)


def test_whoever_keeps_restrictions_is_told_why_and_whose(
    target: Target, aisha: Pupil, head: Person, signed_in: Browser, at: datetime
) -> None:
    restricted(aisha, at)
    list_take_downs(at=at)

    start_take_downs(at=at)

    assert "Aisha Khan · Someone must not be shown" in _told(signed_in(head))


def test_what_nobody_told_face_by_face_is_among_all_that_shows_a_child(
    target: Target, leader: Person
) -> None:
    Showing.objects.all().delete()
    assert not out_with_people(target.post.school).exists()

    target.post.pictures.update(checked_by=leader)

    assert list(out_with_people(target.post.school)) == [target]


def test_a_video_is_among_all_that_shows_a_child(target: Target) -> None:
    Showing.objects.all().delete()
    Video.objects.create(
        post=target.post,
        file="videos/sports-day.mp4",
        name="sports-day.mp4",
        media_type="video/mp4",
        sha256="0" * 64,
        size=1,
    )

    assert list(out_with_people(target.post.school)) == [target]


def test_a_file_called_by_a_childs_name_goes_out_under_a_plain_one(
    pictured: Pictured,
) -> None:
    post: Post = pictured(a_scene())
    post.pictures.update(name="Aisha Khan.jpg")

    [picture] = message_of(post.targets.get()).pictures

    assert picture.name == "picture-1.jpg"


@pytest.fixture
def begun(target: Target, at: datetime) -> outbox.PublicationLease:
    """A worker has it in its hands."""
    Target.objects.update(state=Sending.BEGUN, due_at=at)
    Post.objects.update(state=State.PUBLISHING)
    taken = outbox.take(target.pk, worker="w1", at=at)
    assert taken is not None
    return taken


def test_what_comes_out_after_it_was_withdrawn_is_taken_down_at_once(
    begun: outbox.PublicationLease, leader: Person, at: datetime
) -> None:
    withdraw(begun.target.post, why="", by=leader, at=at)

    outbox.is_out(begun, Out("7", "https://x.example.org/7"), at=at)
    again = outbox.take(begun.target.pk, worker="w2", at=at)

    assert again is not None
    assert again.target.state == Sending.TAKING_DOWN
    outbox.is_gone(again, at=at)
    assert not TakeDown.objects.filter(done_at=None).exists()
    assert Post.objects.get().state == State.WITHDRAWN


def test_what_did_not_come_out_is_not_tried_again_after_it_was_withdrawn(
    begun: outbox.PublicationLease, leader: Person, at: datetime
) -> None:
    withdraw(begun.target.post, why="", by=leader, at=at)

    outbox.later(begun, "The platform is busy", None, at=at)

    assert outbox.take(begun.target.pk, worker="w2", at=at + timedelta(hours=1)) is None
    assert Target.objects.get().state == Sending.FAILED
    assert not TakeDown.objects.filter(done_at=None).exists()


def test_what_was_in_doubt_when_it_was_withdrawn_is_taken_down_once_it_is_found(
    target: Target, teacher: Person, leader: Person, at: datetime
) -> None:
    Target.objects.update(state=Sending.UNSURE, out_id="")
    Post.objects.update(state=State.PUBLISHING)
    withdraw(target.post, why="", by=leader, at=at)

    found = hand_over(target, "https://x.example.org/1", by=teacher, at=at)

    assert found.state == Sending.TAKING_DOWN
    assert TakeDown.objects.get().owner == leader


def test_who_was_in_what_failed_is_not_said_to_be_in_what_came_out(
    target: Target, aisha: Pupil, at: datetime
) -> None:
    Target.objects.update(state=Sending.FAILED)
    target.refresh_from_db()
    Face.objects.update(shows=Shows.NO_FACE, pupil=None)

    begin_anew(target)
    enter_in_ledger(Post.objects.get(), at=at)

    assert not Showing.objects.filter(pupil=aisha).exists()
