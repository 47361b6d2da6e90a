"""Lists of pupils, staff and contacts from CSV, with the line of each."""

from datetime import date
from pathlib import Path

import pytest

from schoolgate.rolls.errors import BadLine, RollError
from schoolgate.rolls.lists import ListedPerson, Lists, Tied, year_name
from schoolgate.rolls.reading import CONTACTS, ONE_ROSTER, PUPILS, STAFF, read_lists
from schoolgate.rolls.tests.zips import FILES, zipped

HEADINGS = (
    "Contact ID,Contact Forename,Contact Surname,Pupil UPN,Email,Mobile,Language,"
    "Relationship,Parental Responsibility\n"
)


def read(tmp_path: Path, kind: str, text: str) -> Lists:
    path = tmp_path / "list.csv"
    path.write_text(text, encoding="utf-8")
    return read_lists(path, kind)


def refused(tmp_path: Path, kind: str, text: str) -> tuple[BadLine, ...]:
    with pytest.raises(RollError) as error:
        read(tmp_path, kind, text)
    return error.value.bad


def test_a_pupil_comes_with_class_year_and_line(tmp_path: Path) -> None:
    text = "UPN,Forename,Surname,Known As,Class,Year\nA1,Aisha,Khan,Ash,Elm,07\n"

    lists = read(tmp_path, PUPILS, text)

    assert lists.pupils == (
        ListedPerson(2, "A1", "Aisha", "Khan", "Ash", "", "Elm", "Year 7"),
    )
    assert lists.staff is None
    assert lists.contacts is None


@pytest.mark.parametrize(
    ("cell", "name"),
    [("7", "Year 7"), ("07", "Year 7"), ("Year 7", "Year 7"), ("R", "Reception")],
)
def test_a_year_is_called_the_same_whoever_wrote_it(cell: str, name: str) -> None:
    assert year_name(cell) == name


def test_one_key_for_two_people_is_named_with_both_lines(tmp_path: Path) -> None:
    text = "UPN,Forename,Surname\nA1,Aisha,Khan\nA1,Bram,Birch\n"

    bad = refused(tmp_path, PUPILS, text)

    assert bad[0].line == 3
    assert bad[0].what == "the key A1 stands for somebody else on line 2"


def test_the_same_line_twice_is_one_person(tmp_path: Path) -> None:
    text = "UPN,Forename,Surname\nA1,Aisha,Khan\nA1,Aisha,Khan\n"

    pupils = read(tmp_path, PUPILS, text).pupils

    assert pupils is not None
    assert len(pupils) == 1


def test_a_name_too_long_for_a_name_is_named(tmp_path: Path) -> None:
    text = f"UPN,Forename,Surname\nA1,{'A' * 101},Khan\n"

    assert refused(tmp_path, PUPILS, text)[0].line == 2


def test_a_birthday_is_read_and_one_that_is_no_day_is_named(tmp_path: Path) -> None:
    text = "UPN,Forename,Surname,DOB\nA1,Aisha,Khan,{}\n"

    pupils = read(tmp_path, PUPILS, text.format("02/10/2014")).pupils
    bad = refused(tmp_path, PUPILS, text.format("31/02/2014"))

    assert pupils is not None
    assert pupils[0].born == date(2014, 10, 2)
    assert bad[0].what == "the birthday “31/02/2014” is no day"


def test_staff_pass_pupils_by(tmp_path: Path) -> None:
    text = "ID,Forename,Surname,Role\n1,Ida,Ott,Teacher\n2,Aisha,Khan,Pupil\n"

    staff = read(tmp_path, STAFF, text).staff

    assert staff is not None
    assert [one.surname for one in staff] == ["Ott"]


def test_a_mother_of_two_is_one_contact(tmp_path: Path) -> None:
    line = "C1,Gia,Khan,{},gia@home.example.org,07700 900001,Polish,Mother,yes\n"

    contacts = read(
        tmp_path, CONTACTS, HEADINGS + line.format("A1") + line.format("A2")
    ).contacts

    assert contacts is not None
    assert len(contacts) == 1
    assert contacts[0].language == "pl"
    assert contacts[0].ties == (Tied("A1", "mother", True), Tied("A2", "mother", True))


def test_who_is_silent_about_responsibility_is_not_said_to_have_it(
    tmp_path: Path,
) -> None:
    contacts = read(tmp_path, CONTACTS, HEADINGS + "C1,Gia,Khan,A1,,,,,\n").contacts

    assert contacts is not None
    assert contacts[0].ties == (Tied("A1", "", False),)
    assert contacts[0].language == "en"


def test_a_contact_without_an_id_has_the_same_key_in_the_next_export(
    tmp_path: Path,
) -> None:
    line = ",Gia,Khan,A1,gia@home.example.org,,,,yes\n"

    first = read(tmp_path, CONTACTS, HEADINGS + line).contacts
    second = read(
        tmp_path, CONTACTS, HEADINGS + ",Ugo,Ash,A2,,,,,\n" + line.replace("yes", "no")
    ).contacts

    assert first is not None
    assert second is not None
    assert first[0].key == second[1].key


@pytest.mark.parametrize(
    ("line", "column"),
    [
        ("C1,,Khan,A1,,,,,\n", "name"),
        ("C1,Gia,Khan,,,,,,\n", "pupil"),
        ("C1,Gia,Khan,A1,not an address,,,,\n", "e-mail"),
        ("C1,Gia,Khan,A1,,,Klingonese,,\n", "language"),
        ("C1,Gia,Khan,A1,,,,,perhaps\n", "parental responsibility"),
    ],
)
def test_a_contacts_bad_cell_is_named(line: str, column: str, tmp_path: Path) -> None:
    bad = refused(tmp_path, CONTACTS, HEADINGS + line)

    assert (bad[0].line, bad[0].column) == (2, column)


def test_two_people_under_one_contact_id_take_nothing(tmp_path: Path) -> None:
    text = HEADINGS + "C1,Gia,Khan,A1,,,,,\nC1,Ugo,Ash,A2,,,,,\n"

    assert refused(tmp_path, CONTACTS, text)[0].line == 3


def test_contacts_of_no_pupil_are_no_list(tmp_path: Path) -> None:
    bad = refused(tmp_path, CONTACTS, "Forename,Surname\nGia,Khan\n")

    assert bad[0].what == "there is no heading for the pupil's key"


def test_a_zip_is_read_as_one_roster_and_as_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "roster.zip"
    path.write_bytes(zipped(FILES))

    assert read_lists(path, ONE_ROSTER).pupils
    with pytest.raises(RollError, match="Say that it is OneRoster"):
        read_lists(path, PUPILS)
