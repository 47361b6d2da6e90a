"""What became of a post's publications becomes the state of the post."""

from datetime import datetime

from django.db import transaction

from schoolgate.web.journal.write import Act, write
from schoolgate.web.posts.models import Post
from schoolgate.web.posts.states import Sending, State

BECAME = {
    State.PUBLISHED: "post.published",
    State.PARTLY: "post.partly_published",
    State.FAILED: "post.failed",
    State.WITHDRAWN: "post.withdrawn",
}
OPEN = frozenset({Sending.DUE, Sending.BEGUN, Sending.TAKING_DOWN})


@transaction.atomic
def update_post_state(post: Post, *, at: datetime) -> Post:
    """Published if all of it is out, partly if some is, failed if none."""
    post = Post.objects.select_for_update(of=("self",)).get(pk=post.pk)
    there = _state(frozenset(Sending(t.state) for t in post.targets.all()))
    if there is None or there == post.state:
        return post
    if post.state not in (State.PUBLISHING, State.PARTLY, State.PUBLISHED):
        return post
    post.move_to(there)
    if there in (State.PUBLISHED, State.PARTLY) and post.out_at is None:
        post.out_at = at
        post.save(update_fields=["out_at"])
    write(BECAME[there], post, Act(post.school, None, at))
    return post


def _state(targets: frozenset[Sending]) -> State | None:
    """The state that the publications give; None while one of them is on its way."""
    if targets & OPEN:
        return None
    if targets == {Sending.OUT}:
        return State.PUBLISHED
    if Sending.OUT in targets:
        return State.PARTLY
    if Sending.GONE in targets and targets <= {Sending.GONE, Sending.FAILED}:
        return State.WITHDRAWN
    return State.FAILED if targets == {Sending.FAILED} else None
