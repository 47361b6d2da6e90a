"""Particular people: found in every way of writing, and told from mere words."""

import random

import pytest

from schoolgate.engine.people import Person, Restriction
from schoolgate.reading.context import Surroundings
from schoolgate.reading.sought import (
    SearchedPeople,
    by_name,
    never_shown,
    on_roll,
)
from schoolgate.reading.tests.origins import FORENAMES, people_of
from schoolgate.reading.tests.ways_of_writing import SLIPS, WAYS
from schoolgate.reading.whitespace import even
from schoolgate.reading.words import Words

PEOPLE = tuple(
    Person(f"{origin}-{at}", forename, surname)
    for origin in FORENAMES
    for at, (forename, surname) in enumerate(people_of(origin))
)
SOME = random.Random(7).sample(PEOPLE, 40)
EVERY_WAY = WAYS | SLIPS


def named(person: Person, text: str) -> bool:
    """Whether a person is found in a text, in full or in part."""
    sought = SearchedPeople([person])
    around = Surroundings(Words(even(text)))
    part = sought.part_names(around, frozenset())
    return bool(sought.full_names(around)) or any(True for _ in part)


@pytest.mark.parametrize("way", EVERY_WAY)
def test_a_name_is_found_in_every_way_of_writing(way: str) -> None:
    texts = {
        each: f"Hooray for {EVERY_WAY[way](each.forename, each.surname)} again"
        for each in SOME
    }

    missed = [text for each, text in texts.items() if not named(each, text)]

    assert len(missed) <= len(SOME) // 20, missed


@pytest.mark.parametrize("way", EVERY_WAY)
def test_whatever_is_found_the_sieve_lets_through(way: str) -> None:
    for each in SOME:
        full = EVERY_WAY[way](each.forename, each.surname)
        for text in (full, full.split()[0], f"x{full}", f"#my{full}", f"{full}07"):
            plain = Words(even(text)).plain
            if named(each, text):
                assert SearchedPeople([each]).may_be_in(plain), text


@pytest.mark.parametrize(
    "text", ["The train is late again", "Cinderella goes on", "a b c", "£5 each 🎉"]
)
def test_the_sieve_holds_other_texts_back(text: str) -> None:
    assert not SearchedPeople([Person("1", "Zofia", "Nowak")]).may_be_in(text)


def test_a_name_is_looked_up_by_key_and_by_either_forename() -> None:
    pupil = Person("pupil 7", "Muhammad", "Iqbal", known_as="Sami")

    for name in ("pupil 7", "Muhammad Iqbal", "sami iqbal", "MUHAMMAD  IQBAL"):
        assert on_roll([name], [pupil]) == ([pupil], [])
    assert on_roll(["Sami Khan"], [pupil]) == ([], ["Sami Khan"])


def test_a_name_on_no_roll_may_be_parted_anywhere() -> None:
    parts = {(each.forename, each.surname) for each in by_name("Ana de Souza")}

    assert parts == {("Ana", "de Souza"), ("Ana de", "Souza")}


def test_a_key_is_no_name() -> None:
    assert list(by_name("pupil 12")) == []


def test_one_name_alone_is_a_name() -> None:
    sought = SearchedPeople(by_name("Sukarno"))

    assert named_in(sought, "Sukarno sang")
    assert not named_in(sought, "Sumatra sang")


def named_in(sought: SearchedPeople, text: str) -> bool:
    around = Surroundings(Words(text))
    return any(True for _ in sought.part_names(around, frozenset()))


def test_a_list_is_looked_up_once_and_again_when_the_roll_changes() -> None:
    listed = (Restriction("Zofia Nowak"),)
    one, other = (Person("1", "Zofia", "Nowak"),), (Person("2", "Zofia", "Nowak"),)

    assert never_shown(listed, one) is never_shown(listed, one)
    assert never_shown(listed, one) is not never_shown(listed, other)


def test_a_list_without_children_holds_nobody() -> None:
    assert never_shown((Restriction("Hana Marsh", "staff"),), ()) is None
    assert never_shown((), ()) is None
    assert never_shown(None, ()) is None
