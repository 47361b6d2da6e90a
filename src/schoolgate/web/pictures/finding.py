"""Finding the video that an address names."""

from django.http import Http404

from schoolgate.web.people.rights import Standing
from schoolgate.web.pictures.queries import with_video
from schoolgate.web.pictures.videos import key_of
from schoolgate.web.posts.content import video_of
from schoolgate.web.posts.finding import is_private
from schoolgate.web.posts.models import Answer, Post, Video


def video_at(here: Standing, pk: int) -> tuple[Post, Video]:
    """The post and its video, as the video's page needs them."""
    post, found, _ = video_watched(here, pk)
    return post, found


def video_watched(here: Standing, pk: int) -> tuple[Post, Video, list[Answer]]:
    """The same, and who said that they watched it as it is now."""
    read = with_video(here.school, pk)
    if read is None:
        raise Http404
    post, watched = read
    post.school = here.school
    found = video_of(post)
    if found is None or (is_private(post) and post.author_id != here.person.pk):
        raise Http404
    found.post = post
    return post, found, [a for a in watched if a.finding == key_of(found)]
