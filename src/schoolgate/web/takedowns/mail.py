"""The emails about take-downs: how many, and where to look; never whose, or why."""

from collections.abc import Iterable

from django.conf import settings
from django.urls import reverse

from schoolgate.web.letters.post import Envelope, post_letter
from schoolgate.web.people.models import Person
from schoolgate.web.trust.models import School


def mail_gone(
    people: Iterable[Person], school: School, posts: int, places: int
) -> None:
    """Write to the office that posts were taken down in so many places."""
    where = "" if places == posts else f", in {with_number(places, 'place')}"
    said = {"posts": with_number(posts, "post"), "where": where, "them": _them(posts)}
    _mail(people, school, "gone", said, "posts:take_downs")


def mail_late(people: Iterable[Person], school: School, posts: int) -> None:
    """Write that posts are still out that should be gone by now."""
    said = {"posts": with_number(posts, "post"), "them": _them(posts)}
    _mail(people, school, "late", said, "posts:by_hand")


def mail_to_decide(owner: Person, school: School, many: int) -> None:
    """Ask somebody who may see restrictions to decide on what is out."""
    _mail([owner], school, "decide", {"many": str(many)}, "posts:may_be")


def mail_due(owner: Person, school: School, many: int) -> None:
    """Write that something is still out which a person has to take down today."""
    _mail([owner], school, "due", {"many": str(many)}, "posts:take_downs")


def with_number(many: int, word: str) -> str:
    """A number with its word: 1 post, 2 posts."""
    return f"{many} {word}" if many == 1 else f"{many} {word}s"


def _them(many: int) -> str:
    return "it" if many == 1 else "them"


def _mail(
    people: Iterable[Person],
    school: School,
    letter: str,
    said: dict[str, str],
    page: str,
) -> None:
    address = settings.ADDRESS + reverse(page, args=[school.slug])
    facts = said | {"school": school.name, "address": address}
    for email in sorted({one.email for one in people if one.is_active}):
        post_letter(f"takedowns/{letter}", Envelope(email, school), facts)
