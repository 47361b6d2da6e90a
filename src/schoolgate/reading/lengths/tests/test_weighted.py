"""X's count, held to the cases that X itself publishes."""

from functools import cache
from pathlib import Path

import pytest
import yaml

from schoolgate.reading.lengths.links import links
from schoolgate.reading.lengths.weighted import pieces

CASES = Path(__file__).resolve().parents[5].parent / "shared/data/twitter-text"
# Of 91 cases these four differ: what X's own shortener takes off a t.co link, and a
# name that is not in ASCII and has no http before it.
BEYOND_US = [
    "Extract a t.co URL with a trailing apostrophe",
    "Extract a t.co URL with a trailing hyphen",
    "DO NOT extract URLs with > 40 characters in a t.co slug",
    "Extract domain followed by Japanese characters",
]


@cache
def cases(file: str, group: str) -> list[dict[str, object]]:
    source = CASES / file
    if not source.exists():
        pytest.skip(f"SKIPPED FOR WANT OF DATA: {file} is not beside this clone")
    found: list[dict[str, object]] = yaml.safe_load(source.read_text())["tests"][group]
    return found


def weight(text: str) -> int:
    return sum(weight for _, weight in pieces(text))


@pytest.mark.parametrize(
    ("group", "count"),
    [
        ("WeightedTweetsWithDiscountedEmojiCounterTest", 22),
        ("UnicodeDirectionalMarkerCounterTest", 2),
    ],
)
def test_every_official_case_weighs_what_x_says(group: str, count: int) -> None:
    wrong = []
    for case in cases("validate.yml", group):
        text, expected = case["text"], case["expected"]
        assert isinstance(text, str)
        assert isinstance(expected, dict)
        if weight(text) != expected["weightedLength"]:
            wrong.append(case["description"])

    assert wrong == []
    assert len(cases("validate.yml", group)) == count


def test_links_are_those_that_x_would_shorten() -> None:
    wrong = []
    for case in cases("extract.yml", "urls"):
        text = case["text"]
        assert isinstance(text, str)
        if [text[start:end] for start, end in links(text)] != case["expected"]:
            wrong.append(case["description"])

    assert wrong == BEYOND_US


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A plain sentence.", 17),
        ("‘Well done’ – all", 17),
        ("£5 for 3 €", 11),
        ("Tickets at school.org.uk/fair today", 40),
        ("See https://www.example.com/a/very/long/path?with=query.", 28),
        ("Fill in form.pdf or e.g. this.", 30),
        ("👨\u200d👩\u200d👧\u200d👦", 2),
        ("🏴\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f 🇬🇧", 5),
        ("1\ufe0f\u20e3 2", 4),
        ("line\r\nline", 9),
    ],
)
def test_a_text_weighs(text: str, expected: int) -> None:
    assert weight(text) == expected


def test_letters_are_counted_composed_and_lead_back_to_the_text_as_given() -> None:
    decomposed = "Cafe\u0301 open"

    assert weight(decomposed) == 9
    assert list(pieces(decomposed))[3:5] == [(5, 1), (6, 1)]
