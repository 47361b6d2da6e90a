"""People who must never be shown: never told who, never told why."""

import pytest

from schoolgate.checks.photo import restricted
from schoolgate.checks.photo.tests.looking import (
    NOBODY,
    SCHOOL,
    found,
    look,
    photo,
    says,
    unsaid,
    why,
)
from schoolgate.engine.people import Restriction
from schoolgate.engine.record import replace

NEVER_AISHA = replace(SCHOOL, restricted=(Restriction("Aisha Khan"),))
NO_LIST = SCHOOL
EMPTY_LIST = replace(SCHOOL, restricted=())


@pytest.mark.parametrize(
    "name", ["Aisha Khan", "AISHA  KHAN", "Ash Khan", "p1", "aïsha khan"]
)
def test_a_restricted_pupil_is_found_by_any_of_their_names(name: str) -> None:
    seen = look(restricted, NEVER_AISHA, photo("Zoë Smith-Jones", name))

    assert found(seen) == {"restricted.pictured"}


def test_it_is_told_neither_who_nor_why() -> None:
    seen = look(restricted, NEVER_AISHA, photo("Aisha Khan", "Zoe Smith Jones"))

    assert says(seen) == ["class.jpg can't go out: not this one"]


def test_a_restricted_name_that_is_on_no_roll_is_found_too() -> None:
    school = replace(SCHOOL, restricted=(Restriction("Tom Reed"),))

    assert found(look(restricted, school, photo("tom reed"))) == {"restricted.pictured"}


@pytest.mark.parametrize("shown", [photo("Zoe Smith-Jones"), NOBODY])
def test_others_are_let_through(shown: object) -> None:
    assert isinstance(shown, type(NOBODY))

    assert look(restricted, NEVER_AISHA, shown) == []


def test_a_member_of_staff_who_is_not_to_be_named_may_be_shown() -> None:
    school = replace(SCHOOL, restricted=(Restriction("Priya O'Dell", "staff"),))

    assert look(restricted, school, photo("Priya O'Dell")) == []


def test_a_picture_of_unsaid_people_waits() -> None:
    assert unsaid(look(restricted, NEVER_AISHA, photo())) == {"restricted.pictured"}
    assert look(restricted, EMPTY_LIST, photo()) == []


def test_without_a_list_a_picture_of_a_child_waits() -> None:
    seen = look(restricted, NO_LIST, photo("Aisha Khan"))

    assert unsaid(seen) == {"restricted.pictured"}
    assert why(seen)[0].endswith("none was given")
    assert look(restricted, NO_LIST, NOBODY) == []
    assert look(restricted, NO_LIST, photo("Priya O'Dell")) == []
