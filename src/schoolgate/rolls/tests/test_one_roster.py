"""OneRoster 1.2 zips: what is read of an honest one, and what is said of the others."""

import zipfile
from datetime import date
from pathlib import Path

import pytest

from schoolgate.rolls import table
from schoolgate.rolls import zipped as limits
from schoolgate.rolls.errors import MOST_BAD, BadLine, RollError
from schoolgate.rolls.lists import ListedPerson, Lists, Tied
from schoolgate.rolls.one_roster import read_one_roster
from schoolgate.rolls.tests.zips import FILES, spoilt, without, zipped

PATH = Path("roster.zip")


def read(raw: bytes) -> Lists:
    return read_one_roster(PATH, raw)


def refused(raw: bytes) -> tuple[BadLine, ...]:
    with pytest.raises(RollError) as error:
        read(raw)
    return error.value.bad


def test_pupils_come_with_the_names_they_go_by_their_class_and_year() -> None:
    pupils = read(zipped(FILES)).pupils

    assert pupils == (
        ListedPerson(
            2, "p1", "Aisha", "Khan", "Ash", "", "Oak", "Year 7", date(2014, 10, 2)
        ),
        ListedPerson(3, "p2", "Bram", "Birch", "", "Birk", "", "Year 8"),
    )


def test_staff_are_those_who_are_neither_pupils_nor_family() -> None:
    staff = read(zipped(FILES)).staff

    assert staff is not None
    assert [one.surname for one in staff] == ["Ott"]


def test_a_parent_of_two_is_one_contact_with_two_ties() -> None:
    contacts = read(zipped(FILES)).contacts

    assert contacts is not None
    assert contacts[0].email == "gia@home.example.org"
    assert contacts[0].phone == "07700 900001"
    assert contacts[0].ties == (Tied("p1", "parent", True), Tied("p2", "parent", True))


def test_a_relative_is_not_said_to_have_responsibility() -> None:
    contacts = read(zipped(FILES)).contacts

    assert contacts is not None
    assert contacts[1].ties == (Tied("p1", "relative", False),)


def test_a_user_to_be_deleted_is_not_on_any_list() -> None:
    gone = FILES["users.csv"].replace("p2,,", "p2,tobedeleted,")
    roles = FILES["roles.csv"].replace("r2,,", "r2,tobedeleted,")

    pupils = read(zipped({**FILES, "users.csv": gone, "roles.csv": roles})).pupils

    assert pupils is not None
    assert [one.key for one in pupils] == ["p1"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_names_survive_every_encoding(encoding: str) -> None:
    users = FILES["users.csv"].replace("Bram,Birch", "Zoë,Núñez")

    pupils = read(zipped({**FILES, "users.csv": users.encode(encoding)})).pupils

    assert pupils is not None
    assert (pupils[1].forename, pupils[1].surname) == ("Zoë", "Núñez")


BAD_CELLS = {
    "a name is missing": ("users.csv", "p1,,Aisha", "p1,,", 2, "givenName"),
    "a name is dirt": ("users.csv", "Khan,,,", "=1+1,,,", 2, "familyName"),
    "a name is too long": ("users.csv", "Ash,", "A" * 101, 2, ""),
    "an id stands twice": ("users.csv", "p2,,", "p1,,", 3, "sourcedId"),
    "an id is missing": ("users.csv", "p2,,", ",,", 3, "sourcedId"),
    "a role is unknown": ("roles.csv", "teacher", "wizard", 4, "role"),
    "a role of nobody": ("roles.csv", "r3,,s1", "r3,,s9", 4, "userSourcedId"),
    "a school that is not there": ("roles.csv", "student,o1", "student,o9", 2, ""),
    "a birthday is no day": ("demographics.csv", "2014-10", "2014-13", 2, "birthDate"),
    "a class that is not there": ("enrollments.csv", "e1,,c1", "e1,,c9", 2, ""),
    "a pupil that is not there": ("enrollments.csv", "o1,p1", "o1,p9", 2, ""),
    "a column too few": ("classes.csv", "c3,,Maths 3,", "c3,,", 4, ""),
}


@pytest.mark.parametrize("case", BAD_CELLS.values(), ids=BAD_CELLS)
def test_a_bad_cell_is_named_with_its_file_line_and_column(
    case: tuple[str, str, str, int, str],
) -> None:
    name, old, new, line, column = case

    bad = refused(spoilt(name, old, new))

    found = [b for b in bad if (b.file, b.line) == (name, line) and column in b.column]
    assert found
    assert found[0].cure


def test_every_bad_row_is_named_and_not_the_first_alone() -> None:
    users = FILES["users.csv"].replace("Aisha", "").replace("Bram", "=x")

    bad = refused(zipped({**FILES, "users.csv": users}))

    assert [b.line for b in bad] == [2, 3]


def test_pupils_of_two_schools_are_not_one_list() -> None:
    two = FILES["orgs.csv"] + "o2,,Oak School,school\n"
    roles = FILES["roles.csv"].replace("p2,primary,student,o1", "p2,primary,student,o2")

    bad = refused(zipped({**FILES, "orgs.csv": two, "roles.csv": roles}))

    assert bad[0].what == "this pupil is at Oak School, others at Elm School"


@pytest.mark.parametrize("version", ["1.0", "2.0"])
def test_another_version_is_told_with_its_number(version: str) -> None:
    bad = refused(spoilt("manifest.csv", "version,1.2", f"version,{version}"))

    assert bad[0].what == f"the zip is of OneRoster {version}"


def test_a_delta_is_not_the_whole() -> None:
    bad = refused(spoilt("manifest.csv", "users,bulk", "users,delta"))

    assert (bad[0].file, bad[0].cure) == ("users.csv", "Export in “bulk” mode")


@pytest.mark.parametrize("name", sorted(FILES))
def test_a_missing_file_is_named(name: str) -> None:
    bad = refused(without(name))

    assert bad[0].file == name


def test_classes_may_be_absent_where_the_manifest_says_so() -> None:
    manifest = FILES["manifest.csv"]
    for name in ("classes", "enrollments", "academicSessions"):
        manifest = manifest.replace(f"file.{name},bulk", f"file.{name},absent")

    pupils = read(zipped({**FILES, "manifest.csv": manifest})).pupils

    assert pupils is not None
    assert pupils[0].form == ""


def test_a_missing_column_is_named() -> None:
    bad = refused(spoilt("users.csv", "familyName", "nachname"))

    assert (bad[0].file, bad[0].column) == ("users.csv", "familyName")


@pytest.mark.parametrize(
    "name", ["../users.csv", "/etc/users.csv", "in\\users.csv", "roster/users.csv"]
)
def test_a_file_outside_the_zips_root_refuses_the_whole(name: str) -> None:
    bad = refused(zipped({**FILES, name: "x"}))

    assert "lies in a folder" in bad[0].what


def test_a_bomb_is_refused_by_what_it_says_of_its_size(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(limits, "MOST_BYTES", 1_000_000)

    bad = refused(zipped({**FILES, "users.csv": b"a" * 2_000_000}))

    assert "larger than" in bad[0].what


def test_a_bomb_that_lies_about_its_size_is_refused() -> None:
    raw = zipped({**FILES, "zz.csv": b"a" * 5000})
    lying = raw.replace((5000).to_bytes(4, "little"), (50).to_bytes(4, "little"))
    users = FILES["users.csv"].encode()
    size = len(users).to_bytes(4, "little")

    bad = refused(lying.replace(size, (10).to_bytes(4, "little")))

    assert bad


def test_a_bomb_of_short_lines_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table, "MOST_LINES", 1000)

    bad = refused(zipped({**FILES, "users.csv": FILES["users.csv"] + "u,,\n" * 1000}))

    assert "has more than 1,000 lines" in " ".join(one.what for one in bad)


def test_of_many_bad_lines_as_many_are_told_as_anybody_reads() -> None:
    users = FILES["users.csv"].splitlines()[0] + "\n" + "u\n" * 3000

    assert len(refused(zipped({**FILES, "users.csv": users}))) == MOST_BAD


def test_a_thousand_files_are_refused() -> None:
    bad = refused(zipped({f"f{n}.csv": "" for n in range(1000)}))

    assert bad[0].what == "the zip holds 1000 files"


@pytest.mark.parametrize("raw", [b"", b"PK\x03\x04 no", zipped(FILES)[:-40]])
def test_what_is_no_zip_is_told(raw: bytes) -> None:
    assert "the zip is broken" in refused(raw)[0].what


@pytest.mark.parametrize(
    ("there", "bytes_of_it"),
    [
        (b"PK\x01\x02", (42, b"\xff\xff\xff\x7f")),
        (b"PK\x05\x06", (16, b"\xff\xff\x00\x00")),
        (b"PK\x05\x06", (12, b"\x00\x00\x00\x00")),
        (b"PK\x01\x02", (10, b"\x0c")),
        (b"PK\x01\x02", (10, b"\x0e")),
    ],
    ids=["place", "directory", "length", "bzip2", "lzma"],
)
def test_a_zip_that_was_tampered_with_is_refused_and_nothing_breaks(
    there: bytes, bytes_of_it: tuple[int, bytes]
) -> None:
    at, new = bytes_of_it
    raw = bytearray(zipped(FILES))
    place = raw.find(there) + at
    raw[place : place + len(new)] = new

    assert refused(bytes(raw))


def test_a_zip_with_one_name_twice_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "twice.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("users.csv", "a")
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr("users.csv", "b")

    assert "twice" in refused(path.read_bytes())[0].what
