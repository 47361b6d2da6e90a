"""A school with one child shown on one account, and a case that is on."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client

from schoolgate.web.accounts.models import Account
from schoolgate.web.accounts.states import AccountState as Standing
from schoolgate.web.concerns.actions.begin_threat import begin_threat
from schoolgate.web.concerns.models import Threat
from schoolgate.web.concerns.tests.staffed import Staffed, staffed
from schoolgate.web.people.models import Person, Pupil
from schoolgate.web.posts.models import Post, Target
from schoolgate.web.posts.states import Sending, State
from schoolgate.web.takedowns.models import Showing
from schoolgate.web.trust.models import School

Browser = Callable[[Person], Client]
WHAT = "Parent K. got a demand for money at eight"


@pytest.fixture
def deputy(school: School, somebody: Callable[..., Person]) -> Person:
    return somebody("Dev", school, "deputy")


@pytest.fixture
def aisha(school: School) -> Pupil:
    return Pupil.objects.create(
        school=school, key="1", forename="Aisha", surname="Khan"
    )


PutOut = Callable[[], Target]


@pytest.fixture
def put_out(school: School, aisha: Pupil, teacher: Person, at: datetime) -> PutOut:
    """Put a post with Aisha in it out, by its number on the account."""
    account = Account.objects.create(
        school=school, platform="x", name="@elm", state=Standing.OPEN
    )

    def put() -> Target:
        post = Post.objects.create(
            school=school,
            author=teacher,
            text="Our hall",
            state=State.PUBLISHED,
            created_at=at,
            changed_at=at,
        )
        target = Target.objects.create(
            post=post, account=account, state=Sending.OUT, out_id="7", out_at=at
        )
        Showing.objects.create(target=target, pupil=aisha, sha256="a", at=at)
        return target

    return put


@pytest.fixture
def out(put_out: PutOut) -> Target:
    return put_out()


@pytest.fixture
def threat(school: School, head: Person, out: Target, at: datetime) -> Threat:
    """A case that the head began this Monday morning, with one picture out."""
    return begin_threat(school, WHAT, by=head, at=at)


@pytest.fixture
def now(monkeypatch: pytest.MonkeyPatch, at: datetime) -> datetime:
    """The pages' clock stands at the moment of the tests."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: at)
    return at


@pytest.fixture
def here(school: School, somebody: Callable[..., Person], at: datetime) -> Staffed:
    """A school in which every role of an alarm is held."""
    return staffed(school, somebody, at)
