"""Number plates, addresses and lone numbers among what is read in a picture."""

import pytest

from schoolgate.reading.pictures.plates import address, door_number, plate


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("AB12 CDE", "AB12 CDE"),
        ("AB12CDE", "AB12 CDE"),
        ("ab12 cde", "AB12 CDE"),
        ("GB AB12 CDE", "AB12 CDE"),
        ("AB1Z CDE", "AB12 CDE"),
        ("ABO2 CDE", "AB02 CDE"),
        ("P123 ABC", "P123ABC"),
        ("ABC 123D", "ABC123D"),
        ("KIA 1234", "KIA1234"),
    ],
)
def test_a_number_plate_is_one(text: str, said: str) -> None:
    assert plate(text) == said


@pytest.mark.parametrize(
    "text",
    [
        "SCHOOLS",
        "Year 6",
        "Ann Lee",
        "2026",
        "",
        "BALLOON",
        "KS2 SATS",
        "3B",
        "Biology",
    ],
)
def test_words_are_no_number_plate(text: str) -> None:
    assert plate(text) == ""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("12 Mill Lane", "12 Mill Lane"),
        ("we live at 4a Old Station Road", "4a Old Station Road"),
        ("SW1A 1AA", "SW1A 1AA"),
        ("Mill Road", ""),
        ("24 sheep", ""),
    ],
)
def test_an_address_is_a_number_with_a_street_or_a_postcode(
    text: str, said: str
) -> None:
    assert address(text) == said


@pytest.mark.parametrize(
    ("text", "said"), [("12", "12"), ("No. 4", "No. 4"), ("7b", "7b")]
)
def test_a_lone_number_may_be_on_a_door(text: str, said: str) -> None:
    assert door_number(text) == said


@pytest.mark.parametrize("text", ["2026", "12 June", "x", ""])
def test_a_year_or_a_date_is_not(text: str) -> None:
    assert door_number(text) == ""
