"""What the law holds apart, said of one person; a topic alone is silent."""

import re

import pytest

from schoolgate.checks.text import special
from schoolgate.checks.text.tests.looking import facts, findings, marked, real_posts
from schoolgate.engine.people import Person
from schoolgate.reading.school import School

CATEGORY = [
    "Sam has asthma",
    "Aisha was diagnosed with type 1 diabetes",
    "a pupil in Y4 has a nut allergy",
    "Our brave Sam is in a wheelchair now",
    "He is autistic",
    "She's epileptic and needs her friends",
    "Well done to our autistic pupil in Year 3",
    "A Muslim girl in Year 5 led the prayer",
    "Aisha is Muslim",
    "Sam's ADHD made it harder",
    "Remember his inhaler",
    "One of our pupils has cancer",
    "Mrs Hart is pregnant",
    "Mr Hart is a Labour voter",
    "a disabled boy joined us",
    "Her religion matters to her",
    "Aisha has a hearing aid",
    "my son has chicken pox",
    "Jo identifies as non-binary",
    "Mr Lee is a NASUWT member",
    "The caretaker has had a heart attack",
    "Sam has a\u200bsthma",
    "Sam is allergic to nuts",
    "Sam’s fingerprints open the canteen till",
    "Sam is recovering from surgery",
    "get well soon Sam, who broke his leg",
    "Aisha was off with chickenpox",
    "sam has asthma",
    "SAM HAS ASTHMA",
]
CIRCUMSTANCES = [
    "Sam gets free school meals",
    "Aisha is on free meals",
    "He was excluded last week",
    "A boy in Year 6 was suspended for fighting",
    "Sam is in care",
    "She has an EHCP",
    "Aisha has a social worker",
    "Sam is on the SEN register",
    "Sam's parents are divorcing",
    "Aisha's dad is in prison",
    "His foster mum came too",
    "one of our children is a young carer",
    "The family is homeless",
    "Sam was caught stealing",
    "a looked-after child in Year 2",
    "Sam has pupil premium",
    "Her mum died in May",
    "Aisha is a refugee",
    "a Year 5 pupil was given a detention",
    "He is being bullied",
    "Sam hit another child",
    "the FSM child in Year 4",
    "Sam has one-to-one support",
    "Sam's brother is in prison",
]
TOPICS = [
    "Our Diwali assembly was full of light",
    "Mental health week starts on Monday",
    "Read our asthma policy on the website",
    "Children have learnt about Islam, Judaism and the Hindu gods",
    "Year 5 visited a mosque in their RE lesson",
    "It is Autism Acceptance Week",
    "Apply for free school meals on the council's website",
    "Our SEND coffee morning is on Tuesday",
    "Please tell us if your child has allergies",
    "We raised £300 for Cancer Research",
    "Black History Month display",
    "We are a nut-free school",
    "Pupil premium strategy statement",
    "Refugee Week: stories from around the world",
    "Anti-bullying week: odd socks on Monday",
    "Christian values guide our school",
    "Parents can collect medication from the office",
    "Year 6 wore red and white, green and black",
    "Wash your hands: a case of measles is in the area",
    "Our behaviour policy has been reviewed",
    "Rosa Parks was a hero to many",
    "The play was suspended by rain",
    "A catholic school for everyone",
    "Deaf Awareness Week: we learnt to sign",
    "Year 2 adopted a penguin",
    "He has a dog",
]


@pytest.mark.parametrize("text", CATEGORY)
def test_special_category_data_about_a_person_is_found(text: str) -> None:
    assert facts(special, text) == {"special.category"}


@pytest.mark.parametrize("text", CIRCUMSTANCES)
def test_circumstances_of_a_person_are_found(text: str) -> None:
    assert facts(special, text) == {"special.circumstances"}


@pytest.mark.parametrize("text", TOPICS)
def test_a_topic_alone_is_silent(text: str) -> None:
    assert facts(special, text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "She is gay",
        "Sam is Black",
        "He is badly behaved",
        "Sam is in hospital",
        "sam has asthma",
    ],
)
def test_a_word_with_other_meanings_is_asked_about(text: str) -> None:
    assert [found.certain for found in findings(special, text)] == [False]


def test_a_finding_marks_who_and_what() -> None:
    text = "News: our pupil Sam\u00a0has severe asthma, poor love."

    assert marked(text, findings(special, text)[0]).endswith(
        "Sam\u00a0has severe asthma"
    )


@pytest.mark.parametrize("text", CATEGORY + CIRCUMSTANCES)
def test_what_is_found_is_let_through_by_the_trigger(text: str) -> None:
    assert re.search(special.TRIGGER, text.lower())


def test_real_posts_hold_at_most_twenty_in_ten_thousand() -> None:
    posts = real_posts()

    found = {post for post in posts if facts(special, post)}
    passing = {post for post in posts if re.search(special.TRIGGER, post.lower())}

    assert found <= passing
    assert len(found) <= 0.0020 * len(posts)
    assert len(passing) < 0.05 * len(posts)


NAMES = (
    "Zoë Siân José Łukasz Ömer Åsa Ngũgĩ O'Brien McDonald Al-Hassan Саша 美玲 محمد"
    " Zoe\u0308"
)


@pytest.mark.parametrize("name", NAMES.split())
@pytest.mark.parametrize(
    "said", ["{} has epilepsy", "{}'s dad is in prison", "{} is in foster care"]
)
def test_a_name_is_a_name_in_any_script(name: str, said: str) -> None:
    text = said.format(name)

    found = findings(special, text)

    assert marked(text, found[0]).startswith(name)
    assert found[0].certain


@pytest.mark.parametrize("before", ["İ" * 130, "İ, " * 130, "ŉ " * 130, "ﬃ " * 130])
def test_letters_that_grow_when_small_hide_nothing(before: str) -> None:
    text = f"{before} Aisha's dad is in prison"

    assert marked(text, findings(special, text)[0]) == "Aisha's dad is in prison"


def test_a_pupil_of_the_roll_is_known_without_a_capital() -> None:
    roll = School(pupils=(Person("1", "Aisha", "Khan"), Person("2", "Will", "Young")))

    found = findings(special, "Please pray: aisha has epilepsy", roll)

    assert found[0].certain
    assert (
        findings(special, "We hope the trip will. Has asthma advice come?", roll) == []
    )


@pytest.mark.parametrize(
    "text",
    [
        "Aisha has been diagnosed with “epilepsy”",
        "Aisha has been diagnosed with #epilepsy",
        "Aisha (4W) has been diagnosed with epilepsy",
        "| Aisha | has | epilepsy |",
        "Aisha.has.been.diagnosed.with.epilepsy",
        "Aisha/has/epilepsy",
    ],
)
def test_signs_between_words_hide_nothing(text: str) -> None:
    found = findings(special, text)

    assert [each.certain for each in found] == [True]


def test_a_sentence_that_goes_on_in_a_new_paragraph_is_asked_about() -> None:
    assert [f.certain for f in findings(special, "Aisha has\n\nepilepsy")] == [False]
    assert findings(special, "Well done Aisha\n\nHas anyone lost an inhaler?") == []


@pytest.mark.parametrize(
    "text",
    ["Aisha: nut allergy", "| Aisha | epilepsy |", "Aisha – asthma", "Aisha\nAsthma"],
)
def test_a_line_of_a_list_of_pupils_is_held(text: str) -> None:
    roll = School(pupils=(Person("1", "Aisha", "Khan"),))

    assert facts(special, text, roll) == {"special.category"}
    assert findings(special, text.replace("Aisha", "Workshop"), roll) == []
