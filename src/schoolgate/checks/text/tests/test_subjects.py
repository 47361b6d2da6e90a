"""Subjects that divide people: named, or with a side taken."""

import pytest

from schoolgate.checks.text import subjects
from schoolgate.checks.text.tests.looking import findings


@pytest.mark.parametrize(
    "text",
    [
        "We support the strikes",
        "Our school stands with the strikers",
        "The war in Gaza must stop",
        "Stop the war",
        "Immigration needs to end",
        "As staff we condemn the invasion",
        "Vaccines should never be given to children",
        "We say no to private schools",
        "The small boats are a disgrace",
    ],
)
def test_taking_a_side_is_certain(text: str) -> None:
    found = findings(subjects, text)

    assert any(each.certain for each in found)


@pytest.mark.parametrize(
    "text",
    [
        "Year 6 debated abortion today",
        "A talk about Brexit",
        "News from Gaza reached us",
        "The asylum debate came up in class",
        "Teachers' strikes were in the news",
        "The anti-vax movement was discussed",
        "Two lessons about the terror attacks",
        "Should there be a death penalty?",
        "Black Lives Matter was our theme",
    ],
)
def test_naming_one_is_asked(text: str) -> None:
    found = findings(subjects, text)

    assert found
    assert not any(each.certain for each in found)


@pytest.mark.parametrize(
    "text",
    [
        "Our Remembrance Day assembly remembered those who died in the war",
        "On Holocaust Memorial Day we heard a survivor",
        "Year 6 learned about children in the Second World War",
        "The school is closed on Thursday because of industrial action",
        "Flu vaccinations are on 14 October",
        "Cake sale for the appeal: families fleeing the war in Ukraine need help",
        "The clock struck twelve. Strike up the band!",
        "Climate week: Year 3 made wind turbines",
        "The Israelites crossed the Red Sea",
        "We have a private car park",
        "Year 4's Roman empire display and the statue of Boudicca",
        "Fire drill and lockdown drill went well",
        "Grammar, spelling and punctuation prizes",
        "Water guns are not allowed on trips",
        "Learning about gender in French nouns",
    ],
)
def test_what_schools_mark_and_teach_passes(text: str) -> None:
    assert findings(subjects, text) == []
