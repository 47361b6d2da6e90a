"""Somebody lets this very content go out."""

from datetime import datetime

from django.db import transaction

from schoolgate.engine.decision import Decision
from schoolgate.web.journal.write import Act, write
from schoolgate.web.people.models import Person
from schoolgate.web.posts.actions.errors import (
    Decided,
    NotReady,
    NotYourTurn,
    OwnPost,
    Twice,
)
from schoolgate.web.posts.actions.read import reviewed
from schoolgate.web.posts.actions.schedule import schedule
from schoolgate.web.posts.models import Approval, Post
from schoolgate.web.posts.states import State
from schoolgate.web.review.actions.judge_again import store_requirements
from schoolgate.web.review.approving import Decider, is_approved, who_may_decide
from schoolgate.web.review.cases import judge_post
from schoolgate.web.review.judging import Judged
from schoolgate.web.review.lacking import names, why_nobody


@transaction.atomic
def approve(post: Post, *, seen: str, by: Person, at: datetime) -> Post:
    """Approve the content that was seen; nobody approves their own.

    The policy is asked again: a stop, or a question nobody has answered, is no
    approval's to settle. Where it asks for more people, the post goes on waiting.
    """
    post = reviewed(post, right="posts.see", seen=seen, by=by, at=at)
    if by.pk == post.author_id:
        raise OwnPost
    _expect_waiting(post)
    judged = judge_post(post, at=at)
    _expect_ready(judged)
    decider = _decider(post, judged, by=by, at=at)
    _sign(post, judged, decider, at=at)
    if is_approved(post, judged, at):
        post.move_to(State.APPROVED)
        schedule(post, at=at)
    else:
        store_requirements(post, judged, at=at)
    return post


def _expect_waiting(post: Post) -> None:
    if post.state == State.WAITING:
        return
    last = post.approvals.filter(voided_at=None).select_related("by").last()
    raise Decided(post.state, last.by.name if last else "")


def _decider(post: Post, judged: Judged, *, by: Person, at: datetime) -> Decider:
    """The person, as one of those who may decide now."""
    deciders = who_may_decide(post, at, judged=judged)
    if found := deciders.find(by):
        return found
    if by.pk in deciders.signed:
        raise Twice
    why = why_nobody(post, deciders, judged.force)
    raise NotYourTurn(names(deciders.people), why)


def _expect_ready(judged: Judged) -> None:
    if judged.decision.unanswered:
        raise NotReady("Something is not answered yet: answer it first, then approve.")
    if judged.lacks:
        raise NotReady(f"The video is not done with. {' '.join(judged.lacks)}")
    if any(each.stops for each in judged.seen):
        raise NotReady(
            "A picture in it was used and withdrawn, must not be used again, or could "
            "not be compared: that has to be answered first."
        )
    if not judged.is_ready:
        raise NotReady(
            "The policy stops this post: send it back, or answer what it stops for."
        )


def _sign(post: Post, judged: Judged, decider: Decider, *, at: datetime) -> None:
    by = decider.person
    # Their roles may have changed since they approved the same content before.
    post.approvals.filter(by=by, voided_at=None).update(voided_at=at)
    Approval.objects.create(
        post=post,
        content_hash=post.content_hash,
        by=by,
        roles=sorted(decider.roles),
        stood_in=sorted(decider.stands_in),
        at=at,
        decision=stored(judged.decision),
    )
    instead = sorted({role for _, role in decider.stands_in})
    details = {"content": post.content_hash, "as": sorted(decider.roles)}
    details |= {"in the stead of": instead} if instead else {}
    act = Act(post.school, by, at, judged.decision.cites, details)
    write("post.approved", post, act)


def stored(decision: Decision) -> dict[str, object]:
    """A decision as plain values, to be kept with what it let through."""
    return {
        "outcome": decision.outcome.word,
        "demands": [[list(d.roles), d.people] for d in sorted(decision.demands)],
        "reasons": [[r.clause, r.control, r.level.word] for r in decision.reasons],
    }
