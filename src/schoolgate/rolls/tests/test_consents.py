"""Lists of consents and of people who are never shown; all invented."""

from datetime import date
from pathlib import Path

import pytest

from schoolgate.engine.people import Consent, Restriction
from schoolgate.rolls import RollError, read_consents, read_restricted


def _file(folder: Path, text: str) -> Path:
    path = folder / "list.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_consent_has_a_person_a_use_an_answer_and_days(tmp_path: Path) -> None:
    path = _file(
        tmp_path,
        "person,use,consent,from,until\n"
        "Aisha Khan,Facebook,yes,2026-09-01,31/08/2027\n",
    )

    assert read_consents(path) == (
        Consent("Aisha Khan", "facebook", True, date(2026, 9, 1), date(2027, 8, 31)),
    )


@pytest.mark.parametrize(
    ("headings", "row"),
    [
        ("Forename,Surname,Platform,Given", "Aisha,Khan,x,No"),
        ("Name,Purpose,Consent given", '"Khan, Aisha",Twitter,refused'),
        ("Pupil Name,Use,Answer,Expires", "Aisha Khan,x,n,"),
    ],
)
def test_the_headings_of_consent_lists_are_known(
    tmp_path: Path, headings: str, row: str
) -> None:
    path = _file(tmp_path, f"{headings}\n{row}\n")

    assert read_consents(path) == (Consent("Aisha Khan", "x", given=False),)


def test_a_use_that_is_not_said_is_any_use(tmp_path: Path) -> None:
    path = _file(tmp_path, "name,consent\nAisha Khan,yes\n")

    assert read_consents(path)[0].use == "any"


def test_every_bad_line_of_the_consents_is_named(tmp_path: Path) -> None:
    path = _file(
        tmp_path,
        "name,use,consent,until\nAisha Khan,x,maybe,\n:,x,yes,\nNoor Khan,x,yes,soon\n",
    )

    with pytest.raises(RollError) as told:
        read_consents(path)

    assert [bad.line for bad in told.value.bad] == [2, 3, 4]


def test_a_consent_list_without_answers_is_refused(tmp_path: Path) -> None:
    path = _file(tmp_path, "name,use\nAisha Khan,x\n")

    with pytest.raises(RollError, match="no heading for the given"):
        read_consents(path)


def test_the_restricted_are_pupils_unless_said_otherwise(tmp_path: Path) -> None:
    path = _file(tmp_path, "name,kind\nAisha Khan,\nPriya Patel,Staff\n")

    assert read_restricted(path) == (
        Restriction("Aisha Khan"),
        Restriction("Priya Patel", "staff"),
    )


def test_a_restricted_list_may_have_forenames_and_surnames(tmp_path: Path) -> None:
    path = _file(tmp_path, "Surname,Forename\nKhan,Aisha\n")

    assert read_restricted(path) == (Restriction("Aisha Khan"),)


def test_every_bad_line_of_the_restricted_is_named(tmp_path: Path) -> None:
    path = _file(tmp_path, "name,kind\n12,\nAisha Khan,parrot\n")

    with pytest.raises(RollError) as told:
        read_restricted(path)

    assert [bad.line for bad in told.value.bad] == [2, 3]
