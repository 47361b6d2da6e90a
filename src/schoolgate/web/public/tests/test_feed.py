"""The school's own feed: what is out, and what was taken back."""

from datetime import datetime
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from pytest_django.fixtures import Settings

from schoolgate.web.accounts.models import Account
from schoolgate.web.people.models import Person
from schoolgate.web.posts.models import Picture, Post, Target
from schoolgate.web.posts.states import Sending
from schoolgate.web.trust.models import School

FEED = "/public/elm/feed"


@pytest.fixture
def item(
    school: School, teacher: Person, at: datetime, tmp_path: Path, settings: Settings
) -> Target:
    """A post with a picture that is out on the feed."""
    settings.MEDIA_ROOT = tmp_path
    account = Account.objects.create(
        school=school, platform="feed", name="News", state="open"
    )
    post = Post.objects.create(
        school=school,
        author=teacher,
        title="A fair",
        text="We raised <£250>.",
        created_at=at,
        changed_at=at,
    )
    Picture.objects.create(
        post=post,
        file=ContentFile(b"picture", "hall.jpg"),
        name="hall.jpg",
        media_type="image/jpeg",
        sha256="0" * 64,
        width=4,
        height=3,
        alt="A hall",
    )
    return Target.objects.create(
        post=post, account=account, state=Sending.OUT, out_at=at
    )


def test_readers_get_what_is_out(item: Target, client: Client) -> None:
    rss = client.get(f"{FEED}.rss")
    atom = client.get(f"{FEED}.atom")

    assert rss["Content-Type"].startswith("application/rss+xml")
    assert [e.text for e in fromstring(rss.content).iter("title")] == [
        "Elm School",
        "A fair",
    ]
    assert str(item.key) in atom.content.decode()


def test_people_get_a_page_of_each(item: Target, client: Client) -> None:
    page = client.get(f"{FEED}/{item.key}")
    picture = client.get(f"{FEED}/{item.key}/1")

    assert "We raised &lt;£250&gt;." in page.content.decode()
    assert (picture.content, picture["Content-Type"]) == (b"picture", "image/jpeg")
    assert client.get(f"{FEED}/{item.key}/2").status_code == 404
    assert "A fair" in client.get(FEED).content.decode()


@pytest.mark.parametrize("state", [s for s in Sending if s is not Sending.OUT])
def test_what_is_not_out_is_not_there(
    state: Sending, item: Target, client: Client
) -> None:
    item.state = state
    item.save()

    assert client.get(f"{FEED}/{item.key}").status_code == 404
    assert client.get(f"{FEED}/{item.key}/1").status_code == 404
    assert str(item.key) not in client.get(f"{FEED}.rss").content.decode()


def test_another_schools_feed_does_not_have_it(
    item: Target, other_school: School, client: Client
) -> None:
    assert client.get(f"/public/birch/feed/{item.key}").status_code == 404


def test_a_feed_asks_little(
    item: Target, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(10):
        client.get(f"{FEED}.rss")
