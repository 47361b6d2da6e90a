"""One person is met in a sentence; a group, a topic and a place are not."""

import re

import pytest

from schoolgate.reading.somebody import SOMEBODY, is_somebody


def people(text: str) -> list[str]:
    found = re.finditer(SOMEBODY, text)
    return [match[0] for match in found if is_somebody(match)]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("today Sam sang", ["Sam"]),
        ("he sang", ["he"]),
        ("a pupil in Year 4 sang", ["a pupil in Year 4"]),
        ("our brave girl sang", ["our brave girl"]),
        ("Mrs Hart sang", ["Mrs Hart"]),
        ("one of our pupils sang", ["one of our pupils"]),
    ],
)
def test_one_person_is_met(text: str, who: list[str]) -> None:
    assert people(text) == who


@pytest.mark.parametrize(
    "text",
    ["our pupils sang", "Today in London", "Families may come", "mental health week"],
)
def test_a_group_or_a_topic_is_nobody(text: str) -> None:
    assert people(text) == []
