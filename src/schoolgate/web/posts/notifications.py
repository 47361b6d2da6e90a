"""Emails about a post: that there is something to read, and where; never its words."""

from collections.abc import Iterable

from django.conf import settings
from django.urls import reverse

from schoolgate.web.letters.mail import post_mail
from schoolgate.web.people.models import Person
from schoolgate.web.posts.models import Post


def tell_author(post: Post, what: str) -> None:
    """Write to a post's author what became of it."""
    subject = f"Your post {what}: {post.school.name}"
    write_about(post, [post.author], subject, "Read it here:")


def write_about(post: Post, people: Iterable[Person], subject: str, body: str) -> None:
    """Write to people about a post, with its address."""
    path = reverse("posts:post", args=[post.school.slug, post.pk])
    text = f"{body}\n\n{settings.ADDRESS}{path}\n"
    for address in sorted({person.email for person in people if person.is_active}):
        post_mail.enqueue(address, subject, text)
