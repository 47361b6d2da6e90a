"""What was not approved in time never goes out."""

from datetime import datetime

from django.db import transaction

from schoolgate.web.journal.write import Act, write
from schoolgate.web.posts.models import Post
from schoolgate.web.posts.states import State, check_move

LATE = (State.WAITING, State.APPROVED, State.SCHEDULED)


@transaction.atomic
def expire(post: Post, *, at: datetime) -> Post:
    """Let a late post expire. Its author can make a draft of it again."""
    post = Post.objects.select_for_update(of=("self",)).get(pk=post.pk)
    check_move(State(post.state), State.EXPIRED)
    if post.expires_at is None or post.expires_at > at:
        return post
    post.move_to(State.EXPIRED)
    post.approvals.filter(voided_at__isnull=True).update(voided_at=at)
    write("post.expired", post, Act(post.school, None, at))
    return post
