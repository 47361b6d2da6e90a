"""A leader sends a post back to its author, and says why."""

from datetime import datetime

from django.db import transaction

from schoolgate.web.journal.write import Act, write
from schoolgate.web.people.models import Person
from schoolgate.web.people.rights import standing
from schoolgate.web.posts.actions.errors import NoReason
from schoolgate.web.posts.actions.read import reviewed
from schoolgate.web.posts.models import Post, Remark
from schoolgate.web.posts.states import State
from schoolgate.web.review.approving import who_may_decide


@transaction.atomic
def send_back(post: Post, remark: str, *, seen: str, by: Person, at: datetime) -> Post:
    """Send it back with a remark, and void its approvals.

    Leaders may, and whoever else the post waits for.
    """
    post = reviewed(post, right="posts.see", seen=seen, by=by, at=at)
    here = standing(by, post.school, at.date())
    waits = post.state == State.WAITING
    if not (waits and who_may_decide(post, at).find(by)):
        here.require("posts.approve")
    if not remark.strip():
        raise NoReason
    post.move_to(State.SENT_BACK)
    post.approvals.filter(voided_at__isnull=True).update(voided_at=at)
    Remark.objects.create(post=post, by=by, at=at, text=remark.strip())
    write("post.sent_back", post, Act(post.school, by, at))
    return post
