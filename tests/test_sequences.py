"""Random sequences of actions by random people, and what must hold after each.

Nothing goes out without an approval, by somebody else, of the very content that went
out; nobody approves their own; no stranger sees anything; the journal stays whole.
How many sequences: SCHOOLGATE_SEQUENCES; the suite tries some, ``make sequences`` all.
"""

import os
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F
from django.test import Client
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from schoolgate.channels.port import (
    Comments,
    Message,
    Out,
    ReadBack,
    Refused,
    Standing,
    Steps,
    TryLater,
    Unsure,
)
from schoolgate.web.accounts.models import Account
from schoolgate.web.desk.showing import view_of_judgement
from schoolgate.web.journal.queries import breaks
from schoolgate.web.people.models import Holding, Person, Pupil, Roll
from schoolgate.web.posts.actions.begin import begin
from schoolgate.web.posts.actions.edit import DraftContent, edit
from schoolgate.web.posts.actions.errors import PostError
from schoolgate.web.posts.actions.recall import recall
from schoolgate.web.posts.models import Approval, Post, Target
from schoolgate.web.posts.queries import due, late
from schoolgate.web.posts.states import MoveError
from schoolgate.web.publishing import outbox
from schoolgate.web.publishing import publish as publishing
from schoolgate.web.publishing.actions.declare_incident import declare_incident
from schoolgate.web.publishing.actions.end_incident import end_incident
from schoolgate.web.publishing.actions.hand_over import hand_over
from schoolgate.web.publishing.actions.start_publishing import start_publishing
from schoolgate.web.publishing.actions.withdraw import withdraw
from schoolgate.web.publishing.incidents import incident_in
from schoolgate.web.review.actions.answer import FactAnswer, answer
from schoolgate.web.review.actions.approve import approve
from schoolgate.web.review.actions.dismiss import NotThis, dismiss
from schoolgate.web.review.actions.expire import expire
from schoolgate.web.review.actions.send import send
from schoolgate.web.review.actions.send_back import send_back
from schoolgate.web.review.cases import judge_post
from schoolgate.web.trust.models import School

SEQUENCES = int(os.environ.get("SCHOOLGATE_SEQUENCES", "40"))
MONDAY = datetime(2026, 11, 23, 8, 30, tzinfo=UTC)
CAST = {
    "teacher": ("teacher",),
    "colleague": ("teacher",),
    "leader": ("slt",),
    "head": ("head",),
    "dsl": ("dsl",),
    "office": ("office",),
    "parent": ("parent",),
}
TEXTS = (
    "We planted forty bulbs.",
    "Thank you to everyone who came.",
    "Well done Aisha Khan, who won!",
    "",
    "Call me on 07700 900123.",
)
REFUSALS = (PostError, MoveError, PermissionDenied, Post.DoesNotExist, ValueError)
# Leaders and authors oftener than the others, so that something happens.
PEOPLE = st.sampled_from([*CAST, "stranger", "leader", "leader", "teacher", "teacher"])
WHICH = st.integers(0, 3)
BREAKS = st.sampled_from(["", "", "refuse", "down", "lost"])


class Platform:
    """A platform that may fail before or after what it was asked."""

    def __init__(self) -> None:
        self.out: dict[str, Message] = {}
        self.sent: list[Message] = []
        self.breaks = ""

    def publish(self, message: Message, steps: Steps) -> Out:
        self._fail("refuse", Refused("No"))
        self._fail("down", TryLater("Down"))
        self.sent.append(message)
        self.out[message.key] = message
        steps["sent"] = "yes"
        self._fail("lost", Unsure("No answer"))
        return Out(message.key, f"https://out.example.org/{message.key}")

    def find(self, message: Message, steps: Steps) -> Out | None:
        del steps
        self._fail("lost", Unsure("No answer"))
        there = message.key in self.out
        return Out(message.key, "https://out.example.org/") if there else None

    def read_back(self, out: Out) -> ReadBack:
        there = self.out.get(out.id)
        return ReadBack(there=there is not None, text=there.text if there else "")

    def withdraw(self, out: Out) -> None:
        self._fail("down", TryLater("Down"))
        self.out.pop(out.id, None)

    def close_comments(self, out: Out) -> Comments:
        del out
        return Comments.CLOSED

    def standing(self) -> Standing:
        return Standing("test")

    def _fail(self, kind: str, error: Exception) -> None:
        if self.breaks == kind:
            raise error


class Lives(RuleBasedStateMachine):
    """A school where anybody may try anything, at any time."""

    school: School
    cast: Mapping[str, Person]
    accounts: tuple[Account, ...]
    platform: Platform

    def __init__(self) -> None:
        super().__init__()
        self.atomic = transaction.atomic()
        self.atomic.__enter__()
        self.now = MONDAY
        self.platform = Lives.platform
        self.platform.out.clear()
        self.platform.sent.clear()
        self.platform.breaks = ""

    def teardown(self) -> None:
        try:
            assert list(breaks()) == []
        finally:
            transaction.set_rollback(True)
            self.atomic.__exit__(None, None, None)

    def _post(self, which: int) -> Post | None:
        posts = list(Post.objects.order_by("pk"))
        return posts[which % len(posts)] if posts else None

    @initialize(text=st.sampled_from(TEXTS), far=st.booleans())
    def somebody_has_begun(self, text: str, far: bool) -> None:
        """A post waits for approval, and as often is approved: there it gets lively."""
        teacher, leader = self.cast["teacher"], self.cast["leader"]
        self.writes("teacher", text or TEXTS[0], both=True)
        # What a clause stops is sent by an author who asks a leader.
        Post.objects.update(doubt=True)
        post = Post.objects.get()
        send(post, by=teacher, at=self.now)
        self.answers("teacher", 0)
        if far and judge_post(post, at=self.now).is_ready:
            approve(post, seen=post.content_hash, by=leader, at=self.now)

    @rule(who=PEOPLE, text=st.sampled_from(TEXTS), both=st.booleans())
    def writes(self, who: str, text: str, both: bool) -> None:
        try:
            post = begin(self.school, by=self.cast[who], at=self.now)
        except REFUSALS:
            assert who in ("parent", "stranger")
            return
        self._types(post, self.cast[who], text, both)

    @rule(who=PEOPLE, which=WHICH, text=st.sampled_from(TEXTS), both=st.booleans())
    def types(self, who: str, which: int, text: str, both: bool) -> None:
        if post := self._post(which):
            self._types(post, self.cast[who], text, both)

    def _types(self, post: Post, by: Person, text: str, both: bool) -> None:
        accounts = self.accounts if both else self.accounts[:1]
        wording = DraftContent(text, {a.pk: "" for a in accounts}, kind="activity")
        try:
            edit(post, wording, version=post.version, by=by, at=self.now)
        except REFUSALS:
            return
        assert by.pk == post.author_id

    @rule(who=PEOPLE, which=WHICH, move=st.sampled_from(["send", "recall", "back"]))
    def moves(self, who: str, which: int, move: str) -> None:
        post, by = self._post(which), self.cast[who]
        if post is None:
            return
        try:
            if move == "send":
                send(post, by=by, at=self.now)
            elif move == "recall":
                recall(post, by=by, at=self.now)
            else:
                send_back(post, "No", seen=post.content_hash, by=by, at=self.now)
        except REFUSALS:
            return

    @rule(who=PEOPLE, which=WHICH)
    def answers(self, who: str, which: int) -> None:
        post = self._post(which)
        if post is None:
            return
        for question in judge_post(post, at=self.now).decision.unanswered:
            said = FactAnswer(question.fact, value=False, seen=post.content_hash)
            try:
                answer(post, said, by=self.cast[who], at=self.now)
            except REFUSALS:
                return

    @rule(who=PEOPLE, which=WHICH)
    def dismisses(self, who: str, which: int) -> None:
        post = self._post(which)
        if post is None:
            return
        for told in view_of_judgement(judge_post(post, at=self.now)).told:
            said = NotThis(told.key, "It is not", post.content_hash)
            try:
                dismiss(post, said, by=self.cast[who], at=self.now)
            except REFUSALS:
                continue
            assert self.cast[who].pk != post.author_id
            assert who in ("leader", "head")

    @rule(who=PEOPLE, which=WHICH, stale=st.booleans())
    def approves(self, who: str, which: int, stale: bool) -> None:
        post, by = self._post(which), self.cast[who]
        if post is None:
            return
        seen = "f" * 64 if stale else post.content_hash
        try:
            approve(post, seen=seen, by=by, at=self.now)
        except REFUSALS:
            return
        assert by.pk != post.author_id
        assert who in ("leader", "head")
        assert not stale

    @rule(hours=st.sampled_from([0, 0, 1, 30, 24 * 15]), breaks=BREAKS)
    def workers_sweep_and_publish(self, hours: int, breaks: str) -> None:
        self.now += timedelta(hours=hours)
        for post in late(self.now, 50):
            expire(post, at=self.now)
        for post in due(self.now, 50):
            start_publishing(post, at=self.now)
        self.workers_publish(breaks)

    @rule(breaks=BREAKS)
    def workers_publish(self, breaks: str) -> None:
        self.platform.breaks = breaks
        before = len(self.platform.sent)
        held = incident_in(self.school)
        for target in list(outbox.ready(self.now)):
            publishing.publish(target.pk, worker="w", clock=lambda: self.now)
        for message in self.platform.sent[before:]:
            self._is_let_out(message)
            assert held is None or self._author(message) in held.can_post.all()

    def _author(self, message: Message) -> Person:
        return Target.objects.get(key=message.key).post.author

    def _is_let_out(self, message: Message) -> None:
        target = Target.objects.select_related("post").get(key=message.key)
        approvals = Approval.objects.filter(
            post=target.post,
            content_hash=target.post.content_hash,
            voided_at__isnull=True,
        )
        assert message.text == (target.text or target.post.text)
        assert any(a.by_id != target.post.author_id for a in approvals)
        assert (
            "Khan" not in message.text
            or target.post.answers.filter(content_hash=target.post.content_hash)
            .exclude(finding="")
            .exists()
        )

    @rule(who=PEOPLE, which=WHICH)
    def withdraws(self, who: str, which: int) -> None:
        if post := self._post(which):
            try:
                withdraw(post, why="", by=self.cast[who], at=self.now)
            except REFUSALS:
                return
            assert who not in ("stranger", "parent")

    @rule(who=PEOPLE)
    def hands_over(self, who: str) -> None:
        for target in Target.objects.filter(state="by-hand"):
            try:
                hand_over(
                    target, "https://e.example.org/1", by=self.cast[who], at=self.now
                )
            except REFUSALS:
                continue
            assert who not in ("stranger", "parent")

    @rule(who=PEOPLE)
    def holds_or_lets_go(self, who: str) -> None:
        incident = incident_in(self.school)
        try:
            if incident:
                end_incident(incident, note="Over", by=self.cast[who], at=self.now)
            else:
                declare_incident(
                    self.school, "Rumour", can_post=[], by=self.cast[who], at=self.now
                )
        except REFUSALS:
            return
        assert who in ("head", "dsl")

    @rule(which=WHICH)
    def a_stranger_looks(self, which: int) -> None:
        post = self._post(which)
        if post is None:
            return
        client = Client()
        client.force_login(self.cast["stranger"])
        answer = client.get(f"/school/{self.school.slug}/posts/{post.pk}/")
        assert answer.status_code == 404

    @invariant()
    def nothing_is_out_twice(self) -> None:
        keys = [message.key for message in self.platform.sent]
        assert len(keys) == len(set(keys))

    @invariant()
    def nobody_approved_their_own(self) -> None:
        assert not Approval.objects.filter(by=F("post__author")).exists()


@pytest.fixture
def scene(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    school = School.objects.create(slug="elm", name="Elm", policy="st-marys-putney")
    other = School.objects.create(slug="birch", name="Birch", policy="milton-road")
    Lives.school = school
    Lives.cast = {
        name: person_in(name, school, roles) for name, roles in CAST.items()
    } | {"stranger": person_in("stranger", other, ("head",))}
    Pupil.objects.create(school=school, key="1", forename="Aisha", surname="Khan")
    Roll.objects.create(school=school, version=1, pupils_at=MONDAY, staff_at=MONDAY)
    Lives.accounts = (
        Account.objects.create(
            school=school, platform="x", name="@elm", state="open", credentials=b"1"
        ),
        Account.objects.create(
            school=school, platform="facebook", name="Elm", state="open"
        ),
    )
    Lives.platform = Platform()
    monkeypatch.setattr(publishing, "opened", lambda _account: Lives.platform)
    monkeypatch.setattr(publishing, "channel_of", lambda _account: "demonstration")


def person_in(name: str, school: School, roles: tuple[str, ...]) -> Person:
    person = Person.objects.create_named(f"{name}@example.org", name.title(), "Example")
    for role in roles:
        Holding.objects.create(
            person=person, school=school, role=role, since=date(2020, 9, 1)
        )
    return person


@pytest.mark.slow
@pytest.mark.usefixtures("scene")
def test_whatever_people_try_what_must_hold_holds() -> None:
    run_state_machine_as_test(
        Lives,
        settings=settings(
            max_examples=SEQUENCES,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
