"""Dates of birth, ages and the numbers that lead to one person's records."""

import re

import pytest

from schoolgate.checks.text import identity
from schoolgate.checks.text.tests import written_forms
from schoolgate.checks.text.tests.looking import facts, findings, marked, real_posts

FORMS = {
    "identity.date_of_birth": sorted(set(written_forms.births())),
    "identity.age": sorted(set(written_forms.ages())),
    "identity.upn": sorted(set(written_forms.upns())),
    "identity.nhs_number": sorted(set(written_forms.nhs_numbers())),
    "identity.plate": sorted(set(written_forms.plates())),
    "identity.ni_number": sorted(set(written_forms.ni_numbers())),
}
CARRIERS = ("{}", "Well, {} and so on", "News! {}.", "Look:\n{}\nThanks")


@pytest.mark.parametrize("fact", FORMS)
def test_every_written_form_is_found_in_every_carrier(fact: str) -> None:
    texts = [carrier.format(form) for form in FORMS[fact] for carrier in CARRIERS]

    missed = [text for text in texts if fact not in facts(identity, text)]

    assert missed == []
    assert len(FORMS[fact]) >= 200


@pytest.mark.parametrize("fact", FORMS)
def test_what_is_found_is_let_through_by_the_trigger(fact: str) -> None:
    missed = [f for f in FORMS[fact] if not re.search(identity.TRIGGER, f.lower())]

    assert missed == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Aisha, born 12\u20115\u20112015, sang", "born 12\u20115\u20112015"),
        ("our ７-year-old pupil", "７-year-old"),
        ("UPN K8202\u200b00001001 here", "K8202\u200b00001001"),
        ("a car, AB12 CDE, left", "AB12 CDE"),
        ("reg no. ABC 12, please move", "ABC 12"),
        ("NHS number 943 476 5919.", "943 476 5919"),
        ("NI is AB 12 34 56 C.", "AB 12 34 56 C"),
    ],
)
def test_a_finding_points_at_the_authors_own_characters(text: str, said: str) -> None:
    assert marked(text, findings(identity, text)[0]) == said


@pytest.mark.parametrize(
    "text",
    [
        "Roald Dahl was born on 13 September 1916",
        "Shakespeare's birthday is on 23 April 1564",
        "A star is born! Term starts 05/09/2026",
        "Happy birthday to everyone",
        "Our school's 50th birthday",
    ],
)
def test_dates_that_are_nobodys_birth_are_let_through(text: str) -> None:
    assert facts(identity, text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Open to children aged 5-7",
        "Club for those aged 5 to 7, aged 16+ may help",
        "pupils aged 7 can join",
        "our 7 year olds",
        "a group of 10 year old children",
        "U11s and under 7s train",
        "the 150-year-old building",
        "our 100 year old school",
        "Year 4 is 7 weeks in",
        "It is 7 today, degrees that is",
        "The score was 7, 3 at the end",
        "Lesson is 9 to 10",
        "Facebook turns 10",
        "key stage 2, aged well",
        "Chapter 7, page 8",
    ],
)
def test_ages_of_groups_and_of_things_are_let_through(text: str) -> None:
    assert facts(identity, text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "UPN K820200001002",
        "Order H8202000010012",
        "Ring 9434765919 today",
        "NHS number 943 476 5918",
        "QQ 12 34 56 C",
        "GB 12 34 56 A",
        "BF123456C",
        "at 12 30 45 a bus left",
        "flight MH17 was late",
        "the M25 now",
        "A LG55 UHD screen",
        "JUN 23A and ROOM 4B",
        "SEP 12B",
        "Key Stage KS2 and ks1 art",
        "Y4 won, A1 for all",
        "in 14 days",
    ],
)
def test_numbers_that_are_nobodys_are_let_through(text: str) -> None:
    assert facts(identity, text) == set()


def test_ages_of_real_people_are_all_that_real_posts_hold() -> None:
    posts = real_posts()

    passing = {p for p in posts if re.search(identity.TRIGGER, p.lower())}
    found = {p: facts(identity, p) for p in posts if facts(identity, p)}

    assert set(found) <= passing
    assert set().union(*found.values()) == {"identity.age"}
    assert all(re.search(r"old|\d ?yo|aged? ", post) for post in found)
    assert len(passing) < 0.06 * len(posts)


@pytest.mark.parametrize(
    "text",
    [
        "Sports Hall (14/03/2016) was opened by the Mayor",
        "Jane Smith was our head teacher (from 2015 up to 2023)",
        "Jane Smith (01/09/2015 to 31/08/2023) was our head teacher",
    ],
)
def test_a_date_of_a_place_or_of_some_years_is_no_birth(text: str) -> None:
    assert facts(identity, text) == set()
