"""A child who is never shown is held back in words, and told as any other pupil."""

from datetime import datetime

import pytest

from schoolgate.checks.look import run
from schoolgate.engine.facts import Source
from schoolgate.engine.finding import Finding
from schoolgate.engine.people import Person, Restriction
from schoolgate.reading.post import Post
from schoolgate.reading.school import School

DAY = datetime.fromisoformat("2026-06-01T09:00")
PUPILS = (
    Person("pupil 1", "Callum", "Reid", known_as="Cal"),
    Person("pupil 2", "Callum", "Brown"),
    Person("pupil 3", "Will", "May"),
    Person("pupil 4", "Katherine", "Bell"),
    Person("pupil 5", "Priya", "Rao"),
    Person("pupil 6", "Callum", "Reid"),
)
STAFF = (Person("staff 1", "Callum", "Marsh"),)
LISTED = ("Callum Reid", "Will May", "Katherine Bell", "Sukarno", "Otylia Zaremba")


def seen(text: str, *listed: str, staff: tuple[str, ...] = ()) -> list[Finding]:
    school = School(
        pupils=PUPILS,
        staff=STAFF,
        restricted=(
            *(Restriction(name) for name in listed or LISTED),
            *(Restriction(name, "staff") for name in staff),
        ),
    )
    checks = (("names", Source.WORDS), ("restricted", Source.WORDS))
    looked = run(checks, Post(text, DAY), school)
    assert not looked.failed
    return list(looked.findings)


def held(text: str) -> str:
    facts = {found.fact for found in seen(text) if found.certain}
    if "names.never_shown" in facts:
        return "stop"
    return "waits" if "names.never_shown_in_part" in facts else "nothing"


@pytest.mark.parametrize(
    "text",
    [
        "Well done Callum Reid!",
        "Callum Reid",
        "callum reid",
        "Reid, Callum",
        "Callum\u00ad  Reid",
        "Callum\nReid",
        "#CallumReid",
        "Cal Reid sang",
        "Kate Bell sang",
        "Otylia Zaremba sang",
        "Will May sang",
    ],
)
def test_a_full_name_stops_with_no_cue_beside_it(text: str) -> None:
    assert held(text) == "stop"


@pytest.mark.parametrize(
    "text",
    [
        "Callum sang a solo in assembly",
        "Callum sang",
        "callum sang",
        "CALLUM SANG A SOLO",
        "Callum’s solo",
        "C. Reid sang",
        "Callum R sang",
        "Cal sang",
        "Katie sang",
        "#WellDoneCallum",
        "@callum07",
        "Callum Ried sang",
        "Will sang a solo",
        "We are proud of Will",
        "Sukarno sang",
        "Otylia sang",
    ],
)
def test_part_of_a_name_waits_for_a_person(text: str) -> None:
    assert held(text) == "waits"


@pytest.mark.parametrize(
    "text",
    [
        "Well done Callum Brown in Year 4!",
        "Callum Marsh read to us",
        "Mr Callum read to us",
        "Will you come to the fair in May?",
        "It may rain, and it will be fun",
        "Priya Rao sang in Year 4",
        "A bell rang in the hall",
    ],
)
def test_other_people_and_ordinary_words_are_free(text: str) -> None:
    assert held(text) == "nothing"


@pytest.mark.parametrize("text", ["Well done Callum Reid!", "Callum sang a solo"])
def test_what_is_said_could_be_said_of_any_pupil(text: str) -> None:
    said = {found.says.partition("” ")[2] for found in seen(text)}

    assert said <= {
        "is the full name of a pupil",
        "may be the full name of a pupil",
        "is the name of a pupil",
        "may be the name of a pupil",
    }


@pytest.mark.parametrize(
    "text",
    [
        "Well done Callum Reid in Year 4!",
        # The first name alone would be held for their namesake's sake.
        "Well done Callum Brown in Year 4!",
        "Well done Callum Brown and Priya Rao in Year 4!",
    ],
)
def test_no_form_of_the_name_is_offered(text: str) -> None:
    assert [found.replacement for found in seen(text) if found.replacement] == []


def test_any_other_name_is_mended_as_ever() -> None:
    found = seen("Well done Priya Rao in Year 4!")

    assert "Priya" in [each.replacement for each in found]


def test_a_list_that_names_a_key_binds_whoever_has_it() -> None:
    found = seen("Well done Kate Bell!", "pupil 4")

    assert "names.never_shown" in {each.fact for each in found}


def test_without_a_list_nobody_is_held() -> None:
    school = School(pupils=PUPILS, staff=STAFF)

    looked = run((("names", Source.WORDS),), Post("Callum Reid sang", DAY), school)

    assert not {"names.never_shown", "names.never_shown_in_part"} & {
        found.fact for found in looked.findings
    }


def test_children_on_the_list_are_no_matter_of_the_law_on_staff() -> None:
    assert "restricted.named" not in {found.fact for found in seen("Callum Reid")}


@pytest.mark.parametrize(
    "text",
    [
        "Callum Marsh read to us",
        "callum  marsh read to us",
        "Marsh, Callum",
        "Mr Marsh read to us",
        "mr marsh read to us",
        "MR MARSH READ TO US",
        "Mr\nMarsh read to us",
    ],
)
def test_a_member_of_staff_whom_the_law_protects_is_named(text: str) -> None:
    found = seen(text, "Sukarno", staff=("Callum Marsh",))

    assert [f.says for f in found if f.fact == "restricted.named"] == [
        "This post names somebody who can't be named here"
    ]


@pytest.mark.parametrize("text", ["The marsh is wet", "Mrs Marshall read to us"])
def test_anybody_else_is_not(text: str) -> None:
    found = seen(text, "Sukarno", staff=("Callum Marsh",))

    assert "restricted.named" not in {each.fact for each in found}
