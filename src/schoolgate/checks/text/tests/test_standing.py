"""What is beneath a school's page, and what runs the school or its people down."""

import pytest

from schoolgate.checks.text import standing
from schoolgate.checks.text.tests.looking import facts, findings, marked


@pytest.mark.parametrize(
    "text",
    [
        "Mondays, eh? lol",
        "OMG what a day",
        "Year 4 were gonna sing but nah",
        "Gr8 work Year 2",
        "COME TO THE FAIR THIS SATURDAY EVERYBODY",
        "Please read the letter NOW!!!!!",
        "What were they thinking? Odd socks again",
        "No prizes for guessing who forgot his kit",
        "This job is killing me",
        "ur kids will love it",
    ],
)
def test_slang_shouting_and_jokes_at_a_cost_are_unprofessional(text: str) -> None:
    assert "standing.unprofessional" in facts(standing, text)


@pytest.mark.parametrize(
    "text",
    [
        "The staff are all off to the pub",
        "Teachers deserve a large gin after that trip",
        "It's wine o'clock in the staff room",
        "Slightly hungover this morning",
        "There's a rumour about the new head",
        "I heard that Mrs Ward is leaving",
        "Apparently some parents complained again",
        "Our classroom is a shambles",
        "So much better than the other school",
        "Unlike other schools, we care",
        "Fed up with parents who are late",
        "Nightmare parents at the gate today",
    ],
)
def test_what_runs_the_school_or_its_people_down_is_disrepute(text: str) -> None:
    assert "standing.disrepute" in facts(standing, text)


@pytest.mark.parametrize(
    "text",
    [
        "YEAR 6 LEAVERS' ASSEMBLY",
        "PTA SUMMER FAYRE",
        "PLEASE NOTE: the office is closed.",
        "We won!!!",
        "The rumour of dragons fills our Year 4 stories",
        "We ate at the Rose and Crown pub museum",
        "Better late than never: our spring newsletter",
        "The children made a happy mess with paint",
        "The Titanic was a disaster that Year 5 wrote about",
        "Hat and gloves, please: it is cold",
        "A pint of milk is 568 ml, Year 3 found",
    ],
)
def test_ordinary_words_pass(text: str) -> None:
    assert findings(standing, text) == []


def test_a_person_always_says_and_the_words_are_shown() -> None:
    text = "Well that was a day LOL"

    [found] = findings(standing, text)

    assert not found.certain
    assert marked(text, found) == "LOL"
