"""Numbers with a check digit, and numbers compared whatever they are dressed in."""

import pytest

from schoolgate.reading.written import (
    health_number,
    insurance_number,
    phone,
    plate,
    postcode,
    pupil_number,
)


@pytest.mark.parametrize(
    "written",
    ["020 7946 0018", "+44 20 7946 0018", "0044 (0)20 7946 0018", "(020) 7946-0018"],
)
def test_one_number_is_the_same_in_every_dress(written: str) -> None:
    assert [found.bare for found in phone.find(written)] == ["2079460018"]


@pytest.mark.parametrize(
    ("bare", "mobile"),
    [
        ("7700900123", True),
        ("7624012345", True),
        ("7012345678", False),
        ("7612345678", False),
        ("2079460018", False),
        ("77009001", False),
    ],
)
def test_mobiles_are_told_by_their_first_figures(bare: str, mobile: bool) -> None:
    assert phone.is_mobile(bare) is mobile


@pytest.mark.parametrize("number", ["9434765919", "9876543210", "4505577104"])
def test_a_health_number_adds_up(number: str) -> None:
    assert health_number.adds_up(number)


@pytest.mark.parametrize("place", range(10))
def test_a_health_number_with_one_wrong_figure_does_not(place: int) -> None:
    right = "9434765919"
    wrong = str((int(right[place]) + 1) % 10)

    assert not health_number.adds_up(right[:place] + wrong + right[place + 1 :])


@pytest.mark.parametrize("place", range(12))
def test_a_pupil_number_with_one_wrong_figure_is_none(place: int) -> None:
    body = "820200001001"
    wrong = body[:place] + str((int(body[place]) + 1) % 10) + body[place + 1 :]
    letter = pupil_number.check_letter(body)

    assert list(pupil_number.find(letter + body))
    assert not list(pupil_number.find(letter + wrong))


@pytest.mark.parametrize(
    "prefix", ["BG", "GB", "NK", "KN", "TN", "NT", "ZZ", "DA", "QQ"]
)
def test_letters_that_are_never_given_out_make_no_insurance_number(prefix: str) -> None:
    assert not list(insurance_number.find(f"{prefix} 12 34 56 C"))


@pytest.mark.parametrize(
    "code", ["QQ1 1AA", "ZZ9 9ZZ", "SW15 1CC", "M1A 1AA", "L00 1AA"]
)
def test_a_code_that_the_post_does_not_know_is_none(code: str) -> None:
    assert not list(postcode.find(code))


def test_a_plate_in_a_handle_is_part_of_the_handle() -> None:
    assert not list(plate.find("@AB12CDE"))
    assert [found.bare for found in plate.find("the car AB12 CDE")] == ["AB12CDE"]
