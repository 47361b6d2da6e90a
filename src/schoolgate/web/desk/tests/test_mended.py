"""What somebody could have done once, and can't."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from schoolgate.web.accounts.models import Account
from schoolgate.web.people.actions.give_role import end_role
from schoolgate.web.people.models import Holding, Person
from schoolgate.web.posts.actions.discard import discard
from schoolgate.web.posts.actions.edit import DraftContent, edit
from schoolgate.web.posts.actions.errors import PostError
from schoolgate.web.posts.models import Answer, Post
from schoolgate.web.posts.states import Sending, State
from schoolgate.web.posts.tests.fixtures import Write
from schoolgate.web.publishing import outbox
from schoolgate.web.publishing.actions.hand_over import taken_down
from schoolgate.web.publishing.actions.start_publishing import start_publishing
from schoolgate.web.review.actions.answer import FactAnswer, answer
from schoolgate.web.review.actions.approve import approve
from schoolgate.web.review.actions.send import send
from schoolgate.web.review.cases import judge_post

Browser = Callable[[Person], Client]


@pytest.mark.parametrize(
    "fact",
    ["platform", "role.head", "account.school_email", "kind", "names.child_full"],
)
def test_an_author_does_not_answer_what_nobody_asked(
    fact: str, written: Write, teacher: Person, at: datetime
) -> None:
    post = written("Long. " * 80)

    with pytest.raises(PostError):
        answer(
            post,
            FactAnswer(fact, value=True, seen=post.content_hash),
            by=teacher,
            at=at,
        )


@pytest.mark.parametrize("fact", ["platform", "role.head"])
def test_an_answer_that_got_in_anyhow_changes_nothing(
    fact: str, written: Write, teacher: Person, at: datetime
) -> None:
    post = written("Long. " * 80)
    before = judge_post(post, at=at).decision
    Answer.objects.create(
        post=post,
        content_hash=post.content_hash,
        fact=fact,
        value=True,
        by=teacher,
        at=at,
    )

    assert judge_post(Post.objects.get(), at=at).decision == before


def test_an_author_does_not_say_no_where_a_leader_said_yes(
    waiting: Post, teacher: Person, leader: Person, at: datetime
) -> None:
    Answer.objects.create(
        post=waiting,
        content_hash=waiting.content_hash,
        fact="special.category",
        value=True,
        by=leader,
        at=at,
    )
    no = FactAnswer("special.category", value=False, seen=waiting.content_hash)

    with pytest.raises(PermissionDenied):
        answer(waiting, no, by=teacher, at=at)


def test_a_discarded_draft_stays_its_authors(
    written: Write, teacher: Person, colleague: Person, signed_in: Browser, at: datetime
) -> None:
    post = discard(written(), by=teacher, at=at)

    page = signed_in(colleague).get(f"/school/elm/posts/{post.pk}/")
    listed = signed_in(colleague).get("/school/elm/posts/")

    assert page.status_code == 404
    assert "raised" not in listed.content.decode()


def test_a_second_try_begins_anew(
    waiting: Post, account: Account, leader: Person, teacher: Person, at: datetime
) -> None:
    account.credentials = b"sealed"
    account.save()
    approve(waiting, seen=waiting.content_hash, by=leader, at=at)
    start_publishing(waiting, at=at)
    target = waiting.targets.get()
    key = target.key
    waiting.targets.update(state=Sending.FAILED, steps={"photo1": "x"}, tries=8)
    Post.objects.update(state=State.FAILED)
    post = Post.objects.get()
    wording = DraftContent("Other words for all.", {account.pk: ""}, kind="activity")
    post = edit(post, wording, version=post.version, by=teacher, at=at)
    send(post, by=teacher, at=at)
    approve(post, seen=post.content_hash, by=leader, at=at)

    start_publishing(post, at=at)

    again = waiting.targets.get()
    assert (again.state, again.steps, again.tries) == (Sending.DUE, {}, 0)
    assert again.key != key


def test_a_failed_post_whose_account_lost_its_connection_goes_by_hand(
    waiting: Post, leader: Person, at: datetime
) -> None:
    approve(waiting, seen=waiting.content_hash, by=leader, at=at)
    waiting.targets.update(state=Sending.FAILED)

    start_publishing(waiting, at=at)

    assert waiting.targets.get().state == Sending.BY_HAND


def test_nobody_says_that_a_live_post_is_gone(
    waiting: Post, leader: Person, at: datetime
) -> None:
    approve(waiting, seen=waiting.content_hash, by=leader, at=at)
    waiting.targets.update(state=Sending.OUT, out_id="7")

    with pytest.raises(PostError, match="Withdraw the post first"):
        taken_down(waiting.targets.get(), by=leader, at=at)


def test_that_it_was_taken_down_by_hand_is_not_for_everybody_to_say(
    waiting: Post, leader: Person, colleague: Person, at: datetime
) -> None:
    approve(waiting, seen=waiting.content_hash, by=leader, at=at)
    waiting.targets.update(state=Sending.TAKING_DOWN, out_id="")

    with pytest.raises(PermissionDenied):
        taken_down(waiting.targets.get(), by=colleague, at=at)

    assert taken_down(waiting.targets.get(), by=leader, at=at).state == Sending.GONE


def test_what_is_late_after_an_incident_does_not_go_out(
    waiting: Post, account: Account, leader: Person, at: datetime
) -> None:
    account.credentials = b"sealed"
    account.save()
    approve(waiting, seen=waiting.content_hash, by=leader, at=at)
    start_publishing(waiting, at=at)
    late = at + timedelta(days=20)

    taken = outbox.take(waiting.targets.get().pk, worker="w", at=late)

    assert taken is None
    assert waiting.targets.get().trouble == "Its day has passed."


def test_an_approval_by_somebody_whose_role_ended_does_not_publish(
    waiting: Post, leader: Person, head: Person, at: datetime
) -> None:
    approve(waiting, seen=waiting.content_hash, by=leader, at=at)
    end_role(Holding.objects.get(person=leader, role="slt"), by=head, at=at)

    start_publishing(waiting, at=at)

    assert Post.objects.get().state == State.SENT_BACK


def test_a_post_brought_forward_has_to_be_approved_again(
    written: Write, account: Account, teacher: Person, leader: Person, at: datetime
) -> None:
    post = written()
    later = DraftContent(
        post.text, {account.pk: ""}, kind="activity", go_out_at=at + timedelta(days=3)
    )
    post = edit(post, later, version=post.version, by=teacher, at=at)
    send(post, by=teacher, at=at)
    approve(post, seen=post.content_hash, by=leader, at=at)
    now = DraftContent(post.text, {account.pk: ""}, kind="activity")
    post = Post.objects.get()

    edit(post, now, version=post.version, by=teacher, at=at)

    assert Post.objects.get().state == State.DRAFT
