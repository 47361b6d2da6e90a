"""Who is told of a case by email: that something waits, and not a word more."""

from collections.abc import Iterable

from django.conf import settings

from schoolgate.web.concerns.models import Threat
from schoolgate.web.concerns.states import CaseKind
from schoolgate.web.letters.mail import post_mail
from schoolgate.web.people.models import Person

SUBJECT = "Something waits for you in Schoolgate"
TEXT = "Sign in to see it:\n\n{address}/\n"
AT_ONCE = "Something needs you now at {school}"
AT_ONCE_TEXT = "Something needs you now at {school}. Sign in:\n\n{address}/\n"


def tell(people: Iterable[Person]) -> None:
    """Write to each that something waits: no school, no page, no reason."""
    _post(people, SUBJECT, TEXT.format(address=settings.ADDRESS))


def tell_at_once(people: Iterable[Person], school: str) -> None:
    """Write to each that a school needs them now: no page and no reason."""
    said = {"school": " ".join(school.split()), "address": settings.ADDRESS}
    _post(people, AT_ONCE.format(**said), AT_ONCE_TEXT.format(**said))


def remind(people: Iterable[Person], threat: Threat) -> None:
    """Write to each once more that a case waits for them."""
    if threat.kind == CaseKind.ALARM:
        tell_at_once(people, threat.school.name)
    else:
        tell(people)


def _post(people: Iterable[Person], subject: str, text: str) -> None:
    for address in sorted({person.email for person in people}):
        post_mail.enqueue(address, subject, text)
