"""The author takes a post back before anything came of it."""

from datetime import datetime

from django.db import transaction

from schoolgate.web.journal.write import Act, write
from schoolgate.web.people.models import Person
from schoolgate.web.posts.actions.edit import locked_draft
from schoolgate.web.posts.models import Post
from schoolgate.web.posts.states import State


@transaction.atomic
def recall(post: Post, *, by: Person, at: datetime) -> Post:
    """Make a draft of it again; approvals of it fall."""
    post = locked_draft(post, by=by, at=at)
    post.move_to(State.DRAFT)
    post.sent_at = None
    post.save(update_fields=["sent_at"])
    post.approvals.filter(voided_at__isnull=True).update(voided_at=at)
    write("post.recalled", post, Act(post.school, by, at))
    return post
