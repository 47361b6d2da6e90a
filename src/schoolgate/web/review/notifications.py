"""Approvers are told by email that a post waits for them."""

from datetime import datetime

from schoolgate.web.posts.models import Post
from schoolgate.web.posts.notifications import write_about
from schoolgate.web.review.approving import who_may_decide


def tell_approvers(post: Post, *, at: datetime) -> None:
    """Write to everybody who may decide about a post now, once for each sending."""
    may = who_may_decide(post, at).people
    asked = {person for person in may if person.pk not in post.asked}
    post.asked = sorted({*post.asked, *(person.pk for person in asked)})
    post.save(update_fields=["asked"])
    subject = f"A post waits for you: {post.author.name}, {post.school.name}"
    write_about(post, asked, subject, "Read it, and approve it or send it back:")
