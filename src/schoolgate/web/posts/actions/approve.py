"""Somebody lets this very content go out."""

from datetime import datetime

from django.db import transaction

from schoolgate.engine.decision import Decision
from schoolgate.web.journal.write import Act, write
from schoolgate.web.people.models import Person
from schoolgate.web.posts.actions.errors import NotReady, NotTheOneAsked, OwnPost, Twice
from schoolgate.web.posts.actions.read import reviewed
from schoolgate.web.posts.actions.schedule import schedule
from schoolgate.web.posts.approving import open_demands, roles_as, signed_today
from schoolgate.web.posts.cases import judge_post
from schoolgate.web.posts.judging import Judged
from schoolgate.web.posts.models import Approval, Post
from schoolgate.web.posts.states import State, check_move


@transaction.atomic
def approve(post: Post, *, seen: str, by: Person, at: datetime) -> Post:
    """Approve the content that was seen; nobody approves their own.

    The policy is asked again: a stop, or a question nobody has answered, is no
    approval's to settle. Where it asks for more people, the post goes on waiting.
    """
    post = reviewed(post, right="posts.see", seen=seen, by=by, at=at)
    if by.pk == post.author_id:
        raise OwnPost
    check_move(State(post.state), State.APPROVED)
    judged = judge_post(post, at=at)
    _expect_ready(judged)
    roles = roles_as(by, post.school, at.date())
    signed = signed_today(post, at.date())
    if any(by.pk == each.person for each in signed):
        raise Twice
    wanted = open_demands(judged.demands, signed)
    if not any(roles & frozenset(demand.roles) for demand in wanted):
        raise NotTheOneAsked(wanted)
    _sign(post, judged, roles, by=by, at=at)
    if not open_demands(judged.demands, signed_today(post, at.date())):
        post.move_to(State.APPROVED)
        schedule(post, at=at)
    return post


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


def _sign(
    post: Post, judged: Judged, roles: frozenset[str], *, by: Person, at: datetime
) -> None:
    Approval.objects.create(
        post=post,
        content_hash=post.content_hash,
        by=by,
        roles=sorted(roles),
        at=at,
        decision=stored(judged.decision),
    )
    details = {"content": post.content_hash, "as": sorted(roles)}
    act = Act(post.school, by, at, judged.decision.cites, details)
    write("approved", post, act)


def stored(decision: Decision) -> dict[str, object]:
    """A decision as plain values, to be kept with what it let through."""
    return {
        "outcome": decision.outcome.word,
        "demands": [[list(d.roles), d.people] for d in sorted(decision.demands)],
        "reasons": [[r.clause, r.control, r.level.word] for r in decision.reasons],
    }
