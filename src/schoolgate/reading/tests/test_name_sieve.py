"""The sieve lets through whatever the plain way would find somebody in."""

import random

import pytest

from schoolgate.engine.people import Person
from schoolgate.reading import name_sieve
from schoolgate.reading.bulk_build import hashed
from schoolgate.reading.context import Surroundings
from schoolgate.reading.lone import lone_names
from schoolgate.reading.name_index import NameIndex
from schoolgate.reading.pupils_named import full_names
from schoolgate.reading.school import School
from schoolgate.reading.tests.origins import FORENAMES, people_of
from schoolgate.reading.tests.ways_of_writing import SLIPS, WAYS
from schoolgate.reading.titles import likely_people, titled_people
from schoolgate.reading.words import Words

PUPILS = tuple(
    Person(f"{origin}-{at}", forename, surname)
    for origin in FORENAMES
    for at, (forename, surname) in enumerate(people_of(origin))
)
PLAIN = NameIndex(PUPILS)
SCHOOL = School(pupils=PUPILS, staff=())
SOMEBODY = (
    "Well done Ma1sie Brown",
    "Mrs Brown reads to us",
    "M1ss Brown reads to us",
    "MRS BROWN READS TO US",
    "Dr. Brown came",
    "_Mr Brown_ came",
    "<b>Mrs</b> Brown came",
    "𝐌𝐫𝐬 𝐁𝐫𝐨𝐰𝐧 came",
    "http://example.org/Mrs-Brown",
    "John Smith's auntie came",
    "Joooohn Smith in Year 4",
    "John Smith, y 4",
)
NOBODY = (
    "The train is late again",
    "The Grand Hotel opens at last",
    "Engelbert Humperdinck is on television",
    "A new school for the village",
    "So good… 🎉 “at last”, £5 each",
)
BEFORE = ("Well done", "Y4's", "thank you", "so proud of", "We11 done", "captain", "")
AFTER = ("in Year 4", "y 4", "of 4R", "'s nan", "won the race", "aged 5", "")


@pytest.fixture(autouse=True)
def one_key(monkeypatch: pytest.MonkeyPatch) -> None:
    """Under another key, other words would be kept by accident."""
    index = hashed(PLAIN, b"a key for tests.")
    monkeypatch.setattr(name_sieve, "build", lambda people: index)


def is_read(text: str) -> bool:
    return name_sieve.candidates(SCHOOL, [text]) == {0}


def names_somebody(text: str) -> bool:
    around = Surroundings(Words(text))
    nobody = frozenset[int]()
    return (
        bool(full_names(around, PLAIN))
        or any(True for _ in lone_names(around, PLAIN, nobody))
        or any(True for _ in titled_people(around.words))
        or any(True for _ in likely_people(around, nobody))
    )


def written(draw: random.Random) -> str:
    """A pupil's name, in full or in part, in some way of writing, between cues."""
    person = draw.choice(PUPILS)
    _, write = draw.choice(sorted((WAYS | SLIPS).items()))
    names = (
        write(person.forename, person.surname),
        write(person.forename, person.surname[0]),
        write(person.forename[0], person.surname),
        person.forename,
        person.forename.lower(),
    )
    said = f"{draw.choice(BEFORE)} {draw.choice(names)} {draw.choice(AFTER)}"
    return said.replace(" '", "'").strip()


@pytest.mark.parametrize("text", SOMEBODY)
def test_a_text_that_names_somebody_is_read(text: str) -> None:
    assert names_somebody(text)
    assert is_read(text)


@pytest.mark.parametrize("text", NOBODY)
def test_a_text_that_names_nobody_is_spared(text: str) -> None:
    assert not is_read(text)


@pytest.mark.slow
def test_no_name_is_lost_in_any_writing_beside_any_cue() -> None:
    draw = random.Random(11)
    texts = [written(draw) for _ in range(6000)]

    kept = name_sieve.candidates(SCHOOL, texts)

    named = {number for number, text in enumerate(texts) if names_somebody(text)}
    assert len(named) > 3000
    assert [texts[number] for number in sorted(named - kept)] == []
