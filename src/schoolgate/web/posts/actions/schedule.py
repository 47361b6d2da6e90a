"""An approved post gets its time; a worker takes it from there."""

from datetime import datetime

from django.db import transaction

from schoolgate.web.journal.write import Act, write
from schoolgate.web.posts.models import Post
from schoolgate.web.posts.states import State


@transaction.atomic
def schedule(post: Post, *, at: datetime) -> Post:
    """Set it down for the time its author asked for, or for now."""
    post.move_to(State.SCHEDULED)
    post.go_out_at = max(post.go_out_at or at, at)
    post.save(update_fields=["go_out_at"])
    details = {"for": post.go_out_at.isoformat()}
    write("post.scheduled", post, Act(post.school, None, at, (), details))
    return post
