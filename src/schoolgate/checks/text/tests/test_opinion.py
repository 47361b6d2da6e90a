"""A personal opinion put as the school's."""

import pytest

from schoolgate.checks.text import opinion
from schoolgate.checks.text.tests.looking import findings, marked


@pytest.mark.parametrize(
    "text",
    [
        "We at the school believe the government has let children down",
        "As a school, we think Ofsted should go",
        "The school supports the new tax",
        "Our position on academies is clear",
        "We feel strongly that league tables do harm",
        "I think SATs are cruel",
    ],
)
def test_a_view_of_the_world_from_the_school_is_certain(text: str) -> None:
    assert any(each.certain for each in findings(opinion, text))


@pytest.mark.parametrize(
    "text",
    [
        "In my view, children should read more",
        "In our opinion this is the wrong way",
        "I personally believe in sleep",
        "I reckon it will rain",
        "IMHO the old hall was nicer",
        "We are appalled by the news",
        "It's simply ridiculous that buses don't stop here",
        "I think people should walk more",
    ],
)
def test_what_reads_as_an_opinion_is_asked(text: str) -> None:
    found = findings(opinion, text)

    assert found
    assert not any(each.certain for each in found)


@pytest.mark.parametrize(
    "text",
    [
        "We believe in every child",
        "We think you will love our summer concert",
        "We feel so proud of Year 6",
        "What do you think? Tell us below",
        "The view from the tower was wonderful",
        "Year 3 think the frog will win",
        "Thank you for all your support",
        "Points of view: a lesson on perspective",
    ],
)
def test_pride_and_ordinary_words_pass(text: str) -> None:
    assert findings(opinion, text) == []


def test_the_finding_marks_the_authors_own_words() -> None:
    text = "Well, in  my humble opinion, fine."

    [found] = findings(opinion, text)

    assert marked(text, found) == "in  my humble opinion"
