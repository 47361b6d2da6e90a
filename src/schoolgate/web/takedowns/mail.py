"""The emails about take-downs: how many, and where to look; never whose, or why."""

from collections.abc import Iterable

from django.conf import settings
from django.urls import reverse

from schoolgate.web.letters.mail import post_mail
from schoolgate.web.people.models import Person
from schoolgate.web.trust.models import School


def mail_gone(
    people: Iterable[Person], school: School, posts: int, places: int
) -> None:
    """Write to the office that posts were taken down in so many places."""
    what = f"{counted(posts, 'post')} taken down"
    where = "" if places == posts else f", in {counted(places, 'place')}"
    text = (
        f"Schoolgate has taken down {counted(posts, 'post')}{where}. Someone in "
        f"{'it' if posts == 1 else 'them'} may no longer be shown there. You need do "
        "nothing. What went, and when:"
    )
    _mail(people, school, what, text, "posts:take_downs")


def mail_late(people: Iterable[Person], school: School, posts: int) -> None:
    """Write that posts are still out that should be gone by now."""
    them = "it" if posts == 1 else "them"
    what = f"Late: {counted(posts, 'post')} still out"
    text = (
        f"{counted(posts, 'post')} should be gone by now, and Schoolgate can’t see "
        f"that {them} went. Take {them} down by hand:"
    )
    _mail(people, school, what, text, "posts:by_hand")


def mail_to_decide(owner: Person, school: School, many: int) -> None:
    """Ask somebody who may see restrictions to decide on what is out."""
    what = f"{many} to decide today"
    text = "Something is out that you are asked to look at, and to decide on:"
    _mail([owner], school, what, text, "posts:may_be")


def mail_due(owner: Person, school: School, many: int) -> None:
    """Write that something is still out which a person has to take down today."""
    text = "Something is still out that must not be. See to it here:"
    _mail([owner], school, f"{many} to take down today", text, "posts:take_downs")


def counted(many: int, word: str) -> str:
    """A number with its word: 1 post, 2 posts."""
    return f"{many} {word}" if many == 1 else f"{many} {word}s"


def _mail(
    people: Iterable[Person], school: School, what: str, text: str, page: str
) -> None:
    address = settings.ADDRESS + reverse(page, args=[school.slug])
    for email in sorted({one.email for one in people if one.is_active}):
        post_mail.enqueue(email, f"{what}: {school.name}", f"{text}\n\n{address}\n")
