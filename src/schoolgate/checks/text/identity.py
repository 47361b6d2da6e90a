"""Does the text hold what tells one person from all others, or opens their records?"""

import re
from collections.abc import Callable, Iterator

from schoolgate.engine.finding import Finding, Seen
from schoolgate.reading.lettering import ODD, plain_lettering
from schoolgate.reading.post import Post
from schoolgate.reading.school import School
from schoolgate.reading.written import (
    Written,
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
_FINDS: dict[str, tuple[Callable[[str], Iterator[Written]], str]] = {
    "identity.date_of_birth": (birth.find, "“{}” is a date of birth"),
    "identity.age": (age.find, "“{}” gives away how old somebody is"),
    "identity.upn": (pupil_number.find, "“{}” is a unique pupil number"),
    "identity.nhs_number": (health_number.find, "“{}” is an NHS number"),
    "identity.plate": (plate.find, "“{}” is a car's number plate"),
    "identity.ni_number": (
        insurance_number.find,
        "“{}” is a National Insurance number",
    ),
}
TRIGGER = "|".join(
    (
        birth.TRIGGER,
        age.TRIGGER,
        pupil_number.TRIGGER,
        health_number.TRIGGER,
        insurance_number.TRIGGER,
        plate.TRIGGER,
        ODD,
    )
)


def look(post: Post, school: School) -> Iterator[Seen]:
    """Find numbers, dates and ages of one person; the school itself has none."""
    del school
    if not re.search(TRIGGER, post.text.lower()):
        return
    read = plain_lettering(post.text)
    for fact, (find, says) in _FINDS.items():
        for found in find(read.text):
            span = read.span(found.start, found.end)
            yield Finding(fact, says.format(" ".join(found.said.split())), text=span)
