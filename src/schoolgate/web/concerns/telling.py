"""Who is told of a case by email: that something waits, and not a word more."""

from collections.abc import Iterable

from django.conf import settings

from schoolgate.web.concerns.models import Threat
from schoolgate.web.concerns.states import CaseKind
from schoolgate.web.letters.post import Envelope, post_letter
from schoolgate.web.people.models import Person

AT_ONCE = "concerns/now"


def tell(people: Iterable[Person]) -> None:
    """Write to each that something waits: no school, no page, no reason."""
    _post(people, "concerns/waiting", {})


def tell_at_once(people: Iterable[Person], school: str) -> None:
    """Write to each that a school needs them now: no page and no reason."""
    _post(people, AT_ONCE, {"school": " ".join(school.split())})


def remind(people: Iterable[Person], threat: Threat) -> None:
    """Write to each once more that a case waits for them."""
    if threat.kind == CaseKind.ALARM:
        tell_at_once(people, threat.school.name)
    else:
        tell(people)


def _post(people: Iterable[Person], template: str, said: dict[str, str]) -> None:
    facts = said | {"address": settings.ADDRESS}
    for address in sorted({person.email for person in people}):
        post_letter(template, Envelope(address), facts)
