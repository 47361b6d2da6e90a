"""A post on its way, for the tests of its life."""

from collections.abc import Callable
from datetime import datetime

import pytest

from schoolgate.web.accounts.models import Account
from schoolgate.web.accounts.states import State as Standing
from schoolgate.web.people.models import Person, Pupil, Roll, StaffMember
from schoolgate.web.posts.actions.answer import Said, answer
from schoolgate.web.posts.actions.begin import begin
from schoolgate.web.posts.actions.edit import Wording, edit
from schoolgate.web.posts.actions.send import send
from schoolgate.web.posts.cases import judge_post
from schoolgate.web.posts.models import Post
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

    def write(text: str = GOOD, by: Person = teacher) -> Post:
        post = begin(school, by=by, at=at)
        wording = Wording(text, {account.pk: ""}, kind="activity")
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
        said = Said(question.fact, value=False, seen=post.content_hash)
        answer(post, said, by=by, at=at)
