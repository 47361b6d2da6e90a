"""A post about which everything was answered and approved, past all actions."""

from datetime import datetime

from schoolgate.web.people.models import Person
from schoolgate.web.pictures.videos import WATCHED, key_of
from schoolgate.web.posts.models import Answer, Approval, Post
from schoolgate.web.review.cases import judge_post


def settled(post: Post, by: Person, at: datetime) -> Post:
    """Answer whatever is open, as whoever may, and approve it as every role."""
    post = Post.objects.get(pk=post.pk)
    said = {"post": post, "by": by, "at": at, "content_hash": post.content_hash}
    Answer.objects.create(fact=WATCHED, value=True, finding=key_of(post.video), **said)
    for question in judge_post(post, at=at).decision.unanswered:
        Answer.objects.create(fact=question.fact, value=False, **said)
    Approval.objects.create(roles=["head", "slt"], **said)
    return Post.objects.get(pk=post.pk)
