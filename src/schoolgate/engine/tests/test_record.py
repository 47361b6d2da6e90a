"""Records behave as frozen dataclasses do."""

import pickle

import pytest

from schoolgate.engine.record import (
    identity_record,
    keyword_record,
    record,
    replace,
)


@record
class Pupil:
    forename: str
    year: int = 4

    @property
    def shown(self) -> str:
        return f"{self.forename}, Year {self.year}"


@keyword_record
class Rule:
    key: str
    hard: bool = False


@keyword_record
class Limit(Rule):
    most: int


@identity_record
class Book:
    title: str


def test_fields_are_taken_in_order_with_their_defaults() -> None:
    assert Pupil("Aisha").year == 4
    assert Pupil("Aisha", 5).shown == "Aisha, Year 5"


def test_equal_fields_make_equal_records() -> None:
    assert Pupil("Aisha") == Pupil("Aisha")
    assert Pupil("Aisha") != Pupil("Tomasz")
    assert len({Pupil("Aisha"), Pupil("Aisha")}) == 1


def test_a_record_cannot_be_changed() -> None:
    pupil = Pupil("Aisha")

    with pytest.raises(AttributeError, match="frozen"):
        pupil.year = 5  # type: ignore[misc]
    with pytest.raises(AttributeError, match="frozen"):
        del pupil.year


def test_a_changed_copy_leaves_the_first_as_it_was() -> None:
    pupil = Pupil("Aisha")

    assert replace(pupil, year=6) == Pupil("Aisha", 6)
    assert pupil.year == 4


def test_a_record_that_extends_another_asks_for_its_own_fields() -> None:
    limit = Limit(key="length", most=280)

    assert (limit.key, limit.hard, limit.most) == ("length", False, 280)
    with pytest.raises(TypeError):
        Limit(key="length")  # type: ignore[call-arg]


def test_identity_records_are_equal_to_themselves_alone() -> None:
    book = Book("Rules")

    assert book == book  # noqa: PLR0124 - that is the question
    assert book != Book("Rules")


def test_a_record_survives_pickling_and_shows_its_fields() -> None:
    limit = Limit(key="length", most=280)

    assert pickle.loads(pickle.dumps(limit)) == limit
    assert repr(limit) == "Limit(key='length', hard=False, most=280)"
