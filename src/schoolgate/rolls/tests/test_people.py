"""Rolls as schools export them; the people on them are invented."""

from pathlib import Path

import pytest

from schoolgate.engine.people import Person
from schoolgate.rolls import RollError, read_pupils, read_staff


def _file(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "roll.csv"
    path.write_bytes(text.encode(encoding))
    return path


def _names(people: tuple[Person, ...]) -> list[tuple[str, str]]:
    return [(person.forename, person.surname) for person in people]


@pytest.mark.parametrize(
    "headings",
    [
        "Forename,Surname",
        "Legal Forename,Legal Surname",
        "First name,Last name",
        "FORENAME , SURNAME",
        "givenName,familyName",
        "Legal_First_Name,Legal_Last_Name",
        '"Pupil Forename","Pupil Surname"',
    ],
)
def test_the_headings_of_many_systems_are_known(tmp_path: Path, headings: str) -> None:
    path = _file(tmp_path, f"{headings}\nAisha,Khan\n")

    assert _names(read_pupils(path)) == [("Aisha", "Khan")]


def test_the_columns_may_stand_in_any_order(tmp_path: Path) -> None:
    path = _file(
        tmp_path,
        "Year,Surname,UPN,Reg Group,Preferred Forename,DOB,Legal Forename\n"
        "4,Ap Iorwerth,A123,4R,Tom,2016-01-02,Tomos\n",
    )

    assert read_pupils(path) == (
        Person("A123", "Tomos", "Ap Iorwerth", "Tom", frozenset({"pupil"})),
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_accents_survive_every_encoding(tmp_path: Path, encoding: str) -> None:
    path = _file(tmp_path, "Forename,Surname\r\nZoë,Núñez\r\n", encoding)

    assert _names(read_pupils(path)) == [("Zoë", "Núñez")]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_spreadsheet_of_another_country_is_read(
    tmp_path: Path, delimiter: str
) -> None:
    path = _file(tmp_path, f"Forename{delimiter}Surname\nAisha{delimiter}Khan\n")

    assert _names(read_pupils(path)) == [("Aisha", "Khan")]


@pytest.mark.parametrize("name", ['"Khan, Aisha"', "Aisha Khan"])
def test_a_whole_name_in_one_column_is_taken_apart(tmp_path: Path, name: str) -> None:
    path = _file(tmp_path, f"Pupil Name,Class\n{name},4R\n")

    assert _names(read_pupils(path)) == [("Aisha", "Khan")]


def test_a_pupil_with_two_surnames_in_use_is_known_by_both(tmp_path: Path) -> None:
    path = _file(
        tmp_path,
        "UPN,Forename,Legal Surname,Preferred Surname\nA1,Aisha,Khan,Malik\n",
    )

    people = read_pupils(path)

    assert _names(people) == [("Aisha", "Khan"), ("Aisha", "Malik")]
    assert {person.key for person in people} == {"A1"}


ONEROSTER = (
    "sourcedId,status,dateLastModified,enabledUser,givenName,familyName,role,"
    "preferredFirstName\n"
    "u1,active,2026-09-01,true,Aisha,Khan,student,Ash\n"
    "u2,active,2026-09-01,true,Priya,Patel,teacher,\n"
    "u3,tobedeleted,2026-09-01,true,Bryn,Hughes,student,\n"
    "u4,active,2026-09-01,true,Noor,Khan,parent,\n"
)


def test_oneroster_gives_its_students_as_pupils(tmp_path: Path) -> None:
    pupils = read_pupils(_file(tmp_path, ONEROSTER))

    assert [(p.key, p.forename, p.known_as) for p in pupils] == [("u1", "Aisha", "Ash")]


def test_oneroster_gives_its_teachers_as_staff(tmp_path: Path) -> None:
    staff = read_staff(_file(tmp_path, ONEROSTER))

    assert _names(staff) == [("Priya", "Patel")]
    assert staff[0].roles == {"teacher"}


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("Headteacher", "head"),
        ("Deputy Headteacher", "deputy"),
        ("Teacher of Maths", "teacher"),
        ("HR Officer", "hr"),
        ("Office Manager", "office"),
        ("Lunchtime Supervisor", "support"),
    ],
)
def test_a_job_title_gives_a_role(tmp_path: Path, title: str, role: str) -> None:
    path = _file(tmp_path, f"Forename,Surname,Job Title\nPriya,Patel,{title}\n")

    assert read_staff(path)[0].roles == {role}


def test_all_bad_lines_are_named_with_their_cure(tmp_path: Path) -> None:
    path = _file(
        tmp_path,
        "Forename,Surname\nAisha,Khan\n,Hughes\nTomos,:\nBryn\nNoor,Khan,x\nA9,Rees\n",
    )

    with pytest.raises(RollError) as told:
        read_pupils(path)

    assert [bad.line for bad in told.value.bad] == [3, 4, 5, 6, 7]
    assert "line 3: the forename is missing" in str(told.value)
    assert all(bad.cure for bad in told.value.bad)


def test_a_blank_line_and_a_trailing_comma_are_no_fault(tmp_path: Path) -> None:
    path = _file(tmp_path, "Forename,Surname\nAisha,Khan,\n\n,\nNoor,Khan\n")

    assert len(read_pupils(path)) == 2


def test_a_line_is_numbered_as_in_the_file_after_a_cell_of_two_lines(
    tmp_path: Path,
) -> None:
    path = _file(tmp_path, 'Forename,Surname,Note\nAisha,Khan,"a\nb"\n,Rees,\n')

    with pytest.raises(RollError, match="line 4: the forename is missing"):
        read_pupils(path)


def test_a_missing_heading_says_which_are_known(tmp_path: Path) -> None:
    path = _file(tmp_path, "Forename,Class\nAisha,4R\n")

    with pytest.raises(RollError, match=r"no heading for the surname.*Family Name"):
        read_pupils(path)


@pytest.mark.parametrize("raw", [b"", b"\x89PNG\x00\x01", b"just words"])
def test_a_file_that_is_no_roll_is_refused(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "roll.csv"
    path.write_bytes(raw)

    with pytest.raises(RollError):
        read_pupils(path)


def test_a_spoilt_byte_in_a_utf_8_file_names_its_line(tmp_path: Path) -> None:
    path = tmp_path / "roll.csv"
    path.write_bytes(b"Forename,Surname\nZo\xc3\xab,Rees\nRen\xe9,Blanc\n")

    with pytest.raises(RollError, match="line 3: it holds bytes"):
        read_pupils(path)


def test_an_open_quote_names_its_line(tmp_path: Path) -> None:
    path = _file(tmp_path, 'Forename,Surname\nAisha,"Khan\nNoor,Khan\n')

    with pytest.raises(RollError, match="line 2"):
        read_pupils(path)


@pytest.mark.slow
@pytest.mark.usefixtures("ends")
def test_three_hundred_thousand_pupils_are_read(tmp_path: Path) -> None:
    path = _file(tmp_path, "Forename,Surname\n" + "Aisha,Khan\n" * 300_000)

    pupils = read_pupils(path)

    assert len(pupils) == 300_000
