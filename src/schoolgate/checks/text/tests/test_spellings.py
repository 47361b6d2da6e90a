"""A name is a set of spellings: joined, split, in cells, in forms, one name alone."""

import pytest

from schoolgate.checks.text import names
from schoolgate.checks.text.tests.looking import facts, findings
from schoolgate.engine.people import Person
from schoolgate.reading.school import School

SPELLINGS = [
    # who is on the roll, and how a post writes them in full
    ("Jo|St. John", "Well done Jo St. John of Year 5"),
    ("Jo|St. John", "Well done Jo St John of 5M"),
    ("Amy|Smith/Jones", "Gold for Amy Smith/Jones in Year 1"),
    ("Amy|Smith/Jones", "Well done Amy Jones in Year 1"),
    ("Anand|s/o Kumar", "Well done Anand s/o Kumar of Year 5"),
    ("Anand|s/o Kumar", "Well done Anand Kumar of Year 5"),
    ("Minjun|Kim", "Well done Min Jun Kim in 3B"),
    ("Min Jun|Kim", "Well done Minjun Kim in 3B"),
    ("Abdulrahman|Ali", "Abdul Rahman Ali of 2S read to the whole hall"),
    ("Oluwaseun|Ade", "Oluwa Seun Ade of 4W sang"),
    ("Xiaoming|Li", "Xiao-Ming Li of 3B came first"),
    ("Priya|Rao", "“Priya” Rao of 6K is our reader of the week"),
    ("Priya|Rao", "Forename: Priya Surname: Rao Class: 6K"),
    ("Priya|Rao", "Surname: Rao | Forename: Priya"),
    ("Priya|Rao", "First name: Priya, last name: Rao"),
    ("Priya|Rao", "Man of the match: Priya Rao"),
    ("Priya|Rao", "Winner of the bake-off – Priya Rao!"),
    ("Priya|Rao", "| Rao | Priya | Gold |\n| Nowak | Zofia | Silver |"),
    ("Priya|Rao", "Priya\tRao\t12\nZofia\tNowak\t11"),
    ("Priya|Rao", "Rao;Priya;12\nNowak;Zofia;11"),
    ("Sukarno|", "Well done Sukarno in Year 5"),
    ("Sukarno|-", "Well done Sukarno in Year 5"),
]
HELD_ONLY = [
    ("Priya|Rao", "Follow our captain @priya.rao for match reports"),
    ("Evan|Barrett", "Well done to Evn Barrett in Year 4"),
    ("Bo|Ng", "bo ng scored in 2S's match"),
    ("Priya|Rao", "Prizes: Rao (Priya), Nowak (Zofia)"),
    ("Priya|Rao", "In the team: Rao Priya and others"),
]


def on_a_roll(name: str) -> School:
    forename, _, surname = name.partition("|")
    pupils = (Person("1", forename, surname), Person("2", "Zofia", "Nowak"))
    return School(pupils=pupils, staff=())


@pytest.mark.parametrize(("name", "text"), SPELLINGS)
def test_equal_spellings_are_one_name(name: str, text: str) -> None:
    found = findings(names, text, on_a_roll(name))

    assert any(f.fact == names.CHILD_FULL and f.certain for f in found)


@pytest.mark.parametrize(("name", "text"), HELD_ONLY)
def test_weaker_spellings_are_asked_about(name: str, text: str) -> None:
    assert names.CHILD_FULL in facts(names, text, on_a_roll(name))


@pytest.mark.parametrize(
    "text",
    [
        "Look what Zofia made this morning!",
        "Come and see the robot that Zofia built",
        "Zofia's cake is the one to beat at Friday's bake sale",
    ],
)
def test_a_forename_of_the_roll_needs_no_cue_on_the_schools_own_account(
    text: str,
) -> None:
    roll = (Person("1", "Zofia", "Nowak"),)
    own = School(name="Elm", pupils=roll, staff=())

    [found] = [f for f in findings(names, text, own) if f.fact == names.CHILD_ANY]

    assert not found.certain
    assert names.CHILD_ANY not in facts(names, text, School(pupils=roll, staff=()))


@pytest.mark.parametrize(
    "text",
    [
        "By the grace of good weather the fair is on again",
        "We will meet in May",
        "Photo: Priya Rao",
        "Interview with Priya Rao",
    ],
)
def test_words_and_the_news_of_others_stay_unsure(text: str) -> None:
    roll = tuple(
        Person(str(at), *each)
        for at, each in enumerate(
            [("Grace", "Hill"), ("May", "Will"), ("Priya", "Rao")]
        )
    )
    found = findings(names, text, School(name="Elm", pupils=roll, staff=()))

    assert not any(each.certain for each in found)
