"""A person other than the author says that they watched the video whole."""

from datetime import datetime

from django.db import transaction

from schoolgate.web.journal.write import Act, write
from schoolgate.web.people.models import Person
from schoolgate.web.posts.actions.errors import OwnPost, PostError
from schoolgate.web.posts.actions.read import reviewed
from schoolgate.web.posts.content import video_of
from schoolgate.web.posts.models import Answer, Post
from schoolgate.web.posts.states import State
from schoolgate.web.posts.videos import WATCHED, key_of

WATCHED_IN = frozenset({State.SENT_BACK, State.WAITING})


@transaction.atomic
def watch_video(post: Post, *, seen: str, by: Person, at: datetime) -> Answer:
    """Keep that somebody watched and heard it from its beginning to its end."""
    post = reviewed(post, right="posts.answer", seen=seen, by=by, at=at)
    if by.pk == post.author_id:
        raise OwnPost
    video = video_of(post)
    if video is None:
        raise PostError("There is no video in this post.")
    if State(post.state) not in WATCHED_IN:
        raise PostError(f"A post that is {post.state} has been decided about already.")
    given = Answer.objects.create(
        post=post,
        content_hash=seen,
        fact=WATCHED,
        value=True,
        finding=key_of(video),
        reason="watched and heard it whole",
        by=by,
        at=at,
    )
    details = {"video": video.sha256, "content": seen}
    write("watched the video", post, Act(post.school, by, at, (), details))
    return given
