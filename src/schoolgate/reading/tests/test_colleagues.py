"""Who is named in an alarm: rather a person too many than one too few."""

import pytest

from schoolgate.reading.colleagues import Name, Writing, is_named, within_one
from schoolgate.reading.cyrillic import sound


def named(name: str, words: str, *, strictly: bool) -> bool:
    forename, _, surname = name.partition(" ")
    return is_named([Name(forename, surname)], Writing(words), strictly=strictly)


NAMED = [
    ("Hester Quill", "hester quill did it"),
    ("Hester Quill", "Quill did it"),
    ("Hester Quill", "quill hit a boy"),
    ("Hester Quill", "mrs quill hit a boy"),
    ("Hester Quill", "It was quill"),
    ("Hester Quill", "Mrs Quill's car"),
    ("Hester Quill", "QUILL, HESTER"),
    ("Hester Quill", "QUILL HIT A BOY"),
    ("Hester Quill", "@hesterquill wrote it"),
    ("Hester Quill", "@quillhester wrote it"),
    ("Hester Quill", "hquill wrote it"),
    ("Hester Quill", "H. Quill"),
    ("Hester Quill", "H3st3r Qu1ll did it"),
    ("Hester Quill", "Mrs Quil hit Zofia"),
    ("Hester Quill", "hester quil hit"),
    ("Hester Quill", "Mrs Qulil hit"),
    ("Hester Quill", "quil hit a boy"),
    ("Hester Quill", "The Quills did it"),
    ("Hester Quill", "Boję się pani Quillowej, to Quillowa"),
    ("Hester Quill", "Mrs Qüill hit"),
    ("Hester Quill", "Mrs Qui\u200bll hit"),
    ("Hester Quill", "Mrs Qui-ll hit"),
    ("Hester Quill", "it was q u i l l"),
    ("Hester Quill", "Хестер Квилл ударила ребенка"),
    ("Hester Quill", "Это сделала Квилл"),
    ("Zoë Müller-Lyne", "Zoe Muller Lyne did it"),
    ("Zoë Müller-Lyne", "Ms Lyne did it"),
    ("Rosie de la Cour", "I saw Ms de la Cour"),
    ("Gareth Brook", "Mr brook did it"),
    ("Gareth Brook", "gareth brook did it"),
    ("Gareth Brook", "Brook did it"),
    ("Delia Frost", "frost hit a child"),
    ("An Li", "An Li did it"),
    ("Chandra Loom", "Chandra Loom hit a child"),
]
NOT_NAMED = [
    ("Hester Quill", "A letter came"),
    ("Hester Quill", "A child called Hester is missing"),
    ("Hester Quill", "I told the head"),
    ("Hester Quill", "She made a quilt"),
    ("Gareth Brook", "He fell into the brook"),
    ("Delia Frost", "frost on the playground, a boy slipped"),
    ("Delia Frost", "the front gate is open"),
    ("An Li", "an angry letter"),
    ("", "a letter"),
    (" Quill", "a letter"),
]


@pytest.mark.parametrize(("name", "words"), NAMED)
def test_a_full_name_or_a_surname_names_a_person(name: str, words: str) -> None:
    assert named(name, words, strictly=True)


@pytest.mark.parametrize(("name", "words"), NOT_NAMED)
def test_other_words_name_nobody(name: str, words: str) -> None:
    assert not named(name, words, strictly=True)


@pytest.mark.parametrize(
    "words",
    [
        "Hester hit a child",
        "Hettie hit a child",
        "hesters hand",
        "HQ did it",
        "Mrs Q hit him",
        "Q. hit a boy",
        "Хестер ударила ребенка",
    ],
)
def test_a_forename_or_initials_name_a_person_less_surely(words: str) -> None:
    assert named("Hester Quill", words, strictly=False)
    assert not named("Hester Quill", words, strictly=True)
    assert not named("Hester Quill", "a teacher took it", strictly=False)


@pytest.mark.parametrize("words", ["PE was cancelled", "He is in Y4", "The IT room"])
def test_two_capitals_of_a_subject_are_nobodys_initials(words: str) -> None:
    assert not named("Paula Evans", words, strictly=False)
    assert not named("Ian Thorne", words, strictly=False)


@pytest.mark.parametrize("written", ["quill", "quil", "quilll", "qulil", "quell"])
def test_one_slip_is_near(written: str) -> None:
    assert within_one(written, "quill")


@pytest.mark.parametrize("written", ["", "q", "qual", "quacks", "ulliq", "quail"])
def test_two_slips_are_not(written: str) -> None:
    assert not within_one(written, "quill")


def test_a_name_sounds_alike_in_two_alphabets() -> None:
    assert sound("quill") == "kvil"
    assert sound("khan") == sound("han")


def test_a_text_of_single_letters_takes_no_time() -> None:
    assert not named("Hester Quill", "x " * 10_000, strictly=False)
