"""Who is told of a post by e-mail: that one waits, came back, or is out.

A mail says that there is something to read, and where; never what it says.
"""

from datetime import datetime

from django.conf import settings
from django.urls import reverse

from schoolgate.web.people.mailing import post_mail
from schoolgate.web.people.models import Person
from schoolgate.web.posts.approving import who_may_decide
from schoolgate.web.posts.models import Post
from schoolgate.web.trust.models import School


def tell_approvers(post: Post, *, at: datetime) -> None:
    """Write to everybody who may decide about a post now, once for each sending."""
    may = who_may_decide(post, at).people
    asked = {person for person in may if person.pk not in post.asked}
    post.asked = sorted({*post.asked, *(person.pk for person in asked)})
    post.save(update_fields=["asked"])
    subject = f"A post waits for you: {post.author.name}, {post.school.name}"
    body = "Read it, and approve it or send it back:"
    _tell(asked, subject, body, post)


def tell_author(post: Post, what: str) -> None:
    """Write to a post's author what became of it."""
    subject = f"Your post {what}: {post.school.name}"
    _tell({post.author}, subject, "Read it here:", post)


def tell_of_take_downs(owner: Person, school: School, many: int) -> None:
    """Write to whoever sees to it that something is still out: never whose picture."""
    address = settings.ADDRESS + reverse("posts:take_downs", args=[school.slug])
    subject = f"{many} to take down today: {school.name}"
    text = f"Something is still out that must not be. See to it here:\n\n{address}\n"
    post_mail.enqueue(owner.email, subject, text)


def _tell(people: set[Person], subject: str, body: str, post: Post) -> None:
    path = reverse("posts:post", args=[post.school.slug, post.pk])
    text = f"{body}\n\n{settings.ADDRESS}{path}\n"
    for address in sorted(person.email for person in people if person.is_active):
        post_mail.enqueue(address, subject, text)
