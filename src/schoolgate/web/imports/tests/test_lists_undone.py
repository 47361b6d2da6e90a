"""An import undone: everything is as it was, for a week, for whoever may."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from pytest_django.fixtures import Settings

from schoolgate.rolls.tests.zips import FILES, zipped
from schoolgate.web.consent.models import Word
from schoolgate.web.imports.actions.hand_in import hand_in
from schoolgate.web.imports.actions.undo import CanNotBeUndone, undo
from schoolgate.web.imports.before import TABLES
from schoolgate.web.imports.changes import changes_by
from schoolgate.web.imports.models import Import
from schoolgate.web.imports.tests.lists import handed_in, pupils, taken
from schoolgate.web.imports.touched import tell, touched_by, untold
from schoolgate.web.journal.models import Entry
from schoolgate.web.people.actions.keep_group import (
    GroupDetails,
    fill_group,
    make_group,
)
from schoolgate.web.people.models import Group, Person, Pupil, Restriction, Roll
from schoolgate.web.people.names import known_people
from schoolgate.web.trust.models import School

FIRST = pupils("A1,Aisha,Khan,,Elm,7", "A2,Bram,Birch,,Oak,8", "A3,Cleo,Moss,,Oak,8")
SECOND = pupils(
    "A1,Dora,Fir,,Elm,7", "A2,Bram,Birk,,Ash,9", "B3,Cleo,Moss,,Oak,8", "A5,Eli,Elm,,,"
)


def everything() -> dict[type[Model], list[Any]]:
    """Every row of the lists but the count of what was done to them."""
    rows: dict[type[Model], list[Any]] = {
        model: list(model._base_manager.order_by("pk").values())
        for model in TABLES
        if model is not Roll
    }
    rows[Roll] = list(Roll.objects.values("school", "pupils_at", "staff_at"))
    return rows


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("pupils", SECOND),
        ("one-roster", zipped(FILES)),
        (
            "contacts",
            "Contact ID,Contact Forename,Contact Surname,Pupil UPN\nC1,Gia,Ash,A2\n",
        ),
        ("staff", "Staff Code,Forename,Surname\nS2,Ugo,Ash\n"),
    ],
)
def test_undoing_restores_every_row(
    kind: str, data: str | bytes, school: School, office: Person, at: datetime
) -> None:
    contacts = "Contact ID,Contact Forename,Contact Surname,Pupil UPN\nC1,Gia,Khan,A1\n"
    taken(school, "pupils", FIRST, by=office, at=at)
    taken(school, "contacts", contacts, by=office, at=at)
    taken(
        school, "staff", "Staff Code,Forename,Surname\nS1,Ida,Ott\n", by=office, at=at
    )
    before = everything()

    change = taken(school, kind, data, by=office, at=at + timedelta(hours=1))
    between = everything()
    undo(change.imported, by=office, at=at + timedelta(days=6))

    assert between != before
    assert everything() == before


def test_undoing_the_first_list_leaves_none(
    school: School, office: Person, at: datetime
) -> None:
    change = taken(school, "pupils", FIRST, by=office, at=at)

    undo(change.imported, by=office, at=at)

    assert not Pupil.objects.exists()
    assert not Group.objects.exists()
    assert known_people(School.objects.get(pk=school.pk)).pupils is None


def test_names_are_known_as_they_were_at_once(
    school: School, office: Person, at: datetime
) -> None:
    taken(school, "pupils", FIRST, by=office, at=at)
    change = taken(school, "pupils", SECOND, by=office, at=at)
    known_people(School.objects.get(pk=school.pk))

    undo(change.imported, by=office, at=at)

    known = known_people(School.objects.get(pk=school.pk)).pupils
    assert known is not None
    assert {p.surname for p in known} == {"Khan", "Birch", "Moss"}


def test_after_a_week_it_stays(school: School, office: Person, at: datetime) -> None:
    change = taken(school, "pupils", FIRST, by=office, at=at)

    with pytest.raises(CanNotBeUndone, match="older than a week"):
        undo(change.imported, by=office, at=at + timedelta(days=7, seconds=1))

    assert Pupil.objects.count() == 3


def test_what_was_kept_goes_with_the_next_list_after_the_week(
    school: School, office: Person, at: datetime
) -> None:
    change = taken(school, "pupils", FIRST, by=office, at=at)

    file = ("p.csv", SECOND.encode())
    hand_in(school, "pupils", file, by=office, at=at + timedelta(days=8))

    assert bytes(Import.objects.get(pk=change.imported.pk).sealed) == b""


def test_the_last_one_is_undone_first(
    school: School, office: Person, at: datetime
) -> None:
    one = taken(school, "pupils", FIRST, by=office, at=at).imported
    two = taken(school, "pupils", SECOND, by=office, at=at).imported

    with pytest.raises(CanNotBeUndone, match="later one"):
        undo(one, by=office, at=at)
    undo(two, by=office, at=at)
    undo(one, by=office, at=at)

    assert not Pupil.objects.exists()


def test_nothing_is_undone_twice(school: School, office: Person, at: datetime) -> None:
    change = taken(school, "pupils", FIRST, by=office, at=at)
    undo(change.imported, by=office, at=at)

    with pytest.raises(CanNotBeUndone, match="already"):
        undo(change.imported, by=office, at=at)


@pytest.mark.parametrize(
    "who", ["teacher", "leader", "dsl", "technician", "governor", "stranger"]
)
def test_who_may_not_load_a_list_does_not_undo_one(
    who: str,
    school: School,
    office: Person,
    at: datetime,
    request: pytest.FixtureRequest,
) -> None:
    change = taken(school, "pupils", FIRST, by=office, at=at)

    with pytest.raises(PermissionDenied):
        undo(change.imported, by=request.getfixturevalue(who), at=at)

    assert Pupil.objects.count() == 3


def test_a_restriction_set_since_stays_by_name(
    school: School, office: Person, dsl: Person, at: datetime
) -> None:
    change = taken(school, "pupils", FIRST, by=office, at=at)
    aisha = Pupil.objects.get(key="A1")
    Restriction.objects.create(
        school=school,
        pupil=aisha,
        key="A1",
        forename="Aisha",
        surname="Khan",
        since=at.date(),
    )

    undo(change.imported, by=office, at=at)

    left = Restriction.objects.get()
    assert (left.pupil, left.forename) == (None, "Aisha")


def test_a_place_in_a_club_does_not_keep_an_import_from_being_undone(
    school: School, office: Person, at: datetime
) -> None:
    change = taken(school, "pupils", FIRST, by=office, at=at)
    club = make_group(school, GroupDetails("club", "Chess"), by=office, at=at)
    fill_group(club, change.new, by=office, at=at)

    undo(change.imported, by=office, at=at)

    assert not club.memberships.exists()


def test_undoing_is_journalled_and_told_anew(
    school: School, office: Person, at: datetime
) -> None:
    taken(school, "pupils", FIRST, by=office, at=at)
    change = taken(school, "pupils", SECOND, by=office, at=at)
    for one in untold():
        tell(one, at)

    undo(change.imported, by=office, at=at)

    assert Entry.objects.get(verb="list.undone").details == {"list": "pupils"}
    names = touched_by(untold().get())
    bram = Pupil.objects.get(key="A2")
    assert names[bram.pk] == {"Bram Birch", "Bram Birk"}


def test_what_is_kept_is_sealed(school: School, office: Person, at: datetime) -> None:
    taken(school, "pupils", FIRST, by=office, at=at)
    change = taken(school, "pupils", SECOND, by=office, at=at)

    assert b"Khan" not in bytes(change.imported.sealed)


def test_without_the_key_a_list_is_handed_in_again_and_an_import_stays(
    school: School, office: Person, at: datetime, settings: Settings
) -> None:
    change = taken(school, "pupils", FIRST, by=office, at=at)
    upload = handed_in(school, "pupils", SECOND, by=office, at=at)
    settings.SECRET_KEY = "another secret that is long enough " * 2

    changes = changes_by(upload)

    assert changes.bad[0].cure == "Hand the list in again"
    with pytest.raises(CanNotBeUndone, match="sealed by a key"):
        undo(change.imported, by=office, at=at)


def test_an_import_stays_where_somebody_who_came_with_it_has_said_yes(
    school: School, office: Person, at: datetime
) -> None:
    change = taken(school, "pupils", FIRST, by=office, at=at)
    Word.objects.create(
        school=school,
        pupil_id=change.new[0],
        use="website",
        yes=True,
        how="paper",
        since=at.date(),
        at=at,
    )

    with pytest.raises(CanNotBeUndone, match="written about people who came"):
        undo(change.imported, by=office, at=at)

    assert Pupil.objects.count() == 3
