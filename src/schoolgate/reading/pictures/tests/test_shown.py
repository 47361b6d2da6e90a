"""Names as an author writes them, held against the rolls."""

import pytest

from schoolgate.engine.people import Person
from schoolgate.reading.pictures.shown import folded, match_people
from schoolgate.reading.pictures.tests.making import CAMERA
from schoolgate.reading.post import Photo
from schoolgate.reading.school import School

SIAN = Person("7", "Siân", "O'Neill-Bright", known_as="Shan")
SCHOOL = School(pupils=(SIAN,), staff=())


@pytest.mark.parametrize(
    "written",
    [
        "Siân O'Neill-Bright",
        "Sian O’Neill Bright",
        "SIAN ONEILL-BRIGHT",
        " shan  o'neill-bright ",
        "Sia\u0302n O'Neill-Bright",
    ],
)
def test_a_name_is_known_however_it_is_written(written: str) -> None:
    people = match_people(Photo("a.jpg", CAMERA, in_picture=(written,)), SCHOOL)

    assert people.pupils == (SIAN,)
    assert people.why_unsaid == ""


@pytest.mark.parametrize("written", ["Sian", "Bright", "Sian Bright", "Ian Neill"])
def test_part_of_a_name_is_nobodys(written: str) -> None:
    people = match_people(Photo("a.jpg", CAMERA, in_picture=(written,)), SCHOOL)

    assert (people.pupils, people.unknown) == ((), (written,))


def test_all_unknown_names_are_told_at_once() -> None:
    people = match_people(Photo("a.jpg", CAMERA, in_picture=("Al Fa", "Be Ta")), SCHOOL)

    assert people.why_unsaid.startswith("“Al Fa” and “Be Ta” in a.jpg")


def test_different_names_stay_different() -> None:
    assert folded("Aisha Khan") != folded("Aishah Khan")
