"""What is out of whom is known, and what must go is listed at once."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from pytest_django.fixtures import Settings

from schoolgate.web.accounts.models import Account
from schoolgate.web.consent.links import token_of
from schoolgate.web.consent.models import Word
from schoolgate.web.consent.tests.conftest import contact_of
from schoolgate.web.people.models import Person, Pupil, Restriction, Roll
from schoolgate.web.posts.actions.errors import PostError
from schoolgate.web.posts.models import Face, Post, Shows, Target
from schoolgate.web.posts.states import Sending, State
from schoolgate.web.posts.tests.fixtures import Write
from schoolgate.web.posts.tests.pictured import a_picture, agrees, says
from schoolgate.web.publishing import outbox
from schoolgate.web.signin.tests.browsing import IMMEDIATE
from schoolgate.web.takedowns.actions.enter_in_ledger import enter_in_ledger
from schoolgate.web.takedowns.actions.list_take_downs import list_take_downs
from schoolgate.web.takedowns.actions.remind_of_take_downs import remind_of_take_downs
from schoolgate.web.takedowns.actions.start_take_downs import start_take_downs
from schoolgate.web.takedowns.actions.take_down import take_all_down, take_down
from schoolgate.web.takedowns.ledger import shown_of
from schoolgate.web.takedowns.models import Showing, TakeDown
from schoolgate.web.takedowns.take_downs import HOUR

Browser = Callable[[Person], Client]


@pytest.fixture
def aisha(roll: Roll, at: datetime) -> Pupil:
    pupil = Pupil.objects.get(forename="Aisha")
    agrees(pupil, at - timedelta(days=30), "x")
    Word.objects.update(heeded_at=at)
    return pupil


@pytest.fixture
def out(written: Write, aisha: Pupil, at: datetime) -> Target:
    """A post with Aisha in it that is out on one account."""
    return put_out(written(), aisha, at)


def put_out(post: Post, pupil: Pupil, at: datetime) -> Target:
    picture = a_picture(post, at)
    Face.objects.filter(picture=picture).update(shows=Shows.PUPIL, pupil=pupil)
    target = post.targets.get()
    target.state, target.out_id, target.out_at = Sending.OUT, "7", at
    target.address = "https://x.example.org/7"
    target.save()
    post.state, post.sent_at, post.out_at = State.PUBLISHED, at, at
    post.save()
    enter_in_ledger(post, at=at)
    return target


def test_whoever_is_shown_is_entered_once_for_each_account(
    out: Target, aisha: Pupil, at: datetime
) -> None:
    enter_in_ledger(out.post, at=at)

    [showing] = Showing.objects.all()
    assert (showing.pupil, showing.target) == (aisha, out)
    [shown] = shown_of([aisha.pk])[aisha.pk]
    assert shown.address == "https://x.example.org/7"


def test_a_name_that_was_typed_is_entered_too(
    written: Write, aisha: Pupil, at: datetime
) -> None:
    post = written()
    picture = a_picture(post, at, faces=0)
    picture.shown = ["Aisha Khan"]
    picture.save()

    enter_in_ledger(post, at=at)

    assert [s.pupil for s in Showing.objects.all()] == [aisha]


def test_a_withdrawal_makes_a_list_with_an_owner_and_a_day(
    out: Target, aisha: Pupil, office: Person, at: datetime
) -> None:
    says(aisha, "x", "no", at)

    assert list_take_downs(at=at) == 1
    assert list_take_downs(at=at) == 0

    [item] = TakeDown.objects.all()
    assert (item.target, item.pupil, item.owner) == (out, aisha, office)
    assert item.due_at == at + HOUR
    assert item.why == "consent"


def test_a_no_to_another_use_takes_nothing_down(
    out: Target, aisha: Pupil, at: datetime
) -> None:
    says(aisha, "website", "no", at)

    assert list_take_downs(at=at) == 0


def test_who_must_never_be_shown_comes_down_today(
    out: Target, aisha: Pupil, head: Person, at: datetime
) -> None:
    Restriction.objects.create(
        school=aisha.school,
        pupil=aisha,
        key="1",
        forename="Aisha",
        surname="Khan",
        since=at.date(),
    )

    list_take_downs(at=at)

    [item] = TakeDown.objects.all()
    assert (item.why, item.due_at, item.owner) == ("restriction", at + HOUR, head)


def test_a_leaver_comes_down(out: Target, aisha: Pupil, at: datetime) -> None:
    aisha.left_on = at.date()
    aisha.save()

    list_take_downs(at=at)

    assert TakeDown.objects.get().why == "leaver"


def test_what_is_gone_is_done_with_its_proof(
    out: Target, aisha: Pupil, office: Person, at: datetime
) -> None:
    says(aisha, "x", "no", at)
    list_take_downs(at=at)

    take_down(out, by=office, at=at)
    taken = outbox.take(out.pk, worker="w1", at=at)
    assert taken is not None
    outbox.is_gone(taken, at=at + timedelta(minutes=1))

    item = TakeDown.objects.get()
    assert item.done_at == at + timedelta(minutes=1)
    [shown] = shown_of([aisha.pk])[aisha.pk]
    assert (shown.state, shown.gone_at) == (Sending.GONE, item.done_at)
    assert Post.objects.get().state == State.WITHDRAWN


def test_one_account_is_taken_down_and_the_other_stays(
    out: Target, aisha: Pupil, office: Person, at: datetime
) -> None:
    other = Account.objects.create(
        school=aisha.school, platform="website", name="Site", state="open"
    )
    out.post.targets.create(account=other, state=Sending.OUT, out_id="8")

    take_down(out, by=office, at=at)
    taken = outbox.take(out.pk, worker="w1", at=at)
    assert taken is not None
    outbox.is_gone(taken, at=at)

    assert Post.objects.get().state == State.PARTLY


def test_a_publication_with_two_who_must_go_is_listed_once(
    out: Target, aisha: Pupil, office: Person, at: datetime, signed_in: Browser
) -> None:
    bram = Pupil.objects.create(
        school=aisha.school, key="2", forename="Bram", surname="Moss"
    )
    for pupil in (aisha, bram):
        TakeDown.objects.create(
            target=out, pupil=pupil, why="leaver", due_at=at, made_at=at
        )

    page = signed_in(office).get("/school/elm/posts/take-down/").content.decode()
    today = signed_in(office).get("/school/elm/").content.decode()

    assert page.count("Take it down now") == 1
    assert page.count("Someone has left") == 2
    assert "@elm on X" in page
    assert "1 post is still out that should be gone" in today


@pytest.mark.parametrize("who", ["teacher", "technician", "governor", "stranger"])
def test_nobody_else_takes_a_post_down(
    who: str, out: Target, at: datetime, request: pytest.FixtureRequest
) -> None:
    person = request.getfixturevalue(who)

    with pytest.raises(PermissionDenied):
        take_down(out, by=person, at=at)


def test_what_is_on_its_way_down_is_not_begun_again(
    out: Target, office: Person, at: datetime
) -> None:
    take_down(out, by=office, at=at)

    with pytest.raises(PostError, match="on its way down"):
        take_down(out, by=office, at=at)


def test_everything_with_a_child_comes_down_with_one_button(
    out: Target, written: Write, head: Person, at: datetime
) -> None:
    without = written("Our garden in November.").targets.get()
    without.state = Sending.OUT
    without.save()

    assert take_all_down(out.post.school, by=head, at=at) == 1

    out.refresh_from_db()
    without.refresh_from_db()
    assert (out.state, without.state) == (Sending.TAKING_DOWN, Sending.OUT)
    assert TakeDown.objects.get().why == "threat"


@pytest.mark.parametrize("who", ["teacher", "leader", "office", "stranger"])
def test_nobody_else_presses_that_button(
    who: str,
    out: Target,
    at: datetime,
    signed_in: Browser,
    request: pytest.FixtureRequest,
) -> None:
    person = request.getfixturevalue(who)

    with pytest.raises(PermissionDenied):
        take_all_down(out.post.school, by=person, at=at)
    page = signed_in(person).get("/school/elm/posts/with-children/")
    assert page.status_code == 404


def test_the_button_wants_to_be_sure(
    out: Target, head: Person, signed_in: Browser
) -> None:
    address = "/school/elm/posts/with-children/"

    signed_in(head).post(address)
    out.refresh_from_db()
    assert out.state == Sending.OUT
    signed_in(head).post(address, {"sure": "on"})

    out.refresh_from_db()
    assert out.state == Sending.TAKING_DOWN


def test_a_parent_sees_where_their_child_is_out_and_that_it_is_gone(
    out: Target, aisha: Pupil, client: Client, at: datetime
) -> None:
    page = f"/public/consent/{token_of(contact_of(aisha, 'Gia'))}/"

    assert "https://x.example.org/7" in client.get(page).content.decode()
    Target.objects.update(state=Sending.GONE, gone_at=at)

    gone = client.get(page).content.decode().replace("\u2068", "").replace("\u2069", "")
    assert "It is gone; we looked on 23 November 2026" in gone


@pytest.mark.parametrize("page", ["take-down/", "with-children/"])
def test_a_long_list_asks_no_more_than_a_short_one(
    page: str,
    out: Target,
    written: Write,
    aisha: Pupil,
    head: Person,
    signed_in: Browser,
    at: datetime,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for _ in range(10):
        put_out(written(), aisha, at)
    says(aisha, "x", "no", at)
    list_take_downs(at=at)
    browser = signed_in(head)
    browser.get(f"/school/elm/posts/{page}")

    with django_assert_max_num_queries(10):
        browser.get(f"/school/elm/posts/{page}")


def test_whoever_sees_to_it_is_reminded_once_a_day_until_it_is_gone(
    out: Target,
    aisha: Pupil,
    office: Person,
    at: datetime,
    settings: Settings,
    mailoutbox: list[Any],
    django_capture_on_commit_callbacks: Any,
) -> None:
    settings.TASKS = {"default": {"BACKEND": IMMEDIATE}}
    says(aisha, "x", "no", at)
    list_take_downs(at=at)
    start_take_downs(at=at)
    tomorrow = at + timedelta(days=1)
    with django_capture_on_commit_callbacks(execute=True):
        assert remind_of_take_downs(at=at) == 1
        assert remind_of_take_downs(at=at + timedelta(hours=1)) == 0

    [mail] = mailoutbox
    assert mail.to == [office.email]
    assert "Aisha" not in mail.subject + mail.body
    assert remind_of_take_downs(at=tomorrow) == 1
    Target.objects.update(state=Sending.GONE)
    assert remind_of_take_downs(at=tomorrow + timedelta(days=1)) == 0
