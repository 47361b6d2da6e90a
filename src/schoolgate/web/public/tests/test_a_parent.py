"""The demonstration's way to a parent's page; a real installation has none."""

from datetime import datetime

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from schoolgate.web.accounts.models import Account
from schoolgate.web.consent.tests.conftest import contact_of
from schoolgate.web.people.models import Person, Pupil
from schoolgate.web.posts.models import Post, Target
from schoolgate.web.posts.states import Sending
from schoolgate.web.takedowns.models import Showing
from schoolgate.web.trust.models import School

PAGE = "/public/a-parent/"


@pytest.fixture
def shown(school: School, teacher: Person, at: datetime) -> Showing:
    """Aisha, whose mother answers for her, in something that is out."""
    pupil = Pupil.objects.create(
        school=school, key="1", forename="Aisha", surname="Khan"
    )
    contact_of(pupil, "Gia")
    account = Account.objects.create(
        school=school, platform="x", name="@elm", state="open"
    )
    post = Post.objects.create(
        school=school, author=teacher, created_at=at, changed_at=at
    )
    target = Target.objects.create(post=post, account=account, state=Sending.OUT)
    return Showing.objects.create(target=target, pupil=pupil, sha256="a", at=at)


def test_the_demonstration_leads_to_a_parent_whose_child_is_shown(
    shown: Showing, settings: Settings, client: Client
) -> None:
    settings.DEMONSTRATION = True

    page = client.get(PAGE, follow=True).content.decode()

    assert "May we show Aisha?" in page
    assert "<bdi>@elm</bdi> (<bdi>X</bdi>)" in page


def test_outside_a_demonstration_it_leads_nowhere(
    shown: Showing, settings: Settings, client: Client
) -> None:
    settings.DEMONSTRATION = False

    assert client.get(PAGE).status_code == 404


def test_it_leads_nowhere_where_no_child_is_shown(
    school: School, settings: Settings, client: Client
) -> None:
    settings.DEMONSTRATION = True

    assert client.get(PAGE).status_code == 404
