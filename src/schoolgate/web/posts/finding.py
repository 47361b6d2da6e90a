"""Finding the post, the picture or the target that an address names."""

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from schoolgate.web.people.rights import Standing
from schoolgate.web.posts.models import Picture, Post, Target
from schoolgate.web.posts.queries import load_post
from schoolgate.web.posts.states import State


def post_of(here: Standing, pk: int) -> Post:
    """A post of this school; another's draft is as if it did not exist."""
    post = load_post(here.school, pk)
    if post is None:
        raise Http404
    post.school = here.school
    _expect_seen(here, post)
    return post


def _expect_seen(here: Standing, post: Post) -> None:
    if is_private(post) and post.author_id != here.person.pk:
        raise Http404


def is_private(post: Post) -> bool:
    """Whether it is its author's alone: never sent, or taken back."""
    return post.state == State.DRAFT or post.sent_at is None


def own_post(here: Standing, pk: int) -> Post:
    """Find a post of the person who asks."""
    post = load_post(here.school, pk, here.person)
    if post is None:
        raise Http404
    post.school, post.author = here.school, here.person
    return post


def picture_of(here: Standing, post: int, pk: int) -> Picture:
    """A picture of a post that one can see."""
    pictures = Picture.objects.filter(post=post, post__school=here.school)
    found = get_object_or_404(pictures.select_related("post__author"), pk=pk)
    found.post.school = here.school
    _expect_seen(here, found.post)
    return found


def target_of(here: Standing, post: int, pk: int) -> Target:
    """A publication of a post that one can see."""
    for target in post_of(here, post).targets.all():
        if target.pk == pk:
            return target
    raise Http404


def seen_in(request: HttpRequest) -> str:
    """The hash of the content that the page showed."""
    return request.POST.get("seen", "")
