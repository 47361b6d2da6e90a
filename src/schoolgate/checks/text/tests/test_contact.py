"""Telephone numbers, e-mails, postcodes and addresses, as people really write them."""

import re

import pytest

from schoolgate.checks.text import contact
from schoolgate.checks.text.tests import written_forms
from schoolgate.checks.text.tests.looking import facts, findings, marked, real_posts
from schoolgate.reading.school import School

FORMS = {
    "contact.phone": sorted(set(written_forms.phones())),
    "contact.email": sorted(set(written_forms.emails())),
    "contact.postcode": sorted(set(written_forms.postcodes())),
    "contact.address": sorted(set(written_forms.addresses())),
}
CARRIERS = (
    "{}",
    "Please use {} today",
    "It is {}.",
    "({})",
    "To reach us:\n{}\nThanks",
)


@pytest.mark.parametrize("fact", FORMS)
def test_every_written_form_is_found_in_every_carrier(fact: str) -> None:
    texts = [carrier.format(form) for form in FORMS[fact] for carrier in CARRIERS]

    missed = [text for text in texts if fact not in facts(contact, text)]

    assert missed == []
    assert len(FORMS[fact]) >= 200


@pytest.mark.parametrize("fact", FORMS)
def test_what_is_found_is_let_through_by_the_trigger(fact: str) -> None:
    missed = [f for f in FORMS[fact] if not re.search(contact.TRIGGER, f.lower())]

    assert missed == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Ring 07700\u200b 900123 now", "07700\u200b 900123"),
        ("Ring ０７７００ 900123.", "０７７００ 900123"),
        ("07700 900123 2 places left", "07700 900123"),
        ("Call the office on 946001!", "946001"),
        ("mail aisha (at) example (dot) com.", "aisha (at) example (dot) com"),
        ("Near SW15\u20111AA, by bus", "SW15\u20111AA"),
        ("Come to 12 Oak Road, Putney", "12 Oak Road"),
        ("oh seven seven oh oh, nine double oh, one two three", None),
    ],
)
def test_a_finding_points_at_the_authors_own_characters(
    text: str, said: str | None
) -> None:
    found = findings(contact, text)[0]

    assert marked(text, found) == (text if said is None else said)


@pytest.mark.parametrize(
    "text",
    [
        "Sports day is on 01/02/2015 - 03/02/2015",
        "Doors 01.30 - 02.15 and 03.30 - 04.15",
        "We raised £1,234,567.89 and 0.123456789 of it is yours",
        "ISBN 9780747532699",
        "Year 4 Park Road homework",
        "3 Milton Road Primary pupils",
        "a 2 mile walk down the road",
        "a 3 minute walk and a 4 lane road",
        "10 Downing Street",
        "In 2014 Oxford Street was busy",
        "Year 4 visit St Paul's, 2 of us with Dr Green",
        "Group B4 2nd, team H1 3rd",
        "the A3 2nd exit, 4KS 2MM, QQ1 1AA",
        "See you @ bbc",
        "icon@2x.png",
        "Meet at four. Dot will be there",
        "We are delighted at stmarys.",
        "Call 999 or 111, text 70085",
        "1st 2nd 3rd",
        "Buses at 07:30, 08:15 and 9:00",
        "We can count: 0 1 2 3 4 5 6 7 8 9 10",
    ],
)
def test_what_only_looks_like_a_contact_is_let_through(text: str) -> None:
    assert facts(contact, text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Ring the office on 020 7946 0018",
        "Ring the office on +44 (0)20 7946 0018",
        "Mail office@stmarys.sch.uk or head@stmarys.sch.uk",
        "Mail us at stmarys@gmail.com",
        "We are at SW15 1AA",
        "Find us at 2 Oak Road",
    ],
)
def test_the_schools_own_contacts_are_let_through(text: str) -> None:
    own = (
        "02079460018",
        "@stmarys.sch.uk",
        "stmarys@gmail.com",
        "sw151aa",
        "2 Oak Road",
    )

    assert facts(contact, text, School(own_contacts=frozenset(own))) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Mail aisha at gmail.com",
        "Mail aisha @gmail.com",
        "Mail aisha@gmail . com",
        "Mail aisha@gmail,com",
        "Mail aisha@gmail[.]com",
    ],
)
def test_an_address_at_a_well_known_provider_needs_no_signs(text: str) -> None:
    assert facts(contact, text) == {"contact.email"}


@pytest.mark.parametrize("between", [*",|~:/…\n", " - ", ": ", " / "])
def test_a_number_is_found_whatever_stands_between_its_parts(between: str) -> None:
    assert "contact.mobile" in facts(contact, f"Ring 07700{between}900123 now")


def test_a_mobile_is_told_from_a_landline() -> None:
    assert "contact.mobile" in facts(contact, "Text +44 7700 900 123")
    assert facts(contact, "Ring 01632 960 001") == {"contact.phone"}


def test_real_posts_are_let_through_and_the_trigger_spares_most() -> None:
    posts = real_posts()

    passing = [post for post in posts if re.search(contact.TRIGGER, post.lower())]
    found = [post for post in posts if facts(contact, post)]

    assert set(found) <= set(passing)
    assert len(found) <= 1  # a café's address, rightly
    assert len(passing) < 0.05 * len(posts)


@pytest.mark.parametrize(
    "number",
    [
        "0800 1112",
        "0800 1011",
        "0808 800 5001",
        "0808 800 500",
        "116 132",
        "0300 123 4667",
    ],
)
def test_a_number_one_digit_off_a_helplines_is_a_strangers(number: str) -> None:
    assert "contact.phone" in facts(contact, f"Call Childline on {number} today")
    assert "contact.phone" in facts(contact, f"Childline {number}")


def test_a_code_one_digit_off_a_helplines_is_a_strangers() -> None:
    assert facts(contact, "Text Shout to 85259") == {"contact.phone"}
    assert facts(contact, "Text SHOUT to 85258, or text 70085 to give £5") == set()


@pytest.mark.parametrize(
    "number",
    [
        "+44 800 1111",
        "0044 800 1111",
        "+44 (0)800 1111",
        "０８００ １１１１",
        "0800\u20111111",
    ],
)
def test_a_helpline_is_public_in_every_form(number: str) -> None:
    assert facts(contact, f"Ring {number} if you are worried") == set()


def test_the_times_of_a_day_are_no_childline() -> None:
    assert facts(contact, "Breakfast club 0800-1115, exams 0800 - 1211") == set()


@pytest.mark.parametrize("number", ["07700 900 46l", "07700 90046I", "〇7700 900461"])
def test_letters_in_place_of_figures_hide_no_number(number: str) -> None:
    assert "contact.mobile" in facts(contact, f"Ring {number} now")


def test_two_dates_in_brackets_are_no_number() -> None:
    assert facts(contact, "The hall (01/09/1939 - 03/05/2023) was restored") == set()
