"""Whose a contact is: the school's own, a public body's, a place's or a person's."""

from datetime import datetime

import pytest

from schoolgate.checks.gate import Draft, judge
from schoolgate.checks.text import contact, links
from schoolgate.checks.text.tests.looking import facts, findings
from schoolgate.engine.level import Level
from schoolgate.policyfile.helplines import every_helpline
from schoolgate.policyfile.law import platforms
from schoolgate.policyfile.read import read_policy
from schoolgate.reading.post import Post
from schoolgate.reading.school import School

OWN = School(
    own_contacts=frozenset(
        (
            "020 7946 0123 ext. 21",
            "01632 946001",
            "07700 900000",
            "office@stmarys.example",
            "@stpeters.example",
            "1 School Lane, Putney, SW15 9ZZ",
            "15 Heol y Castell, CF10 1AA",
        )
    )
)


PHONES = sorted({number for line in every_helpline() for number in line.phones})


def _as_typed(number: str) -> list[str]:
    typed = [number, number.replace(" ", "-"), number.replace(" ", ""), f"({number})"]
    if number.startswith("0") and number != "0800 1111":
        typed += [f"+44 {number[1:]}", f"+44 (0){number[1:]}", f"0044{number[1:]}"]
    return typed


@pytest.mark.parametrize("number", PHONES)
def test_a_helpline_is_silent_however_it_is_typed(number: str) -> None:
    texts = [f"Ring them on {typed} today" for typed in _as_typed(number)]

    assert [text for text in texts if facts(contact, text)] == []


def test_a_number_one_digit_from_a_helpline_is_no_helpline() -> None:
    assert facts(contact, "Childline is on 0800 1112 223") == {"contact.phone"}


def test_a_helpline_of_another_nation_is_silent_too() -> None:
    assert facts(contact, "Meic: 080880 23456", School(nation="scotland")) == set()


def test_the_sites_of_helplines_are_known() -> None:
    text = "www.ceop.police.uk and https://www.childline.org.uk/kids and iwf.org.uk"

    assert facts(links, text) == set()
    assert "links.lookalike" in facts(links, "Go to chi1dline.org.uk")


@pytest.mark.parametrize(
    "text",
    [
        "Ring 020 7946 0123",
        "Ring Jo's mum on (020) 7946-0123",
        "Ring +44 20 7946 0123 ext. 5",
        "Ring 020 7946 0123x21",
        "Call 946001",
        "Trip phone: 07700 900 000",
        "Mail office@stmarys.example or head@stpeters.example",
        "We are at 1 School Lane, SW15 9ZZ",
        "Come to 15 Heol y Castell, CF10 1AA",
    ],
)
def test_the_schools_own_is_silent_in_any_form(text: str) -> None:
    assert facts(contact, text, OWN) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Ring our office on 020 7946 0999",
        "Find us at 12 Mill Lane, SW15 1AA",
        "Email our office: office@riverside.example",
        "Freephone 08081 570444",
        "Ring 0909 879 0123 to vote",
        "Cards to Holly House, High Street",
    ],
)
def test_what_may_well_be_public_is_asked_about_once(text: str) -> None:
    found = findings(contact, text)

    assert [each.certain for each in found] == [False]


def test_a_finding_says_how_to_settle_it() -> None:
    (found,) = findings(contact, "Ring our office on 020 7946 0999")

    assert found.says == (
        "“020 7946 0999” is said to be the school's number. "
        "If it is the school's own, add it to our own contacts."
    )


@pytest.mark.parametrize(
    "text",
    [
        "Ring our office on +33 1 55 55 01 23",
        "Text the office on 07700 900461",
        "Ring Jo's mum at the office on 020 7946 0999",
        "The refuge at 14 Mill Lane needs toys",
    ],
)
def test_abroad_a_mobile_a_person_and_a_refuge_are_certain(text: str) -> None:
    assert all(found.certain for found in findings(contact, text))
    assert findings(contact, text)


def test_one_number_after_another_belongs_to_the_same_body() -> None:
    text = "Ring our office on 020 7946 0998 / 020 7946 0999"

    assert [found.certain for found in findings(contact, text)] == [False, False]


def test_the_next_number_may_be_somebody_elses() -> None:
    text = "Ring our office on 020 7946 0998. Priya's mum is on 020 7946 0999"

    assert [found.certain for found in findings(contact, text)] == [False, True]


@pytest.mark.parametrize(
    ("policy", "text", "outcome"),
    [
        ("st-marys-putney", "Childline is free on 0800 1111", Level.ALLOW),
        ("stonelow-junior", "Crimestoppers: 0800 555 111", Level.ALLOW),
        ("villiers", "Ofsted's parent line is 0300 123 4666", Level.ALLOW),
        ("st-marys-putney", "Ring our office on 020 7946 0123", Level.APPROVE),
        ("st-marys-putney", "Ring Jo's mum on 07700 900461", Level.STOP),
        ("stonelow-junior", "Parcels go to 15 Heol y Castell", Level.STOP),
        ("stonelow-junior", "Evan Barrett, b. 14/03/2016, wins", Level.STOP),
        ("stonelow-junior", "Casglwch hi o Oak Cottage, Mill Lane", Level.STOP),
        ("stonelow-junior", "Chess in the library, 12 Mill Lane", Level.ALLOW),
    ],
)
def test_a_policy_stops_what_is_private_and_asks_what_may_not_be(
    policy: str, text: str, outcome: Level
) -> None:
    file = read_policy(policy)
    post = Post(
        text,
        datetime.fromisoformat("2026-11-23T10:00"),
        platforms=("facebook",),
        kind="reminder",
        roles=frozenset(("head", "slt", "office")),
    )
    school = School(pupils=(), staff=(), restricted=(), platforms=platforms())

    verdict = judge(file.policy, Draft(post), school)

    assert verdict.decision.outcome is outcome
