"""What is never to be used again stops, and only its author is never told why."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from PIL import Image
from pytest_django.fixtures import Settings

from schoolgate.web.journal.models import Entry
from schoolgate.web.people.models import Person
from schoolgate.web.pictures.actions.allow_again import allow_again
from schoolgate.web.pictures.actions.forbid_picture import forbid_picture
from schoolgate.web.pictures.models import Forbidden
from schoolgate.web.pictures.seen import Earlier
from schoolgate.web.pictures.tests.test_seen import said_of, seen_in, sent
from schoolgate.web.posts.actions.errors import NoReason, NotReady, PostError
from schoolgate.web.posts.models import Post
from schoolgate.web.posts.tests.fixtures import Pictured, a_scene
from schoolgate.web.review.actions.answer_seen import StaysForbidden, answer_seen
from schoolgate.web.review.actions.approve import approve
from schoolgate.web.review.recheck import why_not

Browser = Callable[[Person], Client]
WHY = "A court has decided about this family."


def unsure(post: Post) -> Post:
    """The post of an author who asks a leader."""
    Post.objects.filter(pk=post.pk).update(doubt=True)
    return Post.objects.get(pk=post.pk)


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, settings: Settings) -> None:
    settings.MEDIA_ROOT = tmp_path


def test_a_forbidden_picture_stops_and_no_answer_lets_it(
    earlier: Post, pictured: Pictured, teacher: Person, head: Person, at: datetime
) -> None:
    forbid_picture(earlier.pictures.get(), WHY, by=head, at=at)
    post = sent(unsure(pictured(a_scene())), teacher, at)

    with pytest.raises(StaysForbidden):
        answer_seen(post, said_of(post, at), by=head, at=at)
    with pytest.raises(NotReady):
        approve(post, seen=post.content_hash, by=head, at=at)


@pytest.fixture
def probably(
    earlier: Post, pictured: Pictured, teacher: Person, head: Person, at: datetime
) -> Post:
    """A post with a picture that differs in 40 bits from a forbidden one."""
    ban = forbid_picture(earlier.pictures.get(), WHY, by=head, at=at)
    whole = int(ban.hashes[0], 16) ^ ((1 << 40) - 1)
    Forbidden.objects.update(hashes=[f"{whole:064x}"], sha256="0" * 64)
    return sent(unsure(pictured(a_scene())), teacher, at)


def test_a_leader_does_not_tell_a_picture_from_a_forbidden_one(
    probably: Post, leader: Person, at: datetime
) -> None:
    with pytest.raises(PermissionDenied):
        answer_seen(probably, said_of(probably, at), by=leader, at=at)


def test_the_head_tells_a_picture_from_a_forbidden_one(
    probably: Post, head: Person, at: datetime
) -> None:
    said = said_of(probably, at, "It is the old hall.")

    answer_seen(probably, said, by=head, at=at)

    assert not seen_in(probably, at)[0].stops


def test_a_picture_allowed_again_stops_nothing(
    earlier: Post, pictured: Pictured, head: Person, dsl: Person, at: datetime
) -> None:
    ban = forbid_picture(earlier.pictures.get(), WHY, by=head, at=at)
    post = pictured(a_scene())

    allow_again(ban, "The order has ended.", by=dsl, at=at)

    assert not any(seen.stops for seen in seen_in(post, at))


@pytest.mark.parametrize("who", ["teacher", "leader", "office", "governor"])
def test_not_everybody_forbids(
    who: str, earlier: Post, request: pytest.FixtureRequest, at: datetime
) -> None:
    with pytest.raises(PermissionDenied):
        forbid_picture(
            earlier.pictures.get(), WHY, by=request.getfixturevalue(who), at=at
        )


@pytest.mark.parametrize("who", ["head", "dsl", "dpo"])
def test_the_head_safeguarding_and_data_protection_forbid(
    who: str, earlier: Post, request: pytest.FixtureRequest, at: datetime
) -> None:
    by = request.getfixturevalue(who)

    ban = forbid_picture(earlier.pictures.get(), WHY, by=by, at=at)

    assert ban.hashes
    assert WHY not in str(Entry.objects.get(verb="picture.banned").details)


def test_data_protection_forbids_but_does_not_allow_again(
    earlier: Post, dpo: Person, at: datetime
) -> None:
    ban = forbid_picture(earlier.pictures.get(), WHY, by=dpo, at=at)

    with pytest.raises(PermissionDenied):
        allow_again(ban, "x", by=dpo, at=at)


@pytest.mark.parametrize("why", ["", "  "])
def test_nothing_is_forbidden_or_allowed_without_a_reason(
    why: str, earlier: Post, head: Person, at: datetime
) -> None:
    with pytest.raises(NoReason):
        forbid_picture(earlier.pictures.get(), why, by=head, at=at)
    ban = forbid_picture(earlier.pictures.get(), WHY, by=head, at=at)
    with pytest.raises(NoReason):
        allow_again(ban, why, by=head, at=at)


def test_nothing_is_forbidden_or_allowed_twice(
    earlier: Post, head: Person, at: datetime
) -> None:
    ban = forbid_picture(earlier.pictures.get(), WHY, by=head, at=at)
    with pytest.raises(PostError, match="already"):
        forbid_picture(earlier.pictures.get(), WHY, by=head, at=at)
    allow_again(ban, "It has ended.", by=head, at=at)
    with pytest.raises(PostError, match="no longer banned"):
        allow_again(ban, "It has ended.", by=head, at=at)


def test_what_was_forbidden_since_the_approval_is_held_back(
    pictured: Pictured,
    teacher: Person,
    leader: Person,
    head: Person,
    at: datetime,
) -> None:
    post = sent(pictured(a_scene()), teacher, at)
    approve(post, seen=post.content_hash, by=leader, at=at)
    forbid_picture(post.pictures.get(), WHY, by=head, at=at)

    assert "may not go out" in why_not(Post.objects.get(pk=post.pk), at)


def test_what_can_not_be_hashed_is_forbidden_as_a_file(
    pictured: Pictured, head: Person, at: datetime
) -> None:
    flat = Image.new("RGB", (400, 300), "teal")
    forbid_picture(pictured(flat).pictures.get(), WHY, by=head, at=at)

    kinds = {seen.earlier for seen in seen_in(pictured(flat, "Again."), at)}

    assert kinds == {Earlier.FORBIDDEN, Earlier.UNCOMPARED}


def test_the_author_never_reads_why(
    probably: Post, teacher: Person, signed_in: Browser
) -> None:
    browser = signed_in(teacher)

    draft = browser.get(f"/school/elm/posts/{probably.pk}/edit/").content.decode()
    listed = browser.get("/school/elm/posts/never-again/")

    assert "never to be used again" in draft
    assert WHY not in draft
    assert "never-again" not in draft
    assert listed.status_code == 404


def test_the_head_forbids_and_allows_on_the_pages(
    earlier: Post, head: Person, signed_in: Browser
) -> None:
    browser, picture = signed_in(head), earlier.pictures.get()
    address = f"/school/elm/posts/{earlier.pk}/pictures/{picture.pk}/forbid/"

    listed = browser.post(address, {"why": WHY}, follow=True).content.decode()
    ban = Forbidden.objects.get()
    allowed = browser.post(
        f"/school/elm/posts/never-again/{ban.pk}/", {"note": "Ended."}, follow=True
    )

    assert WHY in listed
    assert "Allowed again" in allowed.content.decode()


@pytest.mark.parametrize("why", ["", "x"])
def test_a_page_says_what_is_wrong(
    why: str, earlier: Post, head: Person, at: datetime, signed_in: Browser
) -> None:
    picture = earlier.pictures.get()
    forbid_picture(picture, WHY, by=head, at=at)
    address = f"/school/elm/posts/{earlier.pk}/pictures/{picture.pk}/forbid/"

    page = signed_in(head).post(address, {"why": why}, follow=True)

    assert page.status_code == 200
    assert Forbidden.objects.count() == 1


def test_another_schools_head_forbids_and_allows_nothing(
    earlier: Post, head: Person, stranger: Person, at: datetime, signed_in: Browser
) -> None:
    picture, browser = earlier.pictures.get(), signed_in(stranger)
    ban = forbid_picture(picture, WHY, by=head, at=at)
    of_elm = f"/school/elm/posts/{earlier.pk}/pictures/{picture.pk}/forbid/"

    answers = [
        browser.post(of_elm, {"why": "x"}),
        browser.get("/school/elm/posts/never-again/"),
        browser.post(f"/school/birch/posts/never-again/{ban.pk}/", {"note": "x"}),
    ]

    assert [answer.status_code for answer in answers] == [404, 404, 404]
