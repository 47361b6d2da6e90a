"""The hour of an approved post has come: is it still what was approved, and still may?

The policy is asked once more, with today's consents, policy and incident. What no
longer holds goes back to its author with the reason, and nothing of it goes out.
"""

import uuid
from datetime import datetime

from django.db import transaction

from schoolgate.web.accounts.states import PUBLISHES
from schoolgate.web.journal.write import Act, write
from schoolgate.web.posts.actions.approve import stored
from schoolgate.web.posts.actions.enter_in_ledger import enter_in_ledger
from schoolgate.web.posts.actions.take_likeness import take_likenesses
from schoolgate.web.posts.approving import is_approved
from schoolgate.web.posts.cases import judge_post
from schoolgate.web.posts.content import hash_of, video_of
from schoolgate.web.posts.models import Post, Remark, Target
from schoolgate.web.posts.queries import NEVER, holding
from schoolgate.web.posts.states import Sending, State
from schoolgate.web.posts.watching import tell_author


def start_publishing(post: Post, *, at: datetime) -> Post:
    """Make each target due, or send the post back; held while an incident is on.

    A picture of before there were hashes is hashed first, while no row is locked.
    """
    take_likenesses(post, at=at)
    return _started(post, at)


@transaction.atomic
def _started(post: Post, at: datetime) -> Post:
    locked = Post.objects.select_for_update(of=("self",))
    post = locked.select_related("school__trust", "author").get(pk=post.pk)
    if post.state != State.SCHEDULED or is_held(post):
        return post
    if why := why_not(post, at):
        return send_back_by_itself(post, why, at)
    decision = judge_post(post, at=at).decision
    post.move_to(State.PUBLISHING)
    for target in post.targets.select_related("account"):
        begin_anew(target)
        by_hand = goes_by_hand(post, target)
        target.move_to(Sending.BY_HAND if by_hand else Sending.DUE)
        target.due_at = at
        target.save()
    enter_in_ledger(post, at=at)
    details = {"content": post.content_hash, "decision": stored(decision)}
    act = Act(post.school, None, at, decision.cites, details)
    write("began to publish", post, act)
    return post


def goes_by_hand(post: Post, target: Target) -> bool:
    """Whether a person publishes it: no channel takes a video yet."""
    return not target.account.credentials or video_of(post) is not None


def begin_anew(target: Target) -> None:
    """Forget an earlier try: its uploads were of another content, and showed others."""
    target.showings.all().delete()
    if target.state == Sending.FAILED:
        target.move_to(Sending.NOT_YET)
    target.key, target.steps, target.tries = uuid.uuid4(), {}, 0
    target.trouble, target.held_by, target.held_until = "", "", None


def is_held(post: Post) -> bool:
    """Whether an incident holds it at this moment."""
    return holding(post.school, post.author_id, post.sent_at or NEVER).exists()


def why_not(post: Post, at: datetime, roles: frozenset[str] | None = None) -> str:
    """Why an approved post may not go out after all; "" if it may.

    ``roles`` are the author's for a page to show; whatever decides asks anew.
    """
    if post.expires_at and post.expires_at <= at:
        return "Its day has passed."
    if hash_of(post) != post.content_hash:
        return "The post is not the one that was approved: a picture or text differs."
    accounts = (target.account for target in post.targets.all())
    if names := [str(one) for one in accounts if one.state not in PUBLISHES]:
        return f"{' and '.join(names)} is not open any more."
    judged = judge_post(post, at=at, roles=roles)
    if judged.decision.unanswered or not judged.is_ready:
        return (
            "Held against today's policy, consents and rolls, it may not go out as "
            "it is. Read what the check says now."
        )
    if not is_approved(post, judged, at):
        return "Its approval does not count any more: whoever gave it has left."
    return ""


def send_back_by_itself(post: Post, why: str, at: datetime) -> Post:
    """Send what may not go out after all back to its author, and write to them."""
    post.move_to(State.SENT_BACK)
    post.approvals.filter(voided_at__isnull=True).update(voided_at=at)
    Remark.objects.create(post=post, by=None, at=at, text=why)
    write("held back", post, Act(post.school, None, at, (), {"why": why}))
    tell_author(post, "came back")
    return post
