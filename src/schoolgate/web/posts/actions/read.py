"""A reviewer's post, locked, and as they saw it."""

from datetime import datetime

from schoolgate.web.people.models import Person
from schoolgate.web.people.rights import standing
from schoolgate.web.posts.actions.errors import OldApproval
from schoolgate.web.posts.models import Post


def reviewed(post: Post, *, right: str, seen: str, by: Person, at: datetime) -> Post:
    """The post, locked, if the person has the right and saw this very content.

    ``seen`` is the content's hash as it stood on the page that was answered.
    """
    standing(by, post.school, at.date()).require(right)
    locked = Post.objects.select_for_update(of=("self",)).select_related(
        "school__trust", "author"
    )
    post = locked.get(pk=post.pk)
    if post.content_hash != seen:
        raise OldApproval
    return post
