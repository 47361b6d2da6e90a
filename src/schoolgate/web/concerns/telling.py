"""Who is told of a case by e-mail: that something waits, and not a word more."""

from collections.abc import Iterable

from django.conf import settings

from schoolgate.web.people.mailing import post_mail
from schoolgate.web.people.models import Person

SUBJECT = "Something waits for you in Schoolgate"


def tell(people: Iterable[Person]) -> None:
    """Write to each that something waits: no school, no page, no reason."""
    text = f"Sign in to see it:\n\n{settings.ADDRESS}/\n"
    for address in sorted({person.email for person in people}):
        post_mail.enqueue(address, SUBJECT, text)
