"""The stage of a demonstration's posts, and how one is played through its life."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from schoolgate.web.accounts.models import Account
from schoolgate.web.people.models import Person
from schoolgate.web.posts.actions.begin import begin
from schoolgate.web.posts.actions.edit import DraftContent, edit
from schoolgate.web.posts.actions.errors import PostError
from schoolgate.web.posts.models import Post
from schoolgate.web.posts.states import State
from schoolgate.web.publishing import outbox
from schoolgate.web.publishing.actions.start_publishing import start_publishing
from schoolgate.web.publishing.publish import publish
from schoolgate.web.review.actions.answer import NEVER, FactAnswer, answer
from schoolgate.web.review.actions.approve import approve
from schoolgate.web.review.actions.send import send
from schoolgate.web.review.approving import who_may_decide
from schoolgate.web.review.cases import judge_post
from schoolgate.web.trust.models import School


@dataclass(frozen=True, slots=True)
class DemoSchool:
    """A school with its cast by role, its accounts, and the time of day.

    ``pupil`` is the full name of one on its roll, ``kind`` a kind of post it lets out.
    """

    school: School
    cast: Mapping[str, Person]
    accounts: tuple[Account, ...]
    now: datetime
    pupil: str
    kind: str
    is_lived_in: bool = False


def write_draft(
    stage: DemoSchool,
    text: str,
    at: datetime,
    later: datetime | None = None,
    on: Iterable[Account] = (),
) -> Post:
    """A draft of the teacher's, for the first account unless others are said."""
    me = stage.cast["teacher"]
    post = begin(stage.school, by=me, at=at)
    targets = {account.pk: "" for account in on or stage.accounts[:1]}
    wording = DraftContent(text, targets, kind=stage.kind, go_out_at=later)
    return edit(post, wording, version=post.version, by=me, at=at)


def send_post(
    stage: DemoSchool, text: str, at: datetime, later: datetime | None = None
) -> Post:
    """A post that waits for approval."""
    return send(write_draft(stage, text, at, later), by=stage.cast["teacher"], at=at)


def approved(stage: DemoSchool, post: Post, at: datetime) -> Post:
    """Have what is asked answered, and everybody approve whom the policy asks."""
    _answered(stage, post, at)
    for _ in range(3):
        post.refresh_from_db()
        people = who_may_decide(post, at).people
        if post.state != State.WAITING or not people:
            break
        try:
            approve(post, seen=post.content_hash, by=people[0], at=at)
        except PostError:
            break
    post.refresh_from_db()
    return post


def _answered(stage: DemoSchool, post: Post, at: datetime) -> None:
    me = stage.cast["teacher"]
    for question in judge_post(post, at=at).decision.unanswered:
        if question.fact not in NEVER:
            said = FactAnswer(question.fact, value=False, seen=post.content_hash)
            answer(post, said, by=me, at=at)


def out(stage: DemoSchool, post: Post, at: datetime) -> Post:
    """Let what was sent go out, as far as the policy lets it."""
    if approved(stage, post, at).state == State.SCHEDULED:
        start_publishing(post, at=at)
        work(post, at)
    post.refresh_from_db()
    return post


def work(post: Post, at: datetime) -> None:
    """Do a worker's work for one post: publish what is due, take down what goes."""
    for target in outbox.ready(at).filter(post=post):
        publish(target.pk, worker="demonstration", clock=lambda: at)
