"""Places off the premises are met after a word that leads to them."""

import pytest

from schoolgate.reading.written import place


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("off to the Science Museum", "the Science Museum"),
        ("we visited Kew Gardens", "Kew Gardens"),
        ("a day at the zoo", "the zoo"),
        ("camping in Epping Forest", "Epping Forest"),
        ("leaving for our residential in Dorset", "Dorset"),
        ("at the Tower of London", "the Tower of London"),
        ("walking to our local church", "our local church"),
    ],
)
def test_a_place_is_found(text: str, where: str) -> None:
    assert where in [found.said for found in place.find(text)]


@pytest.mark.parametrize(
    "text",
    [
        "at Christmas",
        "at St Mary's School",
        "in Maths",
        "going to Reception",
        "look at Van Gogh",
        "at Mrs Hart's desk",
        "at 9am",
        "in Room 4",
    ],
)
def test_the_school_its_days_and_its_people_are_no_place(text: str) -> None:
    assert not list(place.find(text))


def test_a_name_is_told_from_a_kind() -> None:
    assert place.is_named("Science Museum")
    assert not place.is_named("zoo")
