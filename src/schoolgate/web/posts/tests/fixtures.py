"""A post on its way, for the tests of its life."""

import random
from collections.abc import Callable
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.mail import EmailMessage
from PIL import Image
from pytest_django.fixtures import Settings

from schoolgate.web.accounts.models import Account
from schoolgate.web.accounts.states import AccountState as Standing
from schoolgate.web.consent.models import Word
from schoolgate.web.people.models import Person, Pupil, Roll, StaffMember
from schoolgate.web.pictures.actions.add_picture import add_picture
from schoolgate.web.pictures.actions.describe_picture import (
    PictureDescription as Described,
)
from schoolgate.web.pictures.actions.describe_picture import describe_picture
from schoolgate.web.pictures.actions.take_likeness import take_likeness
from schoolgate.web.posts.actions.begin import begin
from schoolgate.web.posts.actions.edit import DraftContent, edit
from schoolgate.web.posts.models import Post, Target
from schoolgate.web.posts.states import Sending, State
from schoolgate.web.posts.tests.pictured import agrees
from schoolgate.web.posts.tests.working import Moody, connect, put_out, worker
from schoolgate.web.publishing import publish as publishing
from schoolgate.web.review.actions.answer import FactAnswer, answer
from schoolgate.web.review.actions.send import send
from schoolgate.web.review.cases import judge_post
from schoolgate.web.signin.tests.browsing import IMMEDIATE
from schoolgate.web.trust.models import School

GOOD = "Well done to everyone who ran for charity today. We raised £250 together."


@pytest.fixture
def roll(school: School, at: datetime) -> Roll:
    """A roll with one pupil and one member of staff, loaded this morning."""
    Pupil.objects.create(school=school, key="1", forename="Aisha", surname="Khan")
    StaffMember.objects.create(school=school, key="s1", forename="Ida", surname="Ott")
    return Roll.objects.create(school=school, version=1, pupils_at=at, staff_at=at)


@pytest.fixture
def account(school: School) -> Account:
    return Account.objects.create(
        school=school, platform="x", name="@elm", state=Standing.OPEN
    )


Write = Callable[..., Post]


@pytest.fixture
def written(
    school: School, roll: Roll, account: Account, teacher: Person, at: datetime
) -> Write:
    """Write a draft: ``written("text")``, by the teacher, for the account."""

    def write(text: str = GOOD, by: Person = teacher, *, doubt: bool = False) -> Post:
        post = begin(school, by=by, at=at)
        wording = DraftContent(text, {account.pk: ""}, kind="activity", doubt=doubt)
        return edit(post, wording, version=post.version, by=by, at=at)

    return write


@pytest.fixture
def waiting(written: Write, teacher: Person, at: datetime) -> Post:
    """A post without fault, all questions answered, that waits for approval."""
    post = send(written(), by=teacher, at=at)
    answer_all(post, teacher, at)
    return post


def answer_all(post: Post, by: Person, at: datetime) -> None:
    """Say no to whatever is open."""
    for question in judge_post(post, at=at).decision.unanswered:
        said = FactAnswer(question.fact, value=False, seen=post.content_hash)
        answer(post, said, by=by, at=at)


def a_scene(seed: int = 1) -> Image.Image:
    """A picture with something to see in it, another for each seed."""
    chance = random.Random(seed)
    coarse = Image.frombytes("RGB", (12, 9), chance.randbytes(12 * 9 * 3))
    return coarse.resize((800, 600), Image.Resampling.BICUBIC)


def saved(image: Image.Image, quality: int = 90) -> bytes:
    file = BytesIO()
    image.save(file, "JPEG", quality=quality)
    return file.getvalue()


Pictured = Callable[..., Post]


@pytest.fixture
def pictured(written: Write, teacher: Person, at: datetime) -> Pictured:
    """Write a draft with a picture: ``pictured(image)``, and hash it."""

    def write(image: Image.Image, text: str = "Our hall.", quality: int = 90) -> Post:
        post = written(text)
        data = saved(image, quality)
        picture = add_picture(post, data, "hall.jpg", by=teacher, at=at)
        take_likeness(picture, at=at)
        words = Described("The hall, without anybody in it", nobody=True)
        describe_picture(picture, words, by=teacher, at=at)
        return Post.objects.get(pk=post.pk)

    return write


@pytest.fixture
def earlier(pictured: Pictured, at: datetime) -> Post:
    """A post that went out three weeks ago, with a picture."""
    post = pictured(a_scene(), "Our hall, three weeks ago.")
    then = at - timedelta(weeks=3)
    post.targets.update(state=Sending.OUT, out_at=then)
    Post.objects.filter(pk=post.pk).update(
        state=State.PUBLISHED, sent_at=then, out_at=then
    )
    return Post.objects.get(pk=post.pk)


Work = Callable[[datetime], list[EmailMessage]]


@pytest.fixture
def work(
    settings: Settings,
    mailoutbox: list[EmailMessage],
    django_capture_on_commit_callbacks: Any,
) -> Work:
    """Let the workers do one sweep; the emails that they send: ``work(at)``."""
    settings.TASKS = {"default": {"BACKEND": IMMEDIATE}}

    def run(at: datetime) -> list[EmailMessage]:
        before = len(mailoutbox)
        with django_capture_on_commit_callbacks(execute=True):
            worker(at)
        return mailoutbox[before:]

    return run


@pytest.fixture
def platform(
    account: Account, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Moody:
    """The account's platform, which a channel can reach."""
    moody = Moody(tmp_path)
    connect(account, tmp_path)
    monkeypatch.setattr(publishing, "opened", lambda _account: moody)
    return moody


@pytest.fixture
def aisha(roll: Roll, at: datetime) -> Pupil:
    """A pupil whose mother said yes a month ago, which was heeded long since."""
    return agreed(Pupil.objects.get(forename="Aisha"), at)


@pytest.fixture
def bram(roll: Roll, school: School, at: datetime) -> Pupil:
    pupil = Pupil.objects.create(
        school=school, key="2", forename="Bram", surname="Moss"
    )
    return agreed(pupil, at)


def agreed(pupil: Pupil, at: datetime) -> Pupil:
    agrees(pupil, at - timedelta(days=30), "x", "website")
    Word.objects.filter(pupil=pupil).update(heeded_at=at)
    return pupil


@pytest.fixture
def out(platform: Moody, written: Write, aisha: Pupil, at: datetime) -> Target:
    """A post with Aisha in it, out on an account that a channel reaches."""
    return put_out(written().targets.get(), (aisha,), at)


@pytest.fixture
def out_by_hand(written: Write, aisha: Pupil, at: datetime) -> Target:
    """A post with Aisha in it that a person put out, and only a person can reach."""
    return put_out(written().targets.get(), (aisha,), at)
