"""A question finds its clause, or none."""

from schoolgate.engine.answer import answers
from schoolgate.engine.clause import Clause, Mode

CLAUSES = [
    Clause("A", "", "Privacy settings at the highest level", Mode.GUIDE, "policy"),
    Clause("B", "", "No social media in lessons", Mode.GUIDE, "policy",
           questions=("May I look at my phone while I teach?",)),
    Clause("C", "", "Photographs only with written consent", Mode.BLOCK, "posts"),
]  # fmt: skip


def ids(question: str) -> list[str]:
    return [clause.id for clause in answers(CLAUSES, question)]


def test_the_nearest_clause_comes_first() -> None:
    assert ids("How high must my privacy settings be?")[:1] == ["A"]
    assert ids("Do I need consent for a photograph?")[:1] == ["C"]


def test_a_known_question_counts_as_much_as_the_clause() -> None:
    assert ids("Can I use my phone when teaching?")[:1] == ["B"]


def test_a_question_without_a_telling_word_finds_nothing() -> None:
    assert ids("What about the dinner menu?") == []
