"""A school sets the numbers to ring when something is wrong."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from schoolgate.web.concerns.errors import ConcernError
from schoolgate.web.concerns.models import PhoneNumber
from schoolgate.web.concerns.who_to_ring import PLACES, numbered, numbers_of
from schoolgate.web.contacts.ringing import why_not_rung
from schoolgate.web.journal.write import Act, write
from schoolgate.web.people.models import Person
from schoolgate.web.people.rights import standing
from schoolgate.web.trust.models import School

RIGHT_TO_NUMBER = "people.keep"
NUMBER = re.compile(
    r"\+?[0-9 ()./-]{2,30}(?: ?(?:x|ext\.?) ?[0-9]{1,6})?", re.IGNORECASE
)
FEWEST_DIGITS = 3


@dataclass(frozen=True, slots=True)
class TypedNumber:
    """A number as it was typed, and whether everybody may see it; "" is none."""

    number: str
    is_public: bool = False


# By the number of a holding, or by the name of a place.
Numbers = Mapping[int | str, TypedNumber]


@transaction.atomic
def keep_numbers(school: School, numbers: Numbers, *, by: Person, at: datetime) -> int:
    """Set some numbers, and remove those that are ""; how many have changed.

    Raises ConcernError for what is not a number, or a holding that is not here.
    """
    standing(by, school, at.date()).require(RIGHT_TO_NUMBER)
    School.objects.select_for_update().get(pk=school.pk)
    titles = _titles(school, at)
    if numbers.keys() - titles.keys():
        raise ConcernError("Somebody’s role has changed: load the page again.")
    wanted = {
        key: TypedNumber(sound(one.number), one.is_public)
        for key, one in numbers.items()
    }
    before = _before(school)
    changed = [
        key for key, one in wanted.items() if one != before.get(key, TypedNumber(""))
    ]
    for key in changed:
        _set(school, key, wanted[key])
    if changed:
        details = {"of": [titles[key] for key in changed]}
        write("numbers.changed", school, Act(school, by, at, (), details))
    return len(changed)


def sound(typed: str) -> str:
    """A number as it is kept. Raises ConcernError for what can't be rung."""
    number = " ".join(typed.split())
    digits = sum(sign.isdecimal() for sign in number)
    if number and (not NUMBER.fullmatch(number) or digits < FEWEST_DIGITS):
        raise ConcernError(
            "Write a telephone number, like 01632 960001 or 01632 960001 ext 5."
        )
    if number and (why := why_not_rung(number)):
        raise ConcernError(why)
    return number


def _titles(school: School, at: datetime) -> dict[int | str, str]:
    """Everything that a number can be of, and what the journal calls it."""
    titles: dict[int | str, str] = {place: place for place in PLACES}
    for one in numbered(school, at.date()):
        titles[one.pk] = one.role
    return titles


def _before(school: School) -> dict[int | str, TypedNumber]:
    return {
        one.holding_id or one.place: TypedNumber(one.number, one.is_public)
        for one in numbers_of(school)
    }


def _set(school: School, key: int | str, wanted: TypedNumber) -> None:
    rows, held, place = PhoneNumber.objects.filter(school=school), None, ""
    if isinstance(key, int):
        rows, held = rows.filter(holding=key), key
    else:
        rows, place = rows.filter(place=key), key
    rows.delete()
    if wanted.number:
        PhoneNumber.objects.create(
            school=school,
            holding_id=held,
            place=place,
            number=wanted.number,
            is_public=wanted.is_public,
        )
