"""Lists that come again: who is new, changed, renamed or gone."""

from datetime import datetime

import pytest
from django.core.exceptions import PermissionDenied

from schoolgate.rolls.tests.zips import FILES, zipped
from schoolgate.web.imports.actions.hand_in import BadList
from schoolgate.web.imports.actions.take import take
from schoolgate.web.imports.changes import changes_by
from schoolgate.web.imports.tests.lists import handed_in, pupils, taken
from schoolgate.web.imports.touched import tell, touched_by, untold
from schoolgate.web.people.actions.restrict import restrict
from schoolgate.web.people.models import Contact, Group, Person, Pupil, StaffMember, Tie
from schoolgate.web.people.names import known_people
from schoolgate.web.trust.models import School

AISHA, BRAM = "A1,Aisha,Khan,,Elm,7", "A2,Bram,Birch,,Oak,8"
CONTACTS = (
    "Contact ID,Contact Forename,Contact Surname,Pupil UPN,Email,Language,"
    "Relationship,Parental Responsibility\n"
    "C1,Gia,Khan,A1,gia@home.example.org,pl,mother,{}\n"
)


@pytest.fixture
def first(school: School, office: Person, at: datetime) -> School:
    """A school with two pupils on its roll."""
    taken(school, "pupils", pupils(AISHA, BRAM), by=office, at=at)
    return school


def test_a_changed_pupil_shows_each_field_with_its_old_and_new_value(
    first: School, office: Person, at: datetime
) -> None:
    moved = pupils("A1,Aisha,Ash,Ai,Oak,8", BRAM)

    part = changes_by(handed_in(first, "pupils", moved, by=office, at=at)).parts[0]

    assert part.changed[0].fields == [
        ("Surname", "Khan", "Ash"),
        ("Known as", "", "Ai"),
        ("Class", "Elm", "Oak"),
        ("Year group", "Year 7", "Year 8"),
    ]
    assert part.renamed == part.changed


def test_a_pupils_row_is_one_and_the_same_across_lists(
    first: School, office: Person, at: datetime
) -> None:
    before = Pupil.objects.get(key="A1").pk

    taken(first, "pupils", pupils(BRAM), by=office, at=at)
    gone = Pupil.objects.get(key="A1")
    taken(first, "pupils", pupils(BRAM, "A1,Aisha,Ash,,Oak,8"), by=office, at=at)
    back = Pupil.objects.get(key="A1")

    assert (gone.pk, gone.left_on) == (before, at.date())
    assert (back.pk, back.left_on, back.surname) == (before, None, "Ash")


def test_a_leavers_name_is_still_checked(
    first: School, office: Person, at: datetime
) -> None:
    taken(first, "pupils", pupils(BRAM), by=office, at=at)

    known = known_people(School.objects.get(pk=first.pk)).pupils

    assert known is not None
    assert {p.surname for p in known} == {"Khan", "Birch"}


def test_staff_who_left_are_not_known_any_more(
    school: School, office: Person, at: datetime
) -> None:
    text = "Staff Code,Forename,Surname\nS1,Ida,Ott\n"
    taken(school, "staff", text, by=office, at=at)
    taken(school, "staff", text.replace("S1,Ida,Ott", "S2,Ugo,Ash"), by=office, at=at)

    known = known_people(School.objects.get(pk=school.pk)).staff

    assert known is not None
    assert [p.surname for p in known] == ["Ash"]
    assert StaffMember.objects.get(key="S1").left_on == at.date()


def test_a_list_without_classes_leaves_the_classes_alone(
    first: School, office: Person, at: datetime
) -> None:
    plain = "UPN,Forename,Surname\nA1,Aisha,Khan\nA2,Bram,Birch\nA3,Cleo,Moss\n"

    change = taken(first, "pupils", plain, by=office, at=at)

    assert change.changed == ()
    assert str(Pupil.objects.get(key="A1").school_class) == "Elm"


def test_classes_and_years_come_with_the_list_and_end_with_it(
    first: School, office: Person, at: datetime
) -> None:
    taken(first, "pupils", pupils("A1,Aisha,Khan,,Ash,8", BRAM), by=office, at=at)

    groups = {(g.kind, g.name): g.is_on(at.date()) for g in Group.objects.all()}

    assert groups == {
        ("class", "Ash"): True,
        ("class", "Elm"): False,
        ("class", "Oak"): True,
        ("year", "Year 7"): False,
        ("year", "Year 8"): True,
    }


def test_a_restriction_stays_with_the_child_under_every_name(
    first: School, office: Person, dsl: Person, at: datetime
) -> None:
    restriction = restrict(Pupil.objects.get(key="A1"), by=dsl, at=at)

    taken(first, "pupils", pupils("A1,Aisha,Ash,,Elm,7", BRAM), by=office, at=at)

    restriction.refresh_from_db()
    barred = known_people(School.objects.get(pk=first.pk)).restricted
    assert restriction.pupil == Pupil.objects.get(key="A1")
    assert {"Aisha Khan", "Aisha Ash"} <= {one.person for one in barred}


def test_contacts_come_with_language_and_responsibility(
    first: School, office: Person, at: datetime
) -> None:
    taken(first, "contacts", CONTACTS.format("yes"), by=office, at=at)

    contact = Contact.objects.get()
    tie = Tie.objects.get()
    assert (str(contact), contact.language) == ("Gia Khan", "pl")
    assert (tie.pupil.key, tie.relationship) == ("A1", "mother")
    assert tie.has_responsibility


def test_responsibility_that_ends_is_shown_and_taken(
    first: School, office: Person, at: datetime
) -> None:
    taken(first, "contacts", CONTACTS.format("yes"), by=office, at=at)
    upload = handed_in(first, "contacts", CONTACTS.format("no"), by=office, at=at)

    fields = changes_by(upload).parts[0].changed[0].fields
    take(upload, by=office, at=at)

    assert fields == [("Pupils", "A1 (mother, responsible)", "A1 (mother)")]
    assert not Tie.objects.get().has_responsibility


def test_contacts_of_a_pupil_whom_nobody_knows_are_named_by_line(
    school: School, office: Person, at: datetime
) -> None:
    upload = handed_in(school, "contacts", CONTACTS.format("yes"), by=office, at=at)

    changes = changes_by(upload)

    assert changes.bad[0].what == "no pupil has the key A1"
    with pytest.raises(BadList):
        take(upload, by=office, at=at)


def test_one_roster_loads_pupils_staff_and_contacts_at_once(
    school: School, office: Person, at: datetime
) -> None:
    change = taken(school, "one-roster", zipped(FILES), by=office, at=at)

    assert Pupil.objects.count() == 2
    assert StaffMember.objects.count() == 1
    assert Tie.objects.filter(has_responsibility=True).count() == 2
    assert change.imported.counts["lists"]["contacts"]["new"] == 2
    assert Pupil.objects.get(key="p1").born_on is not None


def test_a_list_that_somebody_else_changed_meanwhile_is_not_taken(
    first: School, office: Person, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    upload = handed_in(first, "pupils", pupils(AISHA), by=office, at=at)
    stale = changes_by(upload)
    taken(first, "staff", "ID,Forename,Surname\n1,Ida,Ott\n", by=office, at=at)
    where = "schoolgate.web.imports.actions.take.changes_by"
    monkeypatch.setattr(where, lambda _: stale)

    with pytest.raises(BadList, match="changed meanwhile"):
        take(upload, by=office, at=at)

    assert Pupil.objects.filter(left_on=None).count() == 2


@pytest.mark.parametrize(
    "who", ["teacher", "leader", "dsl", "technician", "governor", "stranger"]
)
def test_who_may_not_load_a_list_does_not_take_one(
    who: str,
    school: School,
    office: Person,
    at: datetime,
    request: pytest.FixtureRequest,
) -> None:
    upload = handed_in(school, "pupils", pupils(AISHA), by=office, at=at)

    with pytest.raises(PermissionDenied):
        take(upload, by=request.getfixturevalue(who), at=at)

    assert not Pupil.objects.exists()


def test_whoever_writes_about_a_renamed_pupil_can_be_found_by_both_names(
    first: School, office: Person, at: datetime
) -> None:
    tell(untold()[0], at)
    change = taken(
        first, "pupils", pupils("A1,Aisha,Ash,Ai,Elm,7", BRAM), by=office, at=at
    )

    names = touched_by(untold().get())

    assert names == {
        change.renamed[0]: {"Aisha Khan", "Aisha Ash", "Ai Ash"},
    }


def test_who_left_is_among_those_touched(
    first: School, office: Person, at: datetime
) -> None:
    change = taken(first, "pupils", pupils(BRAM), by=office, at=at)

    assert change.pupil_ids == change.left
    assert touched_by(change.imported)[change.left[0]] == {"Aisha Khan"}
