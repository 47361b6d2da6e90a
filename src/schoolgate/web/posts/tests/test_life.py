"""The life of a post, each move tried by who may and by who may not."""

from datetime import datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from schoolgate.web.accounts.models import Account
from schoolgate.web.desk.showing import view_of_judgement
from schoolgate.web.journal.models import Entry
from schoolgate.web.journal.queries import breaks
from schoolgate.web.people.models import Absence, Holding, Person
from schoolgate.web.posts.actions.begin import begin
from schoolgate.web.posts.actions.discard import discard
from schoolgate.web.posts.actions.edit import DraftContent, edit
from schoolgate.web.posts.actions.errors import (
    ChangedMeanwhile,
    Decided,
    IsAFloor,
    NoReason,
    NotEditable,
    NothingToSend,
    NotReady,
    NotTheOneAsked,
    OldApproval,
    OwnPost,
    PostError,
)
from schoolgate.web.posts.actions.recall import recall
from schoolgate.web.posts.models import Post
from schoolgate.web.posts.states import Sending, State
from schoolgate.web.posts.tests.fixtures import Write, answer_all
from schoolgate.web.publishing.actions.start_publishing import start_publishing
from schoolgate.web.review.actions.answer import FactAnswer, answer
from schoolgate.web.review.actions.approve import approve
from schoolgate.web.review.actions.dismiss import NotThis, dismiss
from schoolgate.web.review.actions.expire import expire
from schoolgate.web.review.actions.send import send
from schoolgate.web.review.actions.send_back import send_back
from schoolgate.web.review.cases import judge_post
from schoolgate.web.trust.models import School

NAMED = "Well done Aisha Khan, who won the poetry prize!"


def told_key(post: Post, at: datetime) -> str:
    """The key of the first finding that somebody could answer."""
    return next(t.key for t in view_of_judgement(judge_post(post, at=at)).told if t.key)


def test_a_teacher_begins_a_draft(
    school: School, teacher: Person, at: datetime
) -> None:
    post = begin(school, by=teacher, at=at)

    assert post.state == State.DRAFT
    assert Entry.objects.get().verb == "post.started"


@pytest.mark.parametrize("who", ["parent", "governor", "stranger", "technician"])
def test_nobody_else_begins_one(
    who: str, school: School, at: datetime, request: pytest.FixtureRequest
) -> None:
    person = request.getfixturevalue(who)

    with pytest.raises(PermissionDenied):
        begin(school, by=person, at=at)

    assert not Post.objects.exists()


def test_an_old_window_does_not_overwrite_a_newer_one(
    written: Write, teacher: Person, at: datetime
) -> None:
    post = written()
    edit(post, DraftContent("Newer"), version=post.version, by=teacher, at=at)

    with pytest.raises(ChangedMeanwhile):
        edit(post, DraftContent("Older"), version=post.version, by=teacher, at=at)

    assert Post.objects.get().text == "Newer"


def test_a_colleague_does_not_edit_it(
    written: Write, colleague: Person, at: datetime
) -> None:
    post = written()

    with pytest.raises(Post.DoesNotExist):
        edit(post, DraftContent("Mine"), version=post.version, by=colleague, at=at)


def test_a_post_does_not_go_to_another_schools_account(
    written: Write, other_school: School, teacher: Person, at: datetime
) -> None:
    other = Account.objects.create(
        school=other_school, platform="x", name="@birch", state="open"
    )
    post = written()

    with pytest.raises(PostError, match="not open in this school"):
        edit(post, DraftContent("x", {other.pk: ""}), version=2, by=teacher, at=at)


def test_a_thousand_targets_are_too_many(
    written: Write, teacher: Person, at: datetime
) -> None:
    post = written()
    many = dict.fromkeys(range(1000), "")

    with pytest.raises(PostError, match="30 accounts at once"):
        edit(post, DraftContent("x", many), version=post.version, by=teacher, at=at)


def test_an_empty_draft_is_not_sent(
    school: School, teacher: Person, at: datetime
) -> None:
    with pytest.raises(NothingToSend):
        send(begin(school, by=teacher, at=at), by=teacher, at=at)


def test_a_draft_without_an_account_is_not_sent(
    school: School, teacher: Person, at: datetime
) -> None:
    post = begin(school, by=teacher, at=at)
    edit(post, DraftContent("Words"), version=post.version, by=teacher, at=at)

    with pytest.raises(NothingToSend, match="one account"):
        send(post, by=teacher, at=at)


def test_a_leader_approves_and_it_is_set_down_to_go_out(
    waiting: Post, leader: Person, at: datetime
) -> None:
    approve(waiting, seen=waiting.content_hash, by=leader, at=at)

    waiting.refresh_from_db()
    assert (waiting.state, waiting.go_out_at) == (State.SCHEDULED, at)
    entry = Entry.objects.get(verb="post.approved")
    assert entry.clauses == ["SM-36"]
    assert entry.details["content"] == waiting.content_hash


def test_nobody_approves_their_own(
    written: Write, leader: Person, at: datetime
) -> None:
    post = send(written(by=leader), by=leader, at=at)
    answer_all(post, leader, at)

    with pytest.raises(OwnPost):
        approve(post, seen=post.content_hash, by=leader, at=at)


@pytest.mark.parametrize("who", ["colleague", "office", "technician", "governor"])
def test_whom_no_clause_names_does_not_approve(
    who: str, waiting: Post, at: datetime, request: pytest.FixtureRequest
) -> None:
    with pytest.raises(NotTheOneAsked):
        approve(
            waiting, seen=waiting.content_hash, by=request.getfixturevalue(who), at=at
        )


@pytest.mark.parametrize("who", ["parent", "stranger"])
def test_a_stranger_does_not_even_see_it(
    who: str, waiting: Post, at: datetime, request: pytest.FixtureRequest
) -> None:
    with pytest.raises(PermissionDenied):
        approve(
            waiting, seen=waiting.content_hash, by=request.getfixturevalue(who), at=at
        )


def test_an_approval_of_what_was_there_before_does_not_count(
    waiting: Post, teacher: Person, leader: Person, at: datetime
) -> None:
    seen = waiting.content_hash
    wording = DraftContent("Something else", {waiting.targets.get().account_id: ""})
    post = edit(waiting, wording, version=waiting.version, by=teacher, at=at)
    send(post, by=teacher, at=at)

    with pytest.raises(OldApproval):
        approve(post, seen=seen, by=leader, at=at)


def test_an_edit_voids_the_approval(
    waiting: Post, teacher: Person, leader: Person, at: datetime
) -> None:
    post = approve(waiting, seen=waiting.content_hash, by=leader, at=at)
    wording = DraftContent("Something else", {post.targets.get().account_id: ""})

    edit(post, wording, version=post.version, by=teacher, at=at)

    post.refresh_from_db()
    assert post.state == State.DRAFT
    assert post.approvals.get().voided_at == at


def test_a_replayed_approval_is_refused(
    waiting: Post, leader: Person, at: datetime
) -> None:
    approve(waiting, seen=waiting.content_hash, by=leader, at=at)

    with pytest.raises(Decided, match="Leonie Example approved it"):
        approve(waiting, seen=waiting.content_hash, by=leader, at=at)


def test_a_stop_is_no_approvals_to_settle(
    written: Write, teacher: Person, head: Person, at: datetime
) -> None:
    post = send(written(NAMED, doubt=True), by=teacher, at=at)

    with pytest.raises(NotReady, match="stops this post"):
        approve(post, seen=post.content_hash, by=head, at=at)


def test_a_leader_answers_not_this_and_then_it_can_be_approved(
    written: Write, teacher: Person, leader: Person, head: Person, at: datetime
) -> None:
    post = send(written(NAMED, doubt=True), by=teacher, at=at)
    said = NotThis(told_key(post, at), "A poet of 1920 of that name", post.content_hash)

    dismiss(post, said, by=leader, at=at)
    approve(post, seen=post.content_hash, by=head, at=at)

    assert Entry.objects.get(verb="post.finding_dismissed").clauses == ["SM-34"]
    assert Post.objects.get().state == State.SCHEDULED


def test_the_author_never_answers_not_this(
    written: Write, leader: Person, at: datetime
) -> None:
    post = send(written(NAMED, by=leader, doubt=True), by=leader, at=at)
    said = NotThis(told_key(post, at), "It is fine", post.content_hash)

    with pytest.raises(OwnPost):
        dismiss(post, said, by=leader, at=at)


def test_not_this_needs_a_reason(
    written: Write, teacher: Person, leader: Person, at: datetime
) -> None:
    post = send(written(NAMED, doubt=True), by=teacher, at=at)

    with pytest.raises(NoReason):
        dismiss(
            post,
            NotThis(told_key(post, at), "  ", post.content_hash),
            by=leader,
            at=at,
        )


def test_a_colleague_does_not_answer_not_this(
    written: Write, teacher: Person, colleague: Person, at: datetime
) -> None:
    post = send(written(NAMED, doubt=True), by=teacher, at=at)
    said = NotThis(told_key(post, at), "It is fine", post.content_hash)

    with pytest.raises(PermissionDenied):
        dismiss(post, said, by=colleague, at=at)


def test_nobody_answers_a_floor_away(
    written: Write, teacher: Person, head: Person, at: datetime
) -> None:
    post = send(written("Long. " * 80, doubt=True), by=teacher, at=at)
    judged = judge_post(post, at=at)
    key = next(
        told.key or "floor"
        for told in view_of_judgement(judged).told
        if "limits" not in told.key
    )

    assert any(judged.force.is_floor(c, at.date()) for c in judged.decision.cites)
    assert key == "floor"
    with pytest.raises((IsAFloor, PostError)):
        dismiss(post, NotThis("floor", "Fine", post.content_hash), by=head, at=at)


def test_not_this_ends_with_the_content_it_was_said_of(
    written: Write, teacher: Person, leader: Person, at: datetime
) -> None:
    post = send(written(NAMED, doubt=True), by=teacher, at=at)
    said = NotThis(told_key(post, at), "A poet of that name", post.content_hash)
    dismiss(post, said, by=leader, at=at)
    wording = DraftContent(NAMED + " Hooray", {post.targets.get().account_id: ""})

    post = edit(post, wording, version=post.version, by=teacher, at=at)

    assert not judge_post(post, at=at).is_ready


def test_an_author_can_not_say_that_consent_is_there(
    waiting: Post, teacher: Person, at: datetime
) -> None:
    said = FactAnswer("consents.missing", value=False, seen=waiting.content_hash)

    with pytest.raises((PermissionDenied, PostError)):
        answer(waiting, said, by=teacher, at=at)


def test_doubt_stops_it(written: Write, teacher: Person, at: datetime) -> None:
    post = written()
    wording = DraftContent(post.text, {post.targets.get().account_id: ""}, doubt=True)

    post = edit(post, wording, version=post.version, by=teacher, at=at)

    assert post.doubt
    assert judge_post(post, at=at).outcome.word in ("approve", "stop")


def test_a_leader_sends_it_back_with_a_remark(
    waiting: Post, leader: Person, at: datetime
) -> None:
    send_back(waiting, "Say where", seen=waiting.content_hash, by=leader, at=at)

    waiting.refresh_from_db()
    assert waiting.state == State.SENT_BACK
    assert waiting.remarks.get().text == "Say where"


def test_a_colleague_does_not_send_it_back(
    waiting: Post, colleague: Person, at: datetime
) -> None:
    with pytest.raises(PermissionDenied):
        send_back(waiting, "No", seen=waiting.content_hash, by=colleague, at=at)


def test_the_author_takes_it_back(waiting: Post, teacher: Person, at: datetime) -> None:
    recall(waiting, by=teacher, at=at)

    assert Post.objects.get().state == State.DRAFT


def test_what_is_late_expires_and_never_goes_out(
    waiting: Post, leader: Person, at: datetime
) -> None:
    approve(waiting, seen=waiting.content_hash, by=leader, at=at)
    late = at + timedelta(days=15)

    expire(waiting, at=late)
    start_publishing(waiting, at=late)

    assert Post.objects.get().state == State.EXPIRED
    assert waiting.targets.get().state == Sending.NOT_YET


def test_what_is_not_late_does_not_expire(waiting: Post, at: datetime) -> None:
    expire(waiting, at=at + timedelta(days=13))

    assert Post.objects.get().state == State.WAITING


def test_a_discarded_post_is_not_edited(
    written: Write, teacher: Person, at: datetime
) -> None:
    post = discard(written(), by=teacher, at=at)

    with pytest.raises(NotEditable):
        edit(post, DraftContent("x"), version=post.version, by=teacher, at=at)


def test_the_deputy_stands_in_while_the_head_is_away(
    waiting: Post, leader: Person, head: Person, school: School, at: datetime
) -> None:
    Absence.objects.create(person=head, school=school, since=at.date(), until=at.date())

    approve(waiting, seen=waiting.content_hash, by=leader, at=at)

    assert Post.objects.get().state == State.SCHEDULED


def test_whoever_left_does_not_approve(
    waiting: Post, leader: Person, at: datetime
) -> None:
    Holding.objects.filter(person=leader).update(until=at.date() - timedelta(days=1))

    with pytest.raises(PermissionDenied):
        approve(waiting, seen=waiting.content_hash, by=leader, at=at)


def test_an_approval_by_somebody_who_left_does_not_publish(
    waiting: Post, leader: Person, at: datetime
) -> None:
    approve(waiting, seen=waiting.content_hash, by=leader, at=at)
    leader.is_active = False
    leader.save()

    start_publishing(waiting, at=at)

    assert Post.objects.get().state == State.SENT_BACK
    assert "has left" in waiting.remarks.get().text


def test_what_todays_roll_stops_is_held_back_at_its_hour(
    waiting: Post, leader: Person, school: School, at: datetime
) -> None:
    Post.objects.update(text=NAMED)
    waiting.refresh_from_db()

    approve_anyway(waiting, leader, at)
    start_publishing(waiting, at=at)

    assert Post.objects.get().state == State.SENT_BACK
    assert waiting.targets.get().state == Sending.NOT_YET


def approve_anyway(post: Post, leader: Person, at: datetime) -> None:
    """As if the text had been changed behind our back, after the approval."""
    Post.objects.filter(pk=post.pk).update(text="Fine words for all")
    post.refresh_from_db()
    approve(post, seen=post.content_hash, by=leader, at=at)
    Post.objects.filter(pk=post.pk).update(text=NAMED)


def test_every_move_is_in_the_journal_and_the_chain_is_whole(
    waiting: Post, leader: Person, at: datetime
) -> None:
    approve(waiting, seen=waiting.content_hash, by=leader, at=at)
    start_publishing(waiting, at=at)

    verbs = list(Entry.objects.values_list("verb", flat=True))
    assert verbs[0] == "post.started"
    assert verbs[-3:] == ["post.approved", "post.scheduled", "post.publishing_started"]
    assert list(breaks()) == []
