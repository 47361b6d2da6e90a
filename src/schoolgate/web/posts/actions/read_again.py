"""The author has read a post again after the school's list changed."""

from datetime import datetime

from django.db import transaction

from schoolgate.web.journal.write import Act, write
from schoolgate.web.people.models import Person
from schoolgate.web.posts.actions.edit import locked_draft
from schoolgate.web.posts.models import Post


@transaction.atomic
def read_again(post: Post, *, by: Person, at: datetime) -> Post:
    """Let the alert rest; nothing of the post changes."""
    post = locked_draft(post, by=by, at=at)
    if post.alerted_at is not None:
        post.alerted_at = None
        post.save(update_fields=["alerted_at"])
        write("post.checked_again", post, Act(post.school, by, at))
    return post
