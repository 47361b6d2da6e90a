"""The author throws away what never went out."""

from datetime import datetime

from django.db import transaction

from schoolgate.web.journal.write import Act, write
from schoolgate.web.people.models import Person
from schoolgate.web.posts.actions.edit import locked_draft
from schoolgate.web.posts.models import Post
from schoolgate.web.posts.states import State


@transaction.atomic
def discard(post: Post, *, by: Person, at: datetime) -> Post:
    """Put a post aside for good. It is kept, and can be read, but never goes out."""
    post = locked_draft(post, by=by, at=at)
    post.move_to(State.WITHDRAWN)
    write("post.deleted", post, Act(post.school, by, at))
    return post
