"""Who is named in an alarm: rather a person too many than one too few."""

import pytest

from schoolgate.web.concerns.mentions import is_named, writing
from schoolgate.web.people.models import Holding, Person


def holding(name: str, role: str = "head") -> Holding:
    forename, _, surname = name.partition(" ")
    return Holding(role=role, person=Person(forename=forename, surname=surname))


NAMED = [
    ("Hester Quill", "hester quill did it"),
    ("Hester Quill", "Quill did it"),
    ("Hester Quill", "Mrs Quill's car"),
    ("Hester Quill", "QUILL, HESTER"),
    ("Hester Quill", "@hesterquill wrote it"),
    ("Hester Quill", "H3st3r Qu1ll did it"),
    ("Zoë Müller-Lyne", "Zoe Muller Lyne did it"),
    ("Rosie de la Cour", "I saw Ms de la Cour"),
    ("Gareth Brook", "Mr brook did it"),
    ("Gareth Brook", "gareth brook did it"),
    ("Gareth Brook", "Brook did it"),
    ("An Li", "An Li did it"),
]
NOT_NAMED = [
    ("Hester Quill", "A letter came"),
    ("Hester Quill", "A child called Hester is missing"),
    ("Hester Quill", "I told the head"),
    ("Gareth Brook", "He fell into the brook"),
    ("An Li", "an angry letter"),
    ("", "a letter"),
]


@pytest.mark.parametrize(("name", "words"), NAMED)
def test_a_full_name_or_a_surname_names_a_person(name: str, words: str) -> None:
    assert is_named(holding(name), writing(words), strictly=True)


@pytest.mark.parametrize(("name", "words"), NOT_NAMED)
def test_other_words_name_nobody(name: str, words: str) -> None:
    assert not is_named(holding(name), writing(words), strictly=True)


@pytest.mark.parametrize(
    ("role", "words"),
    [
        ("head", "Hester hit a child"),
        ("head", "Hettie hit a child"),
        ("head", "the head hit a child"),
        ("principal", "our headteacher hit a child"),
        ("dsl", "the safeguarding lead took it"),
        ("dsl", "the DSL took it"),
        ("deputy", "The deputy took it"),
        ("chair", "the chair of governors"),
    ],
)
def test_of_somebody_here_a_forename_or_a_role_is_enough(role: str, words: str) -> None:
    held = holding("Hester Quill", role)

    assert is_named(held, writing(words), strictly=False)
    assert not is_named(held, writing("a teacher took it"), strictly=False)
