"""Contempt, threats, accusations and disclosures, function by function.

``tone_functions.tsv``: what has to come of a sentence (held: at least asked; never:
stopped, as words for the safeguarding lead; free: not stopped), which function of
speech it is of, and the sentence. The sentences are our own.
"""

import re
from collections import defaultdict
from pathlib import Path

import pytest

from schoolgate.checks.text import harm, tone
from schoolgate.checks.text.tests.looking import findings, real_posts

ROWS = [
    line.split("\t")
    for line in Path(__file__)
    .with_name("tone_functions.tsv")
    .read_text(encoding="utf-8")
    .splitlines()
]


def found(text: str) -> set[tuple[str, bool]]:
    seen = findings(tone, text) + findings(harm, text)
    return {(each.fact, each.certain) for each in seen}


def shares(kind: str) -> dict[str, float]:
    """Of each function, the share of sentences about which anything is found."""
    every: dict[str, list[bool]] = defaultdict(list)
    for which, function, text in ROWS:
        if which == kind:
            every[function].append(bool(found(text)))
    return {name: sum(held) / len(held) for name, held in every.items()}


def test_contempt_threats_and_accusations_are_held() -> None:
    held = shares("held")

    assert len(held) >= 7
    assert min(held.values()) >= 0.8
    assert sum(held.values()) / len(held) >= 0.95


@pytest.mark.parametrize("text", [row[2] for row in ROWS if row[0] == "never"])
def test_words_of_harm_are_never_only_asked(text: str) -> None:
    assert ("harm.told", True) in found(text)


@pytest.mark.parametrize("text", [row[2] for row in ROWS if row[0] == "free"])
def test_school_life_is_never_stopped(text: str) -> None:
    assert not any(certain for _, certain in found(text))


def test_school_life_is_seldom_asked() -> None:
    assert sum(shares("free").values()) / len(shares("free")) <= 0.1


def test_whatever_is_found_was_let_through_by_the_trigger() -> None:
    texts = [row[2] for row in ROWS] + list(real_posts())
    pairs = ((tone.CONTEMPT, tone.TRIGGER), (harm.BOOK, harm.TRIGGER))

    for book, pattern in pairs:
        trigger = re.compile(pattern, re.IGNORECASE)
        skipped = [text for text in texts if not trigger.search(text)]
        assert [text for text in skipped if any(True for _ in book.find(text))] == []
