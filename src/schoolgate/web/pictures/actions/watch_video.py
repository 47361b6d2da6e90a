"""A person other than the author says that they watched the video whole."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from schoolgate.web.journal.write import Act, write
from schoolgate.web.people.models import Person
from schoolgate.web.pictures.videos import WATCHED, key_of
from schoolgate.web.posts.actions.errors import OwnPost, PostError
from schoolgate.web.posts.actions.read import reviewed
from schoolgate.web.posts.content import video_of
from schoolgate.web.posts.models import Answer, Looking, Post, Video
from schoolgate.web.posts.states import State

WATCHED_IN = frozenset({State.SENT_BACK, State.WAITING})
ENDED_EARLY = frozenset({Looking.STOPPED, Looking.FAILED})
IS_ON = (
    "Faces are still being looked for in the video. Wait until that is done, or stop "
    "it on the video’s page, and say then that you watched it."
)
NOT_WHOLE = (
    "The video was not looked at whole for faces. Say that you know this and looked "
    "for everybody yourself, or let the search go on."
)


@dataclass(frozen=True, slots=True)
class WatchedContent:
    """The content that was watched, and how its watcher knows the search to stand."""

    seen: str
    search: Looking = Looking.DONE


@transaction.atomic
def watch_video(
    post: Post, said: WatchedContent, *, by: Person, at: datetime
) -> Answer:
    """Keep that somebody watched and heard it from its beginning to its end.

    Not while faces are being looked for; where that ended early, they say they know.
    """
    seen = said.seen
    post = reviewed(post, right="posts.answer", seen=seen, by=by, at=at)
    if by.pk == post.author_id:
        raise OwnPost
    video = video_of(post)
    if video is None:
        raise PostError("This post has no video.")
    if State(post.state) not in WATCHED_IN:
        raise PostError(f"A post that is {post.state} has been decided about already.")
    _expect_looked_at(video, said.search)
    given = Answer.objects.create(
        post=post,
        content_hash=seen,
        fact=WATCHED,
        value=True,
        finding=key_of(video),
        reason=WORDS[Looking(video.looking)],
        by=by,
        at=at,
    )
    details = {"video": video.sha256, "content": seen, "search": video.looking}
    write("video.watched", post, Act(post.school, by, at, (), details))
    return given


WORDS = {
    Looking.DONE: "watched and heard it whole",
    Looking.STOPPED: "watched and heard it whole; the search for faces was stopped",
    Looking.FAILED: "watched and heard it whole; the search for faces had failed",
}


def _expect_looked_at(video: Video, search: Looking) -> None:
    if video.looking == Looking.ON:
        raise PostError(IS_ON)
    if video.looking in ENDED_EARLY and search is not Looking(video.looking):
        raise PostError(NOT_WHOLE)
