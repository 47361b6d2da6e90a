"""Words read through signs, stretching, masks and spaces."""

import re

import pytest

from schoolgate.reading.disguise import HIDDEN, forms, recognised, tokens

KNOWN = forms({"dumb": "", "silly": "", "sill": "", "pest": ""})


def read(text: str) -> list[str]:
    found = (recognised(token, KNOWN) for token in tokens(text))
    return [word for word in found if word is not None]


@pytest.mark.parametrize(
    "text",
    [
        "dumb", "Dumb!", "d*mb", "du**", "d#mb", "duuuumb", "d u m b", "d.u.m.b",
        "d-u-m-b", "DUMB", "(dumb)", "ｄｕｍｂ", "d\u200bumb", "dum8", "dumb*",
    ],
)  # fmt: skip
def test_a_word_is_read_through_its_disguise(text: str) -> None:
    assert read(f"so {text} of") == ["dumb"]


@pytest.mark.parametrize("text", ["s1lly", "$illy", "si11y", "s!lly", "silllly"])
def test_signs_stand_for_letters(text: str) -> None:
    assert read(text) in (["silly"], ["sill"])


@pytest.mark.parametrize(("text", "word"), [("pests", "pest"), ("dumbz", "dumb")])
def test_plurals_are_read(text: str, word: str) -> None:
    assert read(text) == [word]


@pytest.mark.parametrize(
    "text",
    [
        "dumbbell",
        "number",
        "tempest",
        "https://a.example/dum8",
        "a b c d e",
        "5* and A* grades",
        "c# and f#",
    ],
)
def test_other_words_are_left_alone(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize("text", ["d*mb", "$illy", "duuumb", "d u m b", "s1lly"])
def test_the_pattern_for_hidden_words_matches_them(text: str) -> None:
    assert re.search(HIDDEN, f"so {text} of")
