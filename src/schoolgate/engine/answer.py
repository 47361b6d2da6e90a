"""What does our policy say about this? The clauses that answer a question, best first.

A question is held against what each clause asks and the questions it is known to
answer: shared words count by how rare they are among the clauses. No model, no guess:
a question that shares no telling word with any clause gets no answer.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from math import log, sqrt

from schoolgate.engine.clause import Clause

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_ENDINGS = ("ations", "ation", "ings", "ing", "ied", "ies", "ed", "es", "s", "e", "y")
_COMMON = frozenset(
    "a about all am an and any are as at be been but by can could do does for from get "
    "had has have how i if in is it its let may me must my no not of on one or our out "
    "policy put say school see shall she should so some that the their them then there "
    "they this to up us use want was we what when where which who why will with would "
    "you your he her his him okay ok allowed".split()
)
_LEAST = 0.12


def answers(clauses: Sequence[Clause], question: str) -> list[Clause]:
    """List the clauses that answer a question, the best one first."""
    asked = _words(question)
    rare = _rarity(clauses)
    scored = [(_score(asked, clause, rare), clause) for clause in clauses]
    found = [(score, clause) for score, clause in scored if score >= _LEAST]
    return [clause for _, clause in sorted(found, key=lambda pair: -pair[0])]


def _score(asked: frozenset[str], clause: Clause, rare: "Counter[str]") -> float:
    """Half for the one sentence that is nearest, half for all that the clause says."""
    sentences = [_words(text) for text in (clause.asks, *clause.questions)]
    nearest = max(_likeness(asked, sentence, rare) for sentence in sentences)
    whole = frozenset[str]().union(*sentences)
    covered = _weight(asked & whole, rare) / (_weight(asked, rare) or 1)
    return (nearest + covered * sqrt(nearest)) / 2


def _likeness(
    one: frozenset[str], other: frozenset[str], rare: "Counter[str]"
) -> float:
    both = _weight(one & other, rare)
    return both / (sqrt(_weight(one, rare) * _weight(other, rare)) or 1)


def _weight(words: Iterable[str], rare: "Counter[str]") -> float:
    most = rare.total() or 1
    return sum(log(1 + most / (1 + rare[word])) for word in words)


def _rarity(clauses: Iterable[Clause]) -> "Counter[str]":
    return Counter(
        word
        for clause in clauses
        for word in _words(" ".join((clause.asks, *clause.questions)))
    )


def _words(text: str) -> frozenset[str]:
    found = (word.lower().replace("’", "'") for word in _WORD.findall(text))
    return frozenset(_stem(word) for word in found if word not in _COMMON)


def _stem(word: str) -> str:
    word = word.removesuffix("'s")
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word.removesuffix(ending)
    return word
