"""Who is named, in tables of texts. Everybody on the rolls is invented."""

from datetime import datetime

import pytest

from schoolgate.checks.text.names import FACTS, look
from schoolgate.checks.text.tests.evaluating_names import (
    DATA,
    false_alarms,
    recall,
    share,
)
from schoolgate.engine.finding import Finding, Unsaid
from schoolgate.engine.people import Person
from schoolgate.reading.post import Post
from schoolgate.reading.school import School
from schoolgate.reading.tests.ways_of_writing import SLIPS, WAYS

PUPILS = (
    "Aisha Khan",
    "Aisha O'Connor-Khan",
    "Tomos Ap Iorwerth",
    "Lily-Mae de Souza",
    "Łucja Wójcik",
    "Summer Hill",
    "Rose Bell",
    "Will Green",
    "Grace Field",
    "Mary Lamb",
    "Madeline Nowak",
    "James Harry",
    "Michael Rosen",
    "Roald Dahl",
    "Søren Müller",
)
STAFF = (Person("s1", "Priya", "Patel", roles=frozenset({"teacher"})),)


def _roll(names: tuple[str, ...]) -> tuple[Person, ...]:
    parts = (name.partition(" ") for name in names)
    return tuple(Person(str(i), f, s) for i, (f, _, s) in enumerate(parts))


SCHOOL = School(pupils=_roll(PUPILS), staff=STAFF)


def _found(text: str, school: School = SCHOOL) -> list[Finding]:
    post = Post(text, on=datetime.fromisoformat("2026-06-01T09:00"))
    return [seen for seen in look(post, school) if isinstance(seen, Finding)]


def _outcome(text: str, fact: str) -> str:
    certain = [finding.certain for finding in _found(text) if finding.fact == fact]
    if not certain:
        return "nothing"
    return "stop" if any(certain) else "ask"


@pytest.mark.parametrize(
    "text",
    [
        "Well done Aisha Khan in Year 4!",
        "Year 6 said goodbye to Tomos ap Iorwerth",
        "Our star of the week is Lily Mae De Souza",
        "Pupils heard Lucja Wojcik play the violin",
        "#WellDoneAishaKhan",
        "Aisha Khan scored the winning goal",
        "Khan, Aisha came first in the Year 4 race",
        "well done aisha khan in year 4",
        "Will Green won a certificate in assembly",
        "Congratulations to Soeren Mueller in Class 3",
        "Well done to Michael Rosen in Year 4 for a lovely poem",
        "Maddy Nowak of Year 2 has lost a tooth",
        "Grace Field's mum came into school with Year 1",
    ],
)
def test_a_pupils_full_name_in_a_pupils_context_is_certain(text: str) -> None:
    assert _outcome(text, "names.child_full") == "stop"
    assert _outcome(text, "names.child_any") == "stop"


@pytest.mark.parametrize(
    "text",
    [
        "Aisha Khan",
        "Year 5 read Michael Rosen for World Book Day",
        "Dressed as Roald Dahl for World Book Day in Year 4",
        "We loved the book by Michael Rosen in assembly",
        "Rose Bell Primary School played us at netball",
        "A visit from the singer Aisha Khan to our school",
    ],
)
def test_a_name_that_may_be_anothers_is_for_a_person_to_say(text: str) -> None:
    assert _outcome(text, "names.child_full") == "ask"


@pytest.mark.parametrize(
    "text",
    [
        "Summer Fayre on Saturday at 2pm",
        "Rose Class enjoyed the sun",
        "Will we see you at the Summer Fayre?",
        "We say the Grace before lunch in Year 4",
        "St Mary's Primary School is closed on Monday",
        "Aisha, Khan and Co sell school uniform",
        "I met Will. Green is my favourite colour.",
        "Please bring a rose and a bell to school",
        "Hello Aisha. Khan was there",
        "The lamb was born; Mary had flowers",
    ],
)
def test_words_and_places_are_not_a_full_name(text: str) -> None:
    assert _outcome(text, "names.child_full") == "nothing"


@pytest.mark.parametrize(
    "text",
    [
        "Summer Fayre on Saturday",
        "Rose Class enjoyed the sun in Year 4",
        "Will we see you at the Year 4 picnic?",
        "We say the Grace in assembly",
        "St Mary's pupils sang",
        "Happy Summer holidays to Year 4",
        "James Baldwin was a writer",
        "King James ruled, learned Year 5",
    ],
)
def test_a_word_that_is_a_forename_alone_raises_no_alarm(text: str) -> None:
    assert _outcome(text, "names.child_any") == "nothing"


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Well done Aisha!", "stop"),
        ("Aisha in Year 4 won the race", "stop"),
        ("Our Year 6 footballers won. Aisha scored twice.", "stop"),
        ("Year 3 loved Aisha's volcano", "stop"),
        ("Well done Tomos, Aisha and Łucja", "stop"),
        ("A. Khan in Year 4 came first", "stop"),
        ("Aisha K from Year 4 sang", "stop"),
        ("well done aisha", "ask"),
        ("Happy birthday Aisha", "ask"),
        ("Well done Summer in Year 4", "ask"),
        ("Aisha Begum opened a shop", "nothing"),
        ("Aisha is lovely", "nothing"),
    ],
)
def test_a_forename_alone_counts_where_a_pupil_is_spoken_of(
    text: str, outcome: str
) -> None:
    assert _outcome(text, "names.child_any") == outcome
    assert _outcome(text, "names.child_full") == "nothing"


@pytest.mark.parametrize("way", sorted(WAYS | SLIPS))
@pytest.mark.parametrize("name", ["Aisha O'Connor-Khan", "Łucja Wójcik"])
def test_every_way_of_writing_a_name_is_found(way: str, name: str) -> None:
    forename, _, surname = name.partition(" ")

    written = (WAYS | SLIPS)[way](forename, surname)

    assert _outcome(f"It was {written} today", "names.child_full") != "nothing"


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("Yes, Ai\u200bsha Khan!", "Ai\u200bsha Khan"),
        ("Go &#65;isha Khan!", "&#65;isha Khan"),
        ("by 𝐀𝐢𝐬𝐡𝐚 𝐊𝐡𝐚𝐧, aged 7", "𝐀𝐢𝐬𝐡𝐚 𝐊𝐡𝐚𝐧"),
        ("Aisha Khan's mum", "Aisha Khan"),
        ("#WellDoneAishaKhan2026", "AishaKhan"),
        ("😀 Łucja Wójcik", "Łucja Wójcik"),
    ],
)
def test_a_finding_points_at_the_authors_own_characters(text: str, marked: str) -> None:
    full = [f for f in _found(text) if f.fact == "names.child_full"]

    span = full[0].text

    assert span is not None
    assert text[span.start : span.end] == marked


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Mrs Patel led assembly", "names.staff"),
        ("Priya Patel led our school assembly", "names.staff"),
        ("Mrs Brown came to help", "names.other"),
        ("Thanks to Dr. J. Smith for the talk", "names.other"),
        ("Mr ap Huw", None),
        ("Mr Men books", None),
        ("Dr Seuss week", None),
        ("I miss you all", None),
        ("Miss World is on", None),
    ],
)
def test_a_title_names_staff_or_somebody_else(text: str, fact: str | None) -> None:
    certain = {f.fact for f in _found(text) if f.certain}

    assert certain == ({fact} if fact else set())


def test_a_person_on_no_roll_without_a_title_is_for_a_person_to_say() -> None:
    found = _found("John Smith's mum baked the cakes")

    assert [(f.fact, f.certain) for f in found] == [("names.other", False)]


def test_the_full_name_offers_the_first_name_in_its_place() -> None:
    found = _found("Well done Aisha Khan in Year 4")

    assert found[0].says == "“Aisha Khan” is the full name of a pupil"
    assert found[0].replacement == "Aisha"


def test_without_rolls_the_facts_stay_unsaid() -> None:
    post = Post(
        "Mrs Brown and Aisha Khan", on=datetime.fromisoformat("2026-06-01T09:00")
    )

    seen = list(look(post, School()))

    unsaid = {one.fact for one in seen if isinstance(one, Unsaid)}
    assert unsaid == {"names.child_full", "names.child_any", "names.staff"}
    assert unsaid < set(FACTS)
    assert any(isinstance(one, Finding) for one in seen)


def test_a_pupil_known_by_another_name_is_found_by_both() -> None:
    roll = (Person("1", "Muhammad", "Iqbal", known_as="Sami"),)
    school = School(pupils=roll, staff=())

    for name in ("Muhammad Iqbal", "Sami Iqbal"):
        found = _found(f"Well done {name} in Year 4", school)
        assert found[0].fact == "names.child_full"


def test_nobody_alive_is_needed_to_read_an_empty_text() -> None:
    assert _found("") == []


@pytest.mark.slow
def test_names_of_every_origin_are_found_in_real_posts() -> None:
    if not DATA.exists():
        pytest.skip("NOT RUN: the evaluation's posts and names are not here")

    by_origin, by_way = recall(1_000, 1)
    alarms = false_alarms(1_000, 10)

    assert min(share(counts) for counts in by_origin.values()) >= 0.97
    assert min(share(by_way[way]) for way in WAYS) >= 0.97
    assert alarms["stop"] / alarms.total() * 2e4 <= 0.2


def test_a_long_row_of_names_is_looked_at_as_far_as_a_class_goes() -> None:
    row = "Well done Aisha, " + "Aisha, " * 2_000

    assert "names.child_any" in {found.fact for found in _found(row)}
