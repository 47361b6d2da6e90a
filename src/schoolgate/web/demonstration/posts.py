"""Posts of the demonstration, in every state that a post can be in."""

from collections.abc import Callable
from datetime import timedelta

from schoolgate.web.demonstration.drawn import a_garden
from schoolgate.web.demonstration.peopled import put_out_with_people, waits_to_be_told
from schoolgate.web.demonstration.stage import (
    DemoSchool,
    approved,
    out,
    send_post,
    work,
    write_draft,
)
from schoolgate.web.pictures.actions.add_picture import add_picture
from schoolgate.web.pictures.actions.describe_picture import (
    PictureDescription as Described,
)
from schoolgate.web.pictures.actions.describe_picture import describe_picture
from schoolgate.web.pictures.actions.take_likeness import take_likeness
from schoolgate.web.posts.states import State
from schoolgate.web.publishing import outbox
from schoolgate.web.publishing.actions.start_publishing import start_publishing
from schoolgate.web.publishing.actions.withdraw import withdraw
from schoolgate.web.review.actions.expire import expire
from schoolgate.web.review.actions.send_back import send_back

FINE = "Our choir sang at the town hall today, and the hall sang back. Thank you!"
NAMED = "Well done {pupil}, who won the poetry prize at the county final!"
LONG_AGO = timedelta(days=30)


def put_on(stage: DemoSchool) -> None:
    """Write a post for each state; what a policy won't let out stays where it is."""
    for scene in SCENES:
        scene(stage)


def _draft(stage: DemoSchool) -> None:
    text = NAMED.format(pupil=stage.pupil)
    write_draft(stage, text, stage.now - timedelta(hours=2))


def _pictured(stage: DemoSchool) -> None:
    at = stage.now - timedelta(hours=1)
    post = write_draft(stage, "Our garden in November, without its gardeners.", at)
    me = stage.cast["teacher"]
    picture = add_picture(post, a_garden(), "garden.jpg", by=me, at=at)
    take_likeness(picture, at=at)
    words = Described("Rows of winter cabbage behind a low wall", nobody=True)
    describe_picture(picture, words, by=me, at=at)


def _waiting(stage: DemoSchool) -> None:
    send_post(stage, FINE, stage.now - timedelta(minutes=40))


def _sent_back(stage: DemoSchool) -> None:
    at = stage.now - timedelta(days=1)
    post = send_post(stage, "Cake sale on Friday!", at)
    leader = stage.cast["slt"]
    words = "Please say where and at what time."
    send_back(post, words, seen=post.content_hash, by=leader, at=at)


def _expired(stage: DemoSchool) -> None:
    at = stage.now - LONG_AGO
    expire(send_post(stage, "Reminder: coats for the walk tomorrow.", at), at=stage.now)


def _scheduled(stage: DemoSchool) -> None:
    later = stage.now + timedelta(days=3)
    post = send_post(stage, "Library open until five this Thursday.", stage.now, later)
    approved(stage, post, stage.now)


def _published(stage: DemoSchool) -> None:
    at = stage.now - timedelta(days=2)
    out(stage, send_post(stage, "Year 4 planted forty daffodils by the gate.", at), at)


def _withdrawn(stage: DemoSchool) -> None:
    at = stage.now - timedelta(days=5)
    post = out(stage, send_post(stage, "No school on Monday!", at), at)
    if post.state == State.PUBLISHED:
        withdraw(post, why="The day was wrong", by=stage.cast["head"], at=at)
        work(post, at)


def _failed(stage: DemoSchool) -> None:
    at = stage.now - timedelta(days=4)
    post = approved(stage, send_post(stage, "Thank you to our governors.", at), at)
    if post.state == State.SCHEDULED:
        start_publishing(post, at=at)
        for target in outbox.ready(at).filter(post=post):
            taken = outbox.take(target.pk, worker="demonstration", at=at)
            if taken:
                outbox.failed(taken, "The platform refused the sign-in.", at=at)


SCENES: tuple[Callable[[DemoSchool], None], ...] = (
    _expired,
    _withdrawn,
    _failed,
    _published,
    put_out_with_people,
    _sent_back,
    _draft,
    _pictured,
    waits_to_be_told,
    _scheduled,
    _waiting,
)
