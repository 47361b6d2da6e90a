"""The author sends a post to whoever has to approve it."""

from datetime import datetime, timedelta

from django.db import transaction

from schoolgate.engine.level import Level
from schoolgate.web.journal.write import Act, write
from schoolgate.web.people.models import Person
from schoolgate.web.policy.in_force import in_force
from schoolgate.web.posts.actions.edit import locked_draft
from schoolgate.web.posts.actions.errors import (
    IsStopped,
    NobodyCanApprove,
    NothingToSend,
)
from schoolgate.web.posts.content import video_of
from schoolgate.web.posts.models import Post
from schoolgate.web.posts.states import State
from schoolgate.web.review.actions.judge_again import store_requirements
from schoolgate.web.review.approving import who_may_decide
from schoolgate.web.review.cases import judge_post
from schoolgate.web.review.lacking import why_nobody

CARRIES = "posts.publishing"
WAITS = timedelta(days=14)
LATE = timedelta(hours=24)


@transaction.atomic
def send_to_somebody(post: Post, *, by: Person, at: datetime) -> Post:
    """Send a post for approval, unless nobody can give one now."""
    post = send(post, by=by, at=at)
    deciders = who_may_decide(post, at)
    if not deciders.people:
        raise NobodyCanApprove(why_nobody(post, deciders, in_force(post.school)))
    return post


@transaction.atomic
def send(post: Post, *, by: Person, at: datetime) -> Post:
    """Send a post for approval. After its day, it expires and never goes out."""
    post = locked_draft(post, by=by, at=at)
    shown = post.pictures.exists() or video_of(post) is not None
    if not post.text.strip() and not shown:
        raise NothingToSend("There is nothing to send yet: write something first.")
    if not post.targets.exists():
        raise NothingToSend("Choose at least one account that the post is to go to.")
    found = judge_post(post, at=at)
    if found.outcome is Level.STOP and not post.doubt:
        stops = (r.clause for r in found.decision.reasons if r.level is Level.STOP)
        raise IsStopped(tuple(dict.fromkeys(stops)))
    post.move_to(State.WAITING)
    post.sent_at = at
    post.expires_at = max(post.go_out_at, at) + LATE if post.go_out_at else at + WAITS
    post.asked = []
    post.save(update_fields=["sent_at", "expires_at", "asked"])
    store_requirements(post, found, at=at)
    clauses = in_force(post.school).setting(CARRIES, at.date())
    details = {"content": post.content_hash, "unsure": post.doubt}
    write("post.submitted", post, Act(post.school, by, at, clauses, details))
    return post
