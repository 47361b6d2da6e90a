"""Who is named in an alarm: rather a person too many than one too few."""

import pytest

from schoolgate.policyfile.role_words import ROLES, role_words
from schoolgate.reading.colleagues import Name, Writing, is_named, within_one
from schoolgate.reading.cyrillic import sound
from schoolgate.reading.role_titles import is_understood, roles_named


def named(name: str, words: str, *, strictly: bool) -> bool:
    forename, _, surname = name.partition(" ")
    return is_named([Name(forename, surname)], Writing(words), strictly=strictly)


def roles(words: str) -> frozenset[str]:
    rows = role_words()
    phrases = {
        role: [one for row in rows for one in row.phrases[role]] for role in ROLES
    }
    return roles_named(Writing(words), phrases)


def understood(words: str) -> bool:
    common = [one for row in role_words() for one in row.common]
    return is_understood(Writing(words), common)


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


@pytest.mark.parametrize(
    ("role", "words"),
    [
        ("head", "The head hit Zofia"),
        ("head", "our headteacher hit a child"),
        ("head", "Head teacher hit a boy"),
        ("head", "head teacher's husband"),
        ("head", "head-teacher"),
        ("head", "HEADTEACHER"),
        ("head", "Head hit a boy"),
        ("head", "It was the Head"),
        ("head", "HT hit a boy"),
        ("head", "our boss hit a boy"),
        ("head", "the head of the school hit him"),
        ("head", "y pennaeth"),
        ("head", "Mae'r bennaeth wedi taro plentyn"),
        ("head", "dyrektorka uderzyła dziecko"),
        ("head", "la directrice a frappé un enfant"),
        ("head", "директор ударил ребенка"),
        ("dsl", "Our DSL touched a child"),
        ("dsl", "the safeguarding lead took it"),
        ("deputy", "The deputy took it"),
        ("chair", "the chair of governors"),
        ("chair", "The chair hit a child"),
    ],
)
def test_a_role_is_found_under_the_names_it_goes_by(role: str, words: str) -> None:
    assert role in roles(words)


@pytest.mark.parametrize(
    "words",
    [
        "He hit the child with a chair",
        "He hit the child with the chair",
        "A boy was hit on the head",
        "Head injury at break",
        "Head lice again in Y4",
        "the head of maths told me",
        "a headless doll",
        "frost on the playground",
        "a letter came",
    ],
)
def test_a_part_of_the_body_and_furniture_are_nobodys_role(words: str) -> None:
    assert not roles(words)


@pytest.mark.parametrize(
    "words",
    [
        "A letter came: pay, or pictures of pupils go round.",
        "boy y4 bruises arms legs crying",
        "help",
        "Mae dyn wrth y giât yn tynnu lluniau plant",
        "Dziecko nie wróciło do szkoły i boi się",
        "Мальчик не пришёл в школу и боится",
        "𝐀 𝐛𝐨𝐲 𝐢𝐬 𝐦𝐢𝐬𝐬𝐢𝐧𝐠 𝐚𝐧𝐝 𝐧𝐨𝐛𝐨𝐝𝐲 𝐤𝐧𝐨𝐰𝐬",
    ],
)
def test_words_of_a_known_language_are_understood(words: str) -> None:
    assert understood(words)


@pytest.mark.parametrize(
    "words",
    [
        "ضرب المدير طفلا في المدرسة",
        "校長打了一個孩子",
        "প্রধান শিক্ষক একটি শিশুকে মেরেছেন",
        "Ο διευθυντής χτύπησε ένα παιδί",
        "Hiệu trưởng đánh học sinh trước lớp học",
    ],
)
def test_words_of_an_unknown_language_are_not(words: str) -> None:
    assert not understood(words)


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
