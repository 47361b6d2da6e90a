"""What a post's video still waits for. Nothing of it is ever let without a person."""

from collections.abc import Iterable, Iterator

from schoolgate.web.pictures.accounting import is_listed
from schoolgate.web.posts.content import finding_key, video_of
from schoolgate.web.posts.models import Answer, Captions, Looking, Post, Video
from schoolgate.web.posts.states import BOUND, State

# Under this it is kept that somebody watched it, for the content that it is part of.
WATCHED = "video.watched"
SOUND = "Say on the draft’s page whose the sound and the music in it are."
CAPTIONS = "Say on the draft’s page how those who can’t hear it follow it."
TRANSCRIPT = "Write down what is said in it, or choose another way to follow it."
WHO = "Say on the video’s page who can be recognised in it, or that nobody can."
LOOKING = "Faces are still being looked for in it: wait, or stop it on its page."
WATCH = "Somebody other than its author has to watch it whole, and say so."


def lacks(post: Post, answers: Iterable[Answer]) -> Iterator[str]:
    """What is not said of the video yet, and whether it was watched.

    That a search goes on again takes nothing from what was approved.
    """
    video = video_of(post)
    if video is None:
        return
    if not is_listed(video):
        yield WHO
    if not video.sound.strip():
        yield SOUND
    if not video.is_captioned:
        yield TRANSCRIPT if video.captions == Captions.WRITTEN else CAPTIONS
    if video.looking == Looking.ON and State(post.state) not in BOUND:
        yield LOOKING
    if not any(answer.finding == key_of(video) for answer in answers):
        yield WATCH


def key_of(video: Video) -> str:
    """Names this very file, to be watched."""
    return finding_key(WATCHED, video.sha256)
