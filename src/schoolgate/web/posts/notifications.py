"""Emails about a post: that there is something to read, and where; never its words."""

from collections.abc import Iterable, Mapping

from django.conf import settings
from django.urls import reverse

from schoolgate.web.letters.post import Envelope, post_letter
from schoolgate.web.people.models import Person
from schoolgate.web.posts.models import Post


def tell_author(post: Post, what: str) -> None:
    """Write to a post's author what became of it."""
    write_about(post, [post.author], "posts/author", {"what": what})


def write_about(
    post: Post, people: Iterable[Person], template: str, said: Mapping[str, str]
) -> None:
    """Write to people about a post, with its address."""
    path = reverse("posts:post", args=[post.school.slug, post.pk])
    facts = {"school": post.school.name, "address": settings.ADDRESS + path}
    for address in sorted({person.email for person in people if person.is_active}):
        post_letter(template, Envelope(address, post.school), {**facts, **said})
