"""The hour of an approved post has come: is it still what was approved, and still may?

The policy is asked once more, with today's consents, policy and incident. What no
longer holds goes back to its author with the reason, and nothing of it goes out.
"""

import uuid
from datetime import datetime

from django.db import transaction

from schoolgate.web.journal.write import Act, write
from schoolgate.web.pictures.actions.take_likeness import take_likenesses
from schoolgate.web.posts.content import video_of
from schoolgate.web.posts.models import Post, Target
from schoolgate.web.posts.states import Sending, State
from schoolgate.web.publishing.incidents import is_held
from schoolgate.web.review.actions.approve import stored
from schoolgate.web.review.cases import judge_post
from schoolgate.web.review.recheck import send_back_by_itself, why_not
from schoolgate.web.takedowns.actions.enter_in_ledger import enter_in_ledger


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
    write("post.publishing_started", post, act)
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
