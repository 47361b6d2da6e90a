"""Random lives of pictures: no child without today's consent goes out, or stays out.

Lists come, parents say yes and no, children are restricted and leave, teachers tell who
is in a picture, leaders approve, days pass, workers publish. What goes out is held
against a second reckoning of consent, which shares nothing with the first. How many:
SCHOOLGATE_SEQUENCES, as in ``test_sequences``.
"""

import hashlib
from collections import defaultdict
from collections.abc import Mapping
from contextlib import suppress
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    rule,
    run_state_machine_as_test,
)
from pytest_django.fixtures import Settings

from schoolgate.channels.port import Message
from schoolgate.reading.pictures.cleaning import clean
from schoolgate.reading.pictures.hash_picture import hash_picture
from schoolgate.reading.pictures.unlooked import Unlooked
from schoolgate.web.accounts.models import Account
from schoolgate.web.consent.actions.errors import ConsentError
from schoolgate.web.consent.actions.say import Paper, say_by_link, say_on_paper
from schoolgate.web.consent.models import OFFICE
from schoolgate.web.desk.showing import view_of_judgement
from schoolgate.web.journal.queries import breaks
from schoolgate.web.people.actions.bring_back import bring_back
from schoolgate.web.people.actions.restrict import restrict, unrestrict
from schoolgate.web.people.models import (
    Contact,
    Person,
    Pupil,
    Restriction,
    Roll,
    Tie,
)
from schoolgate.web.people.names import forget_names
from schoolgate.web.pictures.actions.account_for import FaceAnswer, account_for
from schoolgate.web.posts.actions.begin import begin
from schoolgate.web.posts.actions.edit import DraftContent, edit
from schoolgate.web.posts.models import Face, Picture, Post, Shows, Target
from schoolgate.web.posts.queries import due
from schoolgate.web.posts.tests.pictured import portraits
from schoolgate.web.publishing import outbox
from schoolgate.web.publishing import publish as publishing
from schoolgate.web.publishing.actions.start_publishing import start_publishing
from schoolgate.web.review.actions.answer import FactAnswer, answer
from schoolgate.web.review.actions.answer_for_everyone import answer_for_everyone
from schoolgate.web.review.actions.approve import approve
from schoolgate.web.review.actions.send import send
from schoolgate.web.review.cases import judge_post
from schoolgate.web.takedowns import take_downs
from schoolgate.web.takedowns.models import Showing
from schoolgate.web.takedowns.sweeps import see_to_take_downs
from schoolgate.web.trust.models import School
from tests.test_sequences import (
    MONDAY,
    PEOPLE,
    REFUSALS,
    SEQUENCES,
    Platform,
    person_in,
)

WORKFLOWS = max(20, SEQUENCES // 10)
CAST = {
    "teacher": ("teacher",),
    "colleague": ("teacher",),
    "leader": ("slt",),
    "head": ("head",),
    "dsl": ("dsl",),
    "office": ("office",),
    "parent": ("parent",),
}
CHILD, PARENT, FACE = st.integers(0, 2), st.integers(0, 1), st.integers(0, 1)
PLACES = ("x", "website")
NEVER_SAID = ("Gia", "Omar", "refus", "restrict", "court", "parent said", "withdr")


class Reckoning:
    """Consent, reckoned a second time: from what was said, and nothing else."""

    def __init__(self) -> None:
        self.said: dict[tuple[int, str], dict[str, tuple[bool, date]]] = defaultdict(
            dict
        )
        self.never: set[int] = set()
        self.left: set[int] = set()

    def lets(self, child: int, place: str, on: date) -> bool:
        words = self.said[child, place].values()
        no = any(not yes for yes, _ in words)
        yes = any(yes and on <= _a_year_after(day) for yes, day in words)
        return yes and not no and child not in self.never | self.left

    def comes_back(self, child: int) -> None:
        """What was allowed before they left is forgotten; a no is not."""
        self.left.discard(child)
        for words in (self.said[child, place] for place in PLACES):
            for who in [who for who, (yes, _) in words.items() if yes]:
                del words[who]


def _a_year_after(day: date) -> date:
    return day.replace(year=day.year + 1)


class Pictures(RuleBasedStateMachine):
    """A school whose people do anything at any time."""

    school: School
    cast: Mapping[str, Person]
    children: tuple[Pupil, ...]
    accounts: tuple[Account, ...]
    platform: Platform
    file: str
    sha256: str
    likeness: tuple[str, ...]
    boxes: tuple[tuple[float, float, float, float], ...]
    children_out: int = 0
    stayed: int = 0

    def __init__(self) -> None:
        super().__init__()
        self.atomic = transaction.atomic()
        self.atomic.__enter__()
        forget_names()
        self.now = MONDAY
        self.known = Reckoning()
        self.platform = Pictures.platform
        self.platform.out.clear()
        self.platform.sent.clear()
        self.platform.breaks = ""

    def teardown(self) -> None:
        try:
            assert list(breaks()) == []
        finally:
            transaction.set_rollback(True)
            self.atomic.__exit__(None, None, None)

    @initialize(yes=st.sampled_from([True, True, False]), far=st.integers(0, 2))
    def a_picture_is_on_its_way(self, yes: bool, far: int) -> None:
        """A draft with two faces told, which is mostly approved, and often out."""
        for child in (0, 1):
            self.a_parent_says(child, 0, "x", yes=yes)
        self.a_teacher_drafts("teacher", both=False)
        for face in (0, 1):
            self.the_author_tells("teacher", 0, face, face)
        if far:
            self.is_sent_and_approved("head", 0)
        if far > 1:
            self.workers_publish(0)

    @rule(child=CHILD, parent=PARENT, place=st.sampled_from(PLACES), yes=st.booleans())
    def a_parent_says(self, child: int, parent: int, place: str, *, yes: bool) -> None:
        pupil = Pupil.objects.get(pk=self.children[child].pk)
        contact = pupil.contacts.order_by("pk")[parent]
        try:
            say_by_link(contact, pupil, {place: yes}, wording="en", at=self.now)
        except ConsentError:
            assert child in self.known.left
            return
        self.known.said[child, place][f"{parent}"] = (yes, self.now.date())

    @rule(child=CHILD, place=st.sampled_from(PLACES), who=PEOPLE, yes=st.booleans())
    def a_form_is_entered(self, child: int, place: str, who: str, *, yes: bool) -> None:
        paper = Paper("", own=True, how=OFFICE)
        pupil = self.children[child]
        try:
            say_on_paper(pupil, {place: yes}, paper, by=self.cast[who], at=self.now)
        except REFUSALS:
            assert who not in ("office", "head")
            return
        assert who in ("office", "head")
        self.known.said[child, place]["self"] = (yes, self.now.date())

    @rule(child=CHILD, who=PEOPLE)
    def a_child_is_put_on_the_list_or_off(self, child: int, who: str) -> None:
        pupil, by = self.children[child], self.cast[who]
        there = Restriction.objects.filter(pupil=pupil).first()
        try:
            if there:
                unrestrict(there, by=by, at=self.now)
            else:
                restrict(pupil, by=by, at=self.now)
        except REFUSALS:
            return
        assert who in ("head", "dsl")
        (self.known.never.discard if there else self.known.never.add)(child)

    @rule(child=CHILD)
    def a_child_leaves_or_comes_back(self, child: int) -> None:
        pupil = Pupil.objects.get(pk=self.children[child].pk)
        if pupil.left_on:
            bring_back(pupil, by=self.cast["office"], at=self.now)
            self.known.comes_back(child)
            self.now += timedelta(seconds=1)
            return
        Pupil.objects.filter(pk=pupil.pk).update(left_on=self.now.date())
        Roll.objects.filter(school=self.school).update(version=_next())
        self.known.left.add(child)

    @rule(who=PEOPLE, both=st.booleans())
    def a_teacher_drafts(self, who: str, *, both: bool) -> None:
        try:
            post = begin(self.school, by=self.cast[who], at=self.now)
        except REFUSALS:
            assert who in ("parent", "stranger")
            return
        targets = {a.pk: "" for a in (self.accounts if both else self.accounts[:1])}
        picture = Picture.objects.create(
            post=post,
            file=self.file,
            name="class.jpg",
            media_type="image/jpeg",
            sha256=self.sha256,
            width=540,
            height=320,
            alt="Two of us in the garden",
            looked_at=self.now,
            likeness=list(self.likeness),
            compared_at=self.now,
        )
        for number, (left, top, width, height) in enumerate(self.boxes, 1):
            Face.objects.create(
                picture=picture,
                number=number,
                left=left,
                top=top,
                width=width,
                height=height,
            )
        wording = DraftContent("We planted forty bulbs.", targets, kind="activity")
        edit(post, wording, version=post.version, by=self.cast[who], at=self.now)

    @rule(who=PEOPLE, which=st.integers(0, 2), face=FACE, child=st.integers(-1, 2))
    def the_author_tells(self, who: str, which: int, face: int, child: int) -> None:
        picture = self._picture(which)
        if picture is None:
            return
        shows = list(picture.faces.all())[face]
        told = FaceAnswer(Shows.UNRECOGNISABLE)
        if child >= 0:
            told = FaceAnswer(Shows.PUPIL, self.children[child].pk)
        try:
            account_for(picture, {shows.pk: told}, by=self.cast[who], at=self.now)
        except REFUSALS:
            return
        assert picture.post.author_id == self.cast[who].pk

    @rule(who=PEOPLE, which=st.integers(0, 2))
    def somebody_answers_for_the_rest(self, who: str, which: int) -> None:
        picture = self._picture(which)
        if picture is not None:
            try:
                seen = picture.post.content_hash
                by = self.cast[who]
                answer_for_everyone(picture, by=by, at=self.now, seen=seen)
            except REFUSALS:
                return

    @rule(who=st.one_of(st.just("head"), PEOPLE), which=st.integers(0, 2))
    def is_sent_and_approved(self, who: str, which: int) -> None:
        picture = self._picture(which)
        if picture is None:
            return
        post = picture.post
        with suppress(*REFUSALS):
            send(post, by=post.author, at=self.now)
        post = Post.objects.get(pk=post.pk)
        for question in judge_post(post, at=self.now).decision.unanswered:
            said = FactAnswer(question.fact, value=False, seen=post.content_hash)
            try:
                answer(post, said, by=post.author, at=self.now)
            except REFUSALS:
                continue
        try:
            approve(post, seen=post.content_hash, by=self.cast[who], at=self.now)
        except REFUSALS:
            return
        assert who in ("leader", "head")

    @rule(days=st.sampled_from([0, 0, 0, 1, 200, 366]))
    def workers_publish(self, days: int) -> None:
        self.now += timedelta(days=days)
        see_to_take_downs(self.now)
        before = len(self.platform.sent)
        for post in due(self.now, 50):
            start_publishing(post, at=self.now)
        self._work()
        for message in self.platform.sent[before:]:
            self._may_be_out(message)
        see_to_take_downs(self.now)
        self._work()
        for message in self.platform.out.values():
            self._may_stay_out(message)

    def _work(self) -> None:
        for target in list(outbox.ready(self.now)):
            publishing.publish(target.pk, worker="w", clock=lambda: self.now)

    def _may_stay_out(self, message: Message) -> None:
        """What must go went by itself; a leaver's has a day, to undo a wrong list."""
        target = Target.objects.select_related("account").get(key=message.key)
        place, rows = target.account.platform, [child.pk for child in self.children]
        for showing in Showing.objects.filter(target=target, pupil__isnull=False):
            child = rows.index(int(showing.pupil_id or 0))
            lets = self.known.lets(child, place, self.now.date())
            assert lets or child in self.known.left, (child, place)
            Pictures.stayed += lets

    def _may_be_out(self, message: Message) -> None:
        target = Target.objects.select_related("account").get(key=message.key)
        place, rows = target.account.platform, [child.pk for child in self.children]
        faces = Face.objects.filter(picture__post=target.post_id)
        assert all(face.shows for face in faces) or all(
            p.checked_by_id for p in target.post.pictures.all()
        )
        for face in faces.exclude(pupil=None):
            child = rows.index(int(face.pupil_id or 0))
            Pictures.children_out += 1
            assert self.known.lets(child, place, self.now.date()), (child, place)
            assert Showing.objects.filter(target=target, pupil=face.pupil).exists()

    def _picture(self, which: int) -> Picture | None:
        pictures = list(Picture.objects.select_related("post__author").order_by("pk"))
        return pictures[which % len(pictures)] if pictures else None

    @rule()
    def an_author_never_learns_whose_no_it_was(self) -> None:
        answers = set()
        for post in Post.objects.all()[:2]:
            for told in view_of_judgement(judge_post(post, at=self.now)).told:
                assert not any(word in told.says + told.cure for word in NEVER_SAID)
                if told.says.startswith("class.jpg: not"):
                    answers.add((told.says, told.cure, told.clauses))
        assert len(answers) <= 1


_versions = iter(range(2, 10**9))


def _next() -> int:
    return next(_versions)


@pytest.fixture
def scene(
    db: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, settings: Settings
) -> None:
    settings.MEDIA_ROOT = tmp_path
    school = School.objects.create(slug="elm", name="Elm", policy="st-marys-putney")
    other = School.objects.create(slug="birch", name="Birch", policy="milton-road")
    Pictures.school = school
    Pictures.cast = {
        name: person_in(name, school, roles) for name, roles in CAST.items()
    } | {"stranger": person_in("stranger", other, ("head",))}
    Pictures.children = tuple(_child(school, n) for n in range(3))
    Roll.objects.create(school=school, version=1, pupils_at=MONDAY, staff_at=MONDAY)
    Pictures.accounts = tuple(
        Account.objects.create(
            school=school, platform=place, name=place, state="open", credentials=b"1"
        )
        for place in PLACES
    )
    data = clean(portraits(2)).data
    Pictures.file = default_storage.save("pictures/two.jpg", ContentFile(data))
    Pictures.sha256 = hashlib.sha256(data).hexdigest()
    found = hash_picture(data)
    assert not isinstance(found, Unlooked)
    Pictures.likeness = tuple(found.kept)
    Pictures.boxes = ((0.1, 0.2, 0.2, 0.4), (0.6, 0.2, 0.2, 0.4))
    Pictures.platform = Platform()
    monkeypatch.setattr(publishing, "opened", lambda _account: Pictures.platform)
    for module in (publishing, take_downs):
        monkeypatch.setattr(module, "channel_of", lambda _account: "demonstration")


def _child(school: School, number: int) -> Pupil:
    names = ("Aisha", "Bo", "Cem")
    pupil = Pupil.objects.create(
        school=school, key=str(number), forename=names[number], surname="Khan"
    )
    for parent in ("Gia", "Omar"):
        contact = Contact.objects.create(
            school=school, key=f"{number}{parent}", forename=parent, surname="Khan"
        )
        Tie.objects.create(contact=contact, pupil=pupil, has_responsibility=True)
    return pupil


@pytest.mark.slow
def test_no_child_without_todays_consent_for_that_place_goes_out(scene: None) -> None:
    run_state_machine_as_test(
        Pictures,
        settings=settings(
            max_examples=WORKFLOWS,
            stateful_step_count=25,
            deadline=None,
            phases=(Phase.generate,),
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_two_children_with_consent_do_go_out(scene: None) -> None:
    """Or else the lives above would try nothing."""
    Pictures.children_out = Pictures.stayed = 0
    life = Pictures()
    try:
        life.a_picture_is_on_its_way(yes=True, far=2)
        assert (Pictures.children_out, Pictures.stayed) == (2, 2)
    finally:
        life.teardown()


def test_the_second_reckoning_forgets_the_yes_of_a_leaver_and_keeps_the_no() -> None:
    known = Reckoning()
    day = date(2026, 11, 23)
    known.said[0, "x"]["0"] = (True, day)
    known.said[0, "website"]["0"] = (False, day)

    known.comes_back(0)

    assert known.said[0, "x"] == {}
    assert known.said[0, "website"] == {"0": (False, day)}


def test_the_second_reckoning_lets_somebody_through() -> None:
    known = Reckoning()
    day = date(2026, 11, 23)
    known.said[0, "x"]["0"] = (True, day)

    assert known.lets(0, "x", day + timedelta(days=365))
    assert not known.lets(0, "x", day + timedelta(days=366))
    assert not known.lets(0, "website", day)
    assert isinstance(MONDAY, datetime)
