"""Whoever a picture of the post shows is looked for in the words, with no cue."""

from datetime import datetime
from pathlib import Path

import pytest

from schoolgate.checks.look import run
from schoolgate.engine.facts import Source
from schoolgate.engine.finding import Finding
from schoolgate.engine.people import Person
from schoolgate.reading.post import Photo, Post
from schoolgate.reading.school import School

DAY = datetime.fromisoformat("2026-06-01T09:00")
PUPILS = (
    Person("pupil 1", "Zofia", "Nowak"),
    Person("pupil 2", "Grace", "Penrose"),
    Person("pupil 3", "Will", "May"),
    Person("pupil 4", "Katherine", "Bell"),
    Person("pupil 5", "Lily-Mae", "de Souza"),
    Person("pupil 6", "Zoë", "Brontë"),
    Person("pupil 7", "Peter", "Evans"),
    Person("pupil 8", "Ella", "Hart"),
    Person("pupil 9", "Muhammad", "Iqbal", known_as="Sami"),
    Person("pupil 10", "Said", "Omar"),
)
STAFF = (Person("staff 1", "Leonie", "Marsh"),)


def seen(text: str, *shown: str, school: School | None = None) -> list[Finding]:
    photo = Photo("lawn.png", Path("lawn.png"), in_picture=shown)
    post = Post(text, DAY, photos=(photo,))
    given = school or School(pupils=PUPILS, staff=STAFF)
    looked = run((("names", Source.WORDS),), post, given)
    assert not looked.failed
    return list(looked.findings)


def said(text: str, *shown: str) -> str:
    """How sure it is that a child is named: stop, ask or nothing."""
    certain = [f.certain for f in seen(text, *shown) if f.fact == "names.child_any"]
    if not certain:
        return "nothing"
    return "stop" if any(certain) else "ask"


@pytest.mark.parametrize(
    "text",
    [
        "Look what Zofia made this morning!",
        "Zofia and her marvellous lighthouse",
        "look what zofia made",
        "LOOK WHAT ZOFIA MADE",
        "Look What Zofia Made",
        "zofia’s lighthouse",
        "Zofiaaa! Amazing!",
        "Z0fia built it",
        "Zo\u00adf\u200bia built it",
        "Zo-\nfia built it",
        "Z o f i a built it",
        "Zofia N built it",
        "Z. Nowak built it",
        "Z.N. built it",
        "#zofia",
        "#WellDoneZofia",
        "#ZofiasLighthouse",
        "Follow @zofia_n07",
        "Zofia Nowak",
        "Nowak, Zofia",
    ],
)
def test_a_pictured_child_is_found_in_every_form(text: str) -> None:
    assert said(text, "Zofia Nowak") == "stop"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Look what Kate made", "Katherine Bell"),
        ("Katie’s boat floats", "Katherine Bell"),
        ("Lily-Mae won", "Lily-Mae de Souza"),
        ("Lily Mae won", "Lily-Mae de Souza"),
        ("zoe won", "Zoë Brontë"),
        ("Pete won", "Peter Evans"),
        ("Sami won", "Muhammad Iqbal"),
        ("Muhammad won", "Muhammad Iqbal"),
        ("We are proud of Will", "Will May"),
        ("What a tower, Grace!", "Grace Penrose"),
        ("This is what Grace made", "Grace Penrose"),
    ],
)
def test_nicknames_and_names_that_are_words_are_found(text: str, who: str) -> None:
    assert said(text, who) == "stop"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Grace made this", "Grace Penrose"),
        ("GRACE MADE THIS TOWER", "Grace Penrose"),
        ("Will made a rocket", "Will May"),
        ("ZN built it", "Zofia Nowak"),
        ("Young Nowak built it", "Zofia Nowak"),
        ("#zofiaslighthouse", "Zofia Nowak"),
        ("Thanks to Zofia Kowalska for the paint", "Zofia Nowak"),
        ("look what kate made", "Katherine Bell"),
        ("Said made a kite", "Said Omar"),
        ("Zofias cake won", "Zofia Nowak"),
        ("Zofia2016 built it", "Zofia Nowak"),
        ("Follow znowak today", "Zofia Nowak"),
        ("Amazing Grace was sung", "Grace Penrose"),
        ("We flew the Royal Will", "Will May"),
        ("Peter II ruled", "Peter Evans"),
    ],
)
def test_what_may_be_a_word_or_another_is_for_a_person_to_say(
    text: str, who: str
) -> None:
    assert said(text, who) == "ask"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("By the grace of good weather the fair is on", "Grace Penrose"),
        ("See you in the Grace Room", "Grace Penrose"),
        ("Will you join us in May?", "Will May"),
        ("The fair is on 12 May", "Will May"),
        ("May half term begins on Friday", "Will May"),
        ("will it rain? it may", "Will May"),
        ("PE kit on Monday, please", "Peter Evans"),
        ("Bring your P.E. kit", "Peter Evans"),
        ("An umbrella, and Cinderella! #Umbrella", "Ella Hart"),
        ("Thanks to Mrs Nowak for the paint", "Zofia Nowak"),
        ("We read about St Peter", "Peter Evans"),
        ("he said that it was fun", "Said Omar"),
        ("Our lighthouses are on show in the hall", "Zofia Nowak"),
        ("Aisha made a boat", "Zofia Nowak"),
    ],
)
def test_words_places_and_other_people_are_not_the_child(text: str, who: str) -> None:
    assert said(text, who) == "nothing"


def test_a_child_whom_no_picture_shows_needs_a_cue_as_ever() -> None:
    assert said("Look what Zofia made this morning!", "Grace Penrose") == "nothing"


def test_a_child_is_known_by_the_key_that_a_picture_holds() -> None:
    assert said("Look what Zofia made", "pupil 1") == "stop"


def test_a_name_on_no_roll_is_looked_for_and_asked_about() -> None:
    found = seen("Look what Otylia made", "Otylia Zaremba")

    assert [(f.fact, f.certain) for f in found] == [("names.child_any", False)]


def test_a_pictured_full_name_is_certain_without_a_cue() -> None:
    found = seen("Zofia Nowak", "Zofia Nowak")

    assert {(f.fact, f.certain) for f in found} == {
        ("names.child_full", True),
        ("names.child_any", True),
    }


def test_a_pictured_member_of_staff_is_found_by_forename() -> None:
    found = seen("Look what Leonie made", "Leonie Marsh")

    assert [(f.fact, f.certain) for f in found] == [("names.staff", True)]


def test_an_alternative_text_is_read_as_well() -> None:
    alt = "Zofia with her lighthouse"
    photo = Photo("lawn.png", Path("lawn.png"), alt=alt, in_picture=("Zofia Nowak",))
    post = Post("Lighthouses!", DAY, photos=(photo,))

    looked = run((("names", Source.WORDS),), post, School(pupils=PUPILS, staff=()))

    [found] = looked.findings
    assert found.part == "the alternative text of lawn.png"
    assert found.says.startswith("“Zofia” is the name of a pupil (in the alt")


@pytest.mark.parametrize(
    "text",
    [
        "Grace Will May made it. " * 4_000,
        "Will May " * 10_000,
        "z o f i a n o w a k " * 5_000,
        "#WellDoneZofia " * 6_000,
        "Z.N. " * 20_000,
    ],
)
def test_many_names_are_each_found(text: str) -> None:
    """Each of these once took the square of its length."""
    assert said(text, "Grace Penrose", "Will May", "Zofia Nowak") == "stop"
