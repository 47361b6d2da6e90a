"""Does the text hold what tells one person from all others, or opens their records?"""

import re
from collections.abc import Callable, Iterator

from schoolgate.engine.finding import Finding, Seen
from schoolgate.engine.record import record
from schoolgate.reading.lettering import ODD, Lettering, plain_lettering, small
from schoolgate.reading.post import Post
from schoolgate.reading.school import School
from schoolgate.reading.written import (
    TextSpan,
    age,
    birth,
    health_number,
    insurance_number,
    plate,
    pupil_number,
)

FACTS = (
    "identity.date_of_birth",
    "identity.age",
    "identity.upn",
    "identity.nhs_number",
    "identity.plate",
    "identity.ni_number",
)


@record
class _Kind:
    """One fact: what lets a text through to it, what finds it, how it is said."""

    trigger: str
    find: Callable[[str], Iterator[TextSpan]]
    says: str


_KINDS = {
    "identity.date_of_birth": _Kind(
        birth.TRIGGER, birth.find, "“{}” is a date of birth"
    ),
    "identity.age": _Kind(age.TRIGGER, age.find, "“{}” gives away how old somebody is"),
    "identity.upn": _Kind(
        pupil_number.TRIGGER, pupil_number.find, "“{}” is a unique pupil number"
    ),
    "identity.nhs_number": _Kind(
        health_number.TRIGGER, health_number.find, "“{}” is an NHS number"
    ),
    "identity.plate": _Kind(plate.TRIGGER, plate.find, "“{}” is a car's number plate"),
    "identity.ni_number": _Kind(
        insurance_number.TRIGGER,
        insurance_number.find,
        "“{}” is a National Insurance number",
    ),
}
TRIGGER = "|".join((*(kind.trigger for kind in _KINDS.values()), ODD))


def look(post: Post, school: School) -> Iterator[Seen]:
    """Find numbers, dates and ages of one person; the school itself has none."""
    del school
    if not re.search(TRIGGER, small(post.text)):
        return
    read = plain_lettering(post.text)
    folded = small(read.text)
    for fact, kind in _KINDS.items():
        if re.search(kind.trigger, folded):
            yield from _found(fact, kind, read)


def _found(fact: str, kind: _Kind, read: Lettering) -> Iterator[Finding]:
    for found in kind.find(read.text):
        says = kind.says.format(" ".join(found.said.split()))
        yield Finding(fact, says, text=read.span(found.start, found.end))
