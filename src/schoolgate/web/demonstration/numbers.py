"""The numbers to ring at a school: of those that Ofcom keeps for drama, nobody's."""

from collections.abc import Mapping
from datetime import datetime

from schoolgate.web.concerns.actions.keep_numbers import TypedNumber, keep_numbers
from schoolgate.web.concerns.who_to_ring import OFFICE, OFFICER, SERVICES
from schoolgate.web.people.models import Person
from schoolgate.web.people.rights import HEADS
from schoolgate.web.trust.models import School

OF = {"head": "01632 960001", "dsl": "01632 960002", "chair": "01632 960003"}


def set_numbers(school: School, cast: Mapping[str, Person], at: datetime) -> None:
    """Set the school's main number, the council's, and those of three people."""
    numbers: dict[int | str, TypedNumber] = {
        OFFICE: TypedNumber("01632 960000"),
        SERVICES: TypedNumber("01632 960100"),
        OFFICER: TypedNumber("01632 960101"),
    }
    for role, number in OF.items():
        roles = HEADS if role == "head" else {role}
        held = cast[role].holdings.filter(school=school, role__in=roles)[0]
        numbers[held.pk] = TypedNumber(number, is_public=role == "dsl")
    keep_numbers(school, numbers, by=cast["head"], at=at)
