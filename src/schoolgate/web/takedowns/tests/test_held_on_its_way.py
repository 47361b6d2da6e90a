"""What waits for a person or a worker is put aside once it may not go out."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.core.mail import EmailMessage
from django.test import Client

from schoolgate.web.journal.models import Entry
from schoolgate.web.people.actions.restrict import restrict, unrestrict
from schoolgate.web.people.models import Person, Pupil
from schoolgate.web.posts.models import Post, Target
from schoolgate.web.posts.states import Sending, State
from schoolgate.web.posts.tests.fixtures import Work
from schoolgate.web.posts.tests.pictured import says
from schoolgate.web.publishing.actions.hand_over import hand_over
from schoolgate.web.publishing.actions.start_publishing import start_publishing
from schoolgate.web.takedowns.models import TakeDown

Browser = Callable[[Person], Client]
ADDRESS = "https://x.example.org/1"


@pytest.fixture
def by_hand(scheduled: Post, at: datetime) -> Target:
    """An approved post with Aisha in it, which a person is to publish by hand."""
    start_publishing(scheduled, at=at)
    target = scheduled.targets.get()
    assert target.state == Sending.BY_HAND
    return target


def consent_ends(aisha: Pupil, dsl: Person, at: datetime) -> None:
    says(aisha, "x", "no", at)


def is_listed(aisha: Pupil, dsl: Person, at: datetime) -> None:
    restrict(aisha, by=dsl, at=at)


def became(target: Target) -> tuple[str, str, str]:
    target.refresh_from_db()
    post = Post.objects.get(pk=target.post_id)
    return target.state, post.state, target.trouble


@pytest.mark.parametrize("state", [Sending.BY_HAND, Sending.DUE])
@pytest.mark.parametrize("ends", [consent_ends, is_listed])
def test_what_waits_is_put_aside_and_its_author_is_told(
    ends: Callable[[Pupil, Person, datetime], None],
    state: Sending,
    by_hand: Target,
    aisha: Pupil,
    teacher: Person,
    dsl: Person,
    work: Work,
    at: datetime,
) -> None:
    Target.objects.update(state=state, due_at=None)
    ends(aisha, dsl, at)

    [mail] = work(at)

    there, post, trouble = became(by_hand)
    assert (there, post) == (Sending.FAILED, State.FAILED)
    assert "Held against today's policy, consents and rolls" in trouble
    assert mail.to == [teacher.email]
    assert "may not go out" in mail.subject


def test_nothing_is_put_aside_while_it_may_go_out(
    by_hand: Target, bram: Pupil, dsl: Person, work: Work, at: datetime
) -> None:
    restrict(bram, by=dsl, at=at)

    assert work(at) == []
    assert became(by_hand)[0] == Sending.BY_HAND


def told(by_hand: Target, work: Work, at: datetime) -> tuple[object, ...]:
    """All that its author could tell the reason from."""
    mails: list[EmailMessage] = work(at)
    journal = (
        Entry.objects.filter(verb="publication.not_published").order_by("pk").last()
    )
    assert journal is not None
    said = [f"{mail.to} {mail.subject} {mail.body}" for mail in mails]
    return (*became(by_hand), said, journal.details)


def test_its_author_can_not_tell_a_child_on_the_list_from_a_consent_that_ended(
    by_hand: Target, aisha: Pupil, dsl: Person, work: Work, at: datetime
) -> None:
    restriction = restrict(aisha, by=dsl, at=at)
    one = told(by_hand, work, at)
    unrestrict(restriction, by=dsl, at=at)
    Target.objects.update(state=Sending.BY_HAND, trouble="")
    Post.objects.update(state=State.PUBLISHING)
    says(aisha, "x", "no", at)

    assert told(by_hand, work, at) == one


def test_who_published_it_before_they_read_so_can_say_where_and_it_goes(
    by_hand: Target,
    aisha: Pupil,
    teacher: Person,
    dsl: Person,
    work: Work,
    at: datetime,
) -> None:
    restrict(aisha, by=dsl, at=at)
    work(at)
    by_hand.refresh_from_db()

    hand_over(by_hand, ADDRESS, by=teacher, at=at)
    work(at)

    assert TakeDown.objects.get().pupil == aisha


def test_its_page_says_that_it_must_not_be_published_and_offers_no_file(
    by_hand: Target,
    aisha: Pupil,
    teacher: Person,
    dsl: Person,
    work: Work,
    signed_in: Browser,
    at: datetime,
) -> None:
    page = f"/school/elm/posts/{by_hand.post_id}/"
    browser = signed_in(teacher)
    restrict(aisha, by=dsl, at=at)
    work(at)

    shown = browser.get(page).content.decode()

    assert "It must not be published by hand." in shown
    assert "as one file" not in shown
    assert browser.get(f"{page}targets/{by_hand.pk}/zip/").status_code == 404
