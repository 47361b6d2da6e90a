"""Which roles an alarm's words speak of, and in which languages they are read."""

import pytest

from schoolgate.reading.colleagues import Writing
from schoolgate.web.concerns.mentions import is_readable, roles_in


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
    assert role in roles_in(Writing(words))


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
    assert not roles_in(Writing(words))


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
    assert is_readable(Writing(words))


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
    assert not is_readable(Writing(words))
