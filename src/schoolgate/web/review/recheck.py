"""May an approved post still go out? The policy is asked again, as of this moment."""

from datetime import datetime

from schoolgate.web.accounts.states import PUBLISHES
from schoolgate.web.journal.write import Act, write
from schoolgate.web.posts.content import hash_of
from schoolgate.web.posts.models import Post, Remark
from schoolgate.web.posts.notifications import tell_author
from schoolgate.web.posts.states import State
from schoolgate.web.review.approving import is_approved
from schoolgate.web.review.cases import judge_post


def why_not(post: Post, at: datetime, roles: frozenset[str] | None = None) -> str:
    """Why an approved post may not go out after all; "" if it may.

    ``roles`` are the author's for a page to show; whatever decides asks anew.
    """
    if post.expires_at and post.expires_at <= at:
        return "Its day has passed."
    if hash_of(post) != post.content_hash:
        return "The post is not the one that was approved: a picture or text differs."
    targets = post.targets.all()
    if names := [str(t.account) for t in targets if t.account.state not in PUBLISHES]:
        return f"{' and '.join(names)} is no longer open."
    judged = judge_post(post, at=at, roles=roles)
    if judged.decision.unanswered or not judged.is_ready:
        return (
            "Held against today's policy, consents and rolls, it may not go out as "
            "it is. Read what the check says now."
        )
    if not is_approved(post, judged, at):
        return "Its approval no longer counts: the person who gave it has left."
    return ""


def send_back_by_itself(post: Post, why: str, at: datetime) -> Post:
    """Send what may not go out after all back to its author, and write to them."""
    post.move_to(State.SENT_BACK)
    post.approvals.filter(voided_at__isnull=True).update(voided_at=at)
    Remark.objects.create(post=post, by=None, at=at, text=why)
    write("post.held_back", post, Act(post.school, None, at, (), {"why": why}))
    tell_author(post, "came back")
    return post
