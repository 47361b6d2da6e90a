"""Where children are, were and will be, and where somebody lives."""

import re

import pytest

from schoolgate.checks.text import whereabouts
from schoolgate.checks.text.tests.looking import facts, findings, marked, real_posts
from schoolgate.reading.school import School

OFF_SITE = [
    "Year 4 are at the Science Museum today",
    "Year 6 are leaving for the residential in Dorset on Monday",
    "Our pupils are off to London Zoo tomorrow",
    "Y5 have arrived safely at Kingswood Outdoor Centre",
    "We are on our way to the theatre with Class 3",
    "Reception will be visiting Hill Farm next week",
    "Year 2 are visiting the mosque on Friday",
    "S2 are at Edinburgh Zoo today",
    "P7 are visiting Stirling Castle on Friday",
    "Our netball team are playing at Dukes Meadows this afternoon",
    "Hello from Year 6 at PGL!",
    "The children are at the beach and having a ball",
    "Trip to Hampton Court on 12 May for Year 3",
    "Year 5 swim at Putney Leisure Centre every Tuesday",
    "We are taking Year 1 to the farm on Monday",
    "The coach to Legoland leaves soon, Year 2!",
    "Heading to the Natural History Museum with Year 3",
    "Year 6 residential in Dorset: day 2, and all are well",
    "Our choir is singing at St Paul's Cathedral tonight",
    "Year 4 are camping in Epping Forest",
    "Nursery walk to the park tomorrow",
    "Year 5 are walking to Richmond Park now",
    "YEAR 4 ARE AT THE SCIENCE MUSEUM TODAY",
    "Our Year 6 children are in Dorset this week",
    "Good luck to our football team at Craven Cottage today",
    "The coach departs Putney Bridge at 7am, Year 4",
]
SILENT = [
    "Year 4 are in the hall at 3pm",
    "Assembly is at 9am in the school hall",
    "Year 4 are learning about London",
    "Our pupils are good at Maths",
    "Year 3 looked at Van Gogh today",
    "Year 5 are in Spanish class",
    "Welcome back to school, everyone",
    "Year 6 are at lunch",
    "Year 1 had a wonderful day at the zoo yesterday",
    "The summer fair is at school on Saturday",
    "Visit the school website for dates",
    "We thank the Friends for the visit from the fire service",
    "Year 2 wrote letters to Father Christmas",
    "The children are at home for half term",
    "Pupils are off to a flying start",
    "Our new library opens at Easter",
    "Year 3 are reading in the garden",
    "Phonics workshop for parents in Room 4 at 9am",
]


@pytest.mark.parametrize("text", OFF_SITE)
def test_where_children_are_or_will_be_is_found(text: str) -> None:
    found = findings(whereabouts, text)

    assert "whereabouts.off_site" in {each.fact for each in found}
    assert all(each.certain for each in found)


@pytest.mark.parametrize("text", SILENT)
def test_the_school_itself_and_no_place_are_let_through(text: str) -> None:
    assert facts(whereabouts, text) == set()


@pytest.mark.parametrize(
    "text",
    ["We are at the Science Museum today!", "Off to London Zoo!", "Hi from PGL!"],
)
def test_where_nobody_is_named_a_person_must_say(text: str) -> None:
    found = findings(whereabouts, text)

    assert [(each.fact, each.certain) for each in found] == [
        ("whereabouts.off_site", False)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Year 4 visited the Science Museum yesterday",
        "Year 4 went to London Zoo last week",
        "Our pupils had a wonderful day at Hill Farm",
        "Year 6 loved their residential in Dorset",
        "Year 3 learnt about fire on their trip to the Tower of London",
        "Our choir sang at St Paul's Cathedral last week",
        "Thank you to all who helped on the Year 2 trip to Kew Gardens",
    ],
)
def test_a_finished_trip_to_a_named_place_is_told_apart(text: str) -> None:
    assert facts(whereabouts, text) == {"whereabouts.past_off_site"}


@pytest.mark.parametrize(
    "text",
    [
        "Aisha lives at 12 Oak Road",
        "He lives on Oak Road",
        "his home address is on the form",
        "Sam lives next door to the church",
        "The family moved to Elm Close",
        "Aisha's house is number 7",
        "She lives opposite the park",
        "My friend lives at number 12",
    ],
)
def test_where_somebody_lives_is_found(text: str) -> None:
    found = findings(whereabouts, text)

    assert [(f.fact, f.certain) for f in found] == [("whereabouts.home", True)]


def test_a_home_town_is_asked_and_a_country_is_not() -> None:
    assert [f.certain for f in findings(whereabouts, "Aisha lives in Putney")] == [
        False
    ]
    assert facts(whereabouts, "The penguin lives in Antarctica") == set()


@pytest.mark.parametrize(
    "text",
    [
        "Nobody lives for ever",
        "Life in Roman times: where they lived",
        "Home reading is due on Friday",
        "The e-mail address of the office has changed",
        "Year 5 moved up to the next stage",
    ],
)
def test_living_in_general_is_let_through(text: str) -> None:
    assert "whereabouts.home" not in facts(whereabouts, text)


@pytest.mark.parametrize(
    "text",
    [
        "Year 6: meet at 8:15 at Putney station",
        "The coach leaves from St Mary's Church at 9am, Year 4",
        "Parents of Year 3 can collect from the leisure centre at 3.30pm",
        "Netball match at Oakfield Park, 2 p.m., pick-up at half past three",
        "Our team: kick-off 14:00 at Dukes Meadows",
        "Pupils return by coach to the bus stop at 5 o'clock",
        "Drop-off is at Kew Gardens, noon, class 4",
        "Meet outside Boots at ten past nine, Year 5",
    ],
)
def test_a_time_and_a_place_together_are_found(text: str) -> None:
    assert "whereabouts.time_and_place" in facts(whereabouts, text)


@pytest.mark.parametrize(
    "text",
    [
        "Parents' evening is in the hall at 6pm",
        "Collect Year 2 from the playground at 3.15pm",
        "Meet at the school gate at 8:30, Year 3",
        "Year 6 are at the Science Museum today",
        "School starts at 8.50",
        "Meet our new caretaker, Mr Hart, in class 3",
    ],
)
def test_an_hour_at_the_school_itself_is_let_through(text: str) -> None:
    assert "whereabouts.time_and_place" not in facts(whereabouts, text)


def test_a_place_of_the_schools_own_name_is_the_school() -> None:
    school = School(name="St Mary's Putney")

    assert facts(whereabouts, "Year 4 are at St Mary's today", school) == set()


def test_a_finding_marks_the_place() -> None:
    text = "Hello! Year\u00a04 are at the Science\u200b Museum today."

    assert marked(text, findings(whereabouts, text)[0]) == "the Science\u200b Museum"


def test_few_real_posts_are_asked_about_and_none_stopped() -> None:
    posts = real_posts()

    found = {post: findings(whereabouts, post) for post in posts}
    passing = {p for p in posts if re.search(whereabouts.TRIGGER, p.lower())}

    assert {post for post, seen in found.items() if seen} <= passing
    assert not any(each.certain for seen in found.values() for each in seen)
    assert sum(map(bool, found.values())) <= 12
    assert len(passing) < 0.13 * len(posts)
