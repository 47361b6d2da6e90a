"""Lists as people and spreadsheets leave them: read, or refused with line and cure."""

from datetime import date
from pathlib import Path

import pytest

from schoolgate.engine.people import Person
from schoolgate.rolls.days import day_of
from schoolgate.rolls.errors import RollError
from schoolgate.rolls.listed import list_pupils
from schoolgate.rolls.one_roster import read_one_roster
from schoolgate.rolls.people import read_pupils
from schoolgate.rolls.tests.zips import FILES, zipped


def read(tmp_path: Path, text: str | bytes) -> tuple[Person, ...]:
    path = tmp_path / "pupils.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_pupils(path)


def names(people: tuple[Person, ...]) -> list[str]:
    return [f"{one.forename} {one.surname}".strip() for one in people]


@pytest.mark.parametrize("surname", ["", "-", ".", "–", "n/a"])
def test_people_with_one_name_are_people(tmp_path: Path, surname: str) -> None:
    found = read(tmp_path, f"Forename,Surname\nSukarno,{surname}\nAisha,Khan\n")

    assert names(found) == ["Sukarno", "Aisha Khan"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("ZoÃ«", "Zoë"),
        ("Zo‰", "Zoë"),
        ("Zo?", ""),
        ("ZÃ³fia", "Zófia"),
        ("Jos£", ""),
        ("Ren\ufffd", ""),
    ],
)
def test_letters_that_were_damaged_are_told(
    tmp_path: Path, written: str, meant: str
) -> None:
    with pytest.raises(RollError) as refused:
        read(tmp_path, f"Forename,Surname\nAisha,Khan\n{written},Nowak\n")

    [bad] = refused.value.bad
    assert bad.line == 3
    assert meant in bad.what


@pytest.mark.parametrize(
    "name",
    ["Zoë", "O'Brien", "O’Brien", "Smith-Jones", "St. John", "s/o Kumar", "Łukasz"],
)
def test_letters_that_are_right_are_taken(tmp_path: Path, name: str) -> None:
    assert names(read(tmp_path, f"Forename,Surname\nAisha,{name}\n")) == [
        f"Aisha {name}"
    ]


@pytest.mark.parametrize("page", ["cp850", "cp437", "mac_roman"])
def test_a_list_of_another_code_page_is_not_taken(tmp_path: Path, page: str) -> None:
    with pytest.raises(RollError):
        read(tmp_path, "Forename,Surname\nZoë,Nowak\nRené,Blanc\n".encode(page))


def test_what_a_spreadsheet_says_of_its_separator_is_skipped(tmp_path: Path) -> None:
    assert names(read(tmp_path, "sep=;\nForename;Surname\nAisha;Khan\n")) == [
        "Aisha Khan"
    ]


def test_titles_and_totals_are_left_out(tmp_path: Path) -> None:
    report = (
        "Elm School,,\nPupils on 1 September,,\nForename,Surname,Class\n"
        "Aisha,Khan,4W\nOmar,Rao,6K\nTotal,2,\n"
    )

    assert names(read(tmp_path, report)) == ["Aisha Khan", "Omar Rao"]


def test_nobody_is_a_pupil_of_an_empty_list(tmp_path: Path) -> None:
    with pytest.raises(RollError, match="headings and no lines"):
        read(tmp_path, "Forename,Surname\n")

    with pytest.raises(RollError, match="headings and no lines"):
        list_pupils(tmp_path / "pupils.csv")


@pytest.mark.parametrize("status", ["Leaver", "left", "Off roll", "tobedeleted"])
def test_who_has_left_is_no_pupil(tmp_path: Path, status: str) -> None:
    text = f"Forename,Surname,Status\nAisha,Khan,\nOmar,Rao,{status}\n"

    assert names(read(tmp_path, text)) == ["Aisha Khan"]


def test_a_leaving_day_that_has_passed_means_gone(tmp_path: Path) -> None:
    text = (
        "Forename,Surname,Leaving date\nAisha,Khan,\nOmar,Rao,01/09/2014\n"
        "Bo,Ng,01/09/2999\n"
    )

    assert names(read(tmp_path, text)) == ["Aisha Khan", "Bo Ng"]


@pytest.mark.parametrize(
    "cell",
    [
        "2014-09-01",
        "01/09/2014",
        "01-Sep-14",
        "1 September 2014",
        "1st Sep 2014",
        "2014-09-01 00:00:00",
        "2014-09-01T00:00:00Z",
        "01/09/2014 00:00",
        "41883",
        "20140901",
    ],
)
def test_a_day_is_read_however_a_spreadsheet_writes_it(cell: str) -> None:
    assert day_of(cell) == date(2014, 9, 1)


@pytest.mark.parametrize("cell", ["", "soon", "32/01/2014", "99999", "12"])
def test_what_is_no_day_is_none(cell: str) -> None:
    assert day_of(cell) is None


def test_one_roster_of_the_version_before_is_read() -> None:
    manifest = FILES["manifest.csv"].replace("version,1.2", "version,1.1")
    users = (
        "sourcedId,status,orgSourcedIds,role,givenName,familyName,agentSourcedIds,"
        "grades\n"
        "p1,,o1,student,Aisha,Khan,g1,07\n"
        "s1,,o1,teacher,Ida,Ott,,\n"
        "g1,,o1,parent,Gia,Khan,,\n"
    )
    files = {
        "manifest.csv": manifest.replace("file.roles,bulk\n", "")
        .replace("classes,bulk", "classes,absent")
        .replace("enrollments,bulk", "enrollments,absent")
        .replace("demographics,bulk", "demographics,absent"),
        "orgs.csv": FILES["orgs.csv"],
        "academicSessions.csv": FILES["academicSessions.csv"],
        "users.csv": users,
    }

    lists = read_one_roster(Path("old.zip"), zipped(files))

    assert [one.forename for one in lists.pupils or ()] == ["Aisha"]
    assert [one.forename for one in lists.staff or ()] == ["Ida"]
    assert [one.forename for one in lists.contacts or ()] == ["Gia"]
