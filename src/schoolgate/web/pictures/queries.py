"""Reading the pictures and the video of a post."""

from django.db.models import Prefetch

from schoolgate.web.pictures.videos import WATCHED
from schoolgate.web.posts.models import Answer, Face, PersonInVideo, Picture, Post
from schoolgate.web.posts.queries import publications
from schoolgate.web.trust.models import School


def with_video(school: School, pk: int) -> tuple[Post, list[Answer]] | None:
    """Load a post with the people in its video, and who watched it as it stands."""
    posts = Post.objects.filter(school=school, pk=pk).select_related("author", "video")
    filmed = PersonInVideo.objects.select_related("pupil__restriction", "staff")
    answers = Answer.objects.filter(fact=WATCHED).select_related("by")
    post = posts.prefetch_related(
        publications(), Prefetch("video__filmed", filmed), Prefetch("answers", answers)
    ).first()
    if post is None:
        return None
    watched = [a for a in post.answers.all() if a.content_hash == post.content_hash]
    return post, watched


def faces_in(picture: Picture) -> list[Face]:
    """The faces of a picture, with whom they show and whether they may ever be."""
    return list(picture.faces.select_related("pupil__restriction").order_by("number"))
