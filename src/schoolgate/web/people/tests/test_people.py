"""Roles, lists and leavers, each tried by who may and by who may not."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django.fixtures import Settings

from schoolgate.web.imports.actions.hand_in import BadList, hand_in
from schoolgate.web.imports.actions.take import take
from schoolgate.web.imports.changes import changes_by
from schoolgate.web.imports.models import Upload
from schoolgate.web.imports.tests.lists import seen_in
from schoolgate.web.journal.models import Entry
from schoolgate.web.people.actions.add_person import add_person
from schoolgate.web.people.actions.be_away import be_away
from schoolgate.web.people.actions.give_role import end_role, give_role
from schoolgate.web.people.actions.leave import leave
from schoolgate.web.people.actions.restrict import restrict, unrestrict
from schoolgate.web.people.models import (
    Holding,
    Person,
    Pupil,
    Restriction,
    StaffMember,
)
from schoolgate.web.people.names import known_people
from schoolgate.web.people.rights import RIGHTS, schools_of, standing
from schoolgate.web.signin.tests.browsing import IMMEDIATE
from schoolgate.web.trust.models import School, Trust

Browser = Callable[[Person], Client]
LIST = "UPN,Legal Forename,Legal Surname,Class\nA1,Aisha,Khan,Elm\nA2,Bram,Birch,Oak\n"


def loaded(school: School, text: str, by: Person, at: datetime) -> Upload:
    return hand_in(school, "pupils", ("roll.csv", text.encode()), by=by, at=at)


def test_a_right_that_nobody_wrote_down_is_nobodys(
    school: School, head: Person, at: datetime
) -> None:
    assert not standing(head, school, at.date()).may("anything.else")


@pytest.mark.parametrize("right", sorted(RIGHTS))
def test_a_stranger_may_nothing(
    right: str, school: School, stranger: Person, at: datetime
) -> None:
    assert not standing(stranger, school, at.date()).may(right)


def test_a_trust_officer_holds_a_role_in_each_of_its_schools(
    trust: Trust, school: School, other_school: School, at: datetime
) -> None:
    officer = Person.objects.create_named("o@canal.example.org", "Ola", "Example")
    Holding.objects.create(
        person=officer, trust=trust, role="trust-officer", since=at.date()
    )

    assert schools_of(officer, at.date()) == [school]


def test_a_list_is_shown_before_it_is_taken(
    school: School, office: Person, at: datetime
) -> None:
    changes = changes_by(loaded(school, LIST, office, at))

    assert [one.name for one in changes.parts[0].new] == ["Aisha Khan", "Bram Birch"]
    assert not Pupil.objects.exists()


def test_a_list_that_is_taken_replaces_the_one_before(
    school: School, office: Person, at: datetime
) -> None:
    take(loaded(school, LIST, office, at), by=office, at=at)
    newer = (
        "UPN,Legal Forename,Legal Surname,Class\nA2,Bram,Birk,Ash\nA3,Cleo,Moss,Ash\n"
    )

    change = take(loaded(school, newer, office, at), by=office, at=at)

    here = Pupil.objects.filter(left_on=None).order_by("key")
    assert [len(c) for c in (change.new, change.changed, change.left)] == [1, 1, 1]
    assert [str(p) for p in here] == ["Bram Birk", "Cleo Moss"]
    assert str(Pupil.objects.get(key="A2").school_class) == "Ash"


def test_the_journal_tells_how_many_and_never_who(
    school: School, office: Person, at: datetime
) -> None:
    take(loaded(school, LIST, office, at), by=office, at=at)

    entry = Entry.objects.get(verb="list.loaded")
    assert entry.details["new"] == 2
    assert "Khan" not in str(entry.details)


def test_three_bad_rows_in_two_thousand_are_named_and_none_is_taken(
    school: School, office: Person, at: datetime
) -> None:
    rows = [f"K{n},Fore{'abcdefghij'[n % 10]},Surname" for n in range(2000)]
    for bad in (4, 700, 1999):
        rows[bad] = f"K{bad},,Surname"
    text = "UPN,Forename,Surname\n" + "\n".join(rows)
    upload = loaded(school, text, office, at)

    changes = changes_by(upload)

    assert [line.line for line in changes.bad] == [6, 702, 2001]
    with pytest.raises(BadList):
        take(upload, by=office, at=at)
    assert not Pupil.objects.exists()


def test_one_key_for_two_people_takes_nothing(
    school: School, office: Person, at: datetime
) -> None:
    text = "UPN,Forename,Surname\nA1,Aisha,Khan\nA1,Bram,Birch\n"

    changes = changes_by(loaded(school, text, office, at))

    assert changes.bad[0].what == "the key A1 stands for somebody else on line 2"
    assert not changes.can_be_taken


@pytest.mark.parametrize("who", ["teacher", "leader", "dsl", "governor", "stranger"])
def test_a_list_is_the_offices_to_load(
    who: str, school: School, at: datetime, request: pytest.FixtureRequest
) -> None:
    with pytest.raises(PermissionDenied):
        loaded(school, LIST, request.getfixturevalue(who), at)


def test_an_upload_lies_sealed(school: School, office: Person, at: datetime) -> None:
    loaded(school, LIST, office, at)

    assert b"Khan" not in bytes(Upload.objects.get().sealed)


def test_names_are_known_from_the_first_list_on(
    school: School, office: Person, at: datetime
) -> None:
    before = known_people(School.objects.get(pk=school.pk)).pupils
    take(loaded(school, LIST, office, at), by=office, at=at)
    after = known_people(School.objects.get(pk=school.pk)).pupils

    assert before is None
    assert after is not None
    assert {p.surname for p in after} == {"Khan", "Birch"}


def test_a_new_restriction_is_known_at_once(
    school: School, office: Person, dsl: Person, at: datetime
) -> None:
    take(loaded(school, LIST, office, at), by=office, at=at)
    pupil = Pupil.objects.get(key="A1")

    restriction = restrict(pupil, by=dsl, at=at)
    barred = known_people(School.objects.get(pk=school.pk)).restricted
    unrestrict(restriction, by=dsl, at=at)

    assert [one.person for one in barred] == ["Aisha Khan", f"pupil {pupil.pk}"]
    assert known_people(School.objects.get(pk=school.pk)).restricted == ()


@pytest.mark.parametrize("who", ["teacher", "leader", "office", "dpo", "stranger"])
def test_who_is_never_shown_is_the_heads_and_the_dsls(
    who: str,
    school: School,
    signed_in: Browser,
    request: pytest.FixtureRequest,
) -> None:
    person = request.getfixturevalue(who)

    answer = signed_in(person).get(f"/school/{school.slug}/people/never-shown/")

    assert answer.status_code == 404


def test_the_journal_does_not_tell_who_is_never_shown(
    school: School, office: Person, dsl: Person, at: datetime
) -> None:
    take(loaded(school, LIST, office, at), by=office, at=at)
    restrict(Pupil.objects.get(key="A1"), by=dsl, at=at)

    entry = Entry.objects.get(verb="restriction.changed")
    assert entry.details == {}
    assert entry.thing == "people.restriction"


def test_the_office_gives_a_role(
    school: School, teacher: Person, office: Person, at: datetime
) -> None:
    give_role(teacher, "support", school, by=office, at=at)

    assert "support" in standing(teacher, school, at.date()).roles


@pytest.mark.parametrize("role", ["head", "dsl", "slt"])
def test_only_the_head_gives_a_role_that_leads(
    role: str, teacher: Person, office: Person, head: Person, at: datetime
) -> None:
    school = School.objects.get(slug="elm")

    with pytest.raises(PermissionDenied):
        give_role(teacher, role, school, by=office, at=at)

    give_role(teacher, role, school, by=head, at=at)
    assert role in standing(teacher, school, at.date()).roles


def test_nobody_gives_a_role_to_themselves(
    school: School, head: Person, office: Person, at: datetime
) -> None:
    for person, role in ((head, "dsl"), (office, "teacher")):
        with pytest.raises(PermissionDenied):
            give_role(person, role, school, by=person, at=at)


def test_a_role_ends_at_once(
    school: School, teacher: Person, office: Person, at: datetime
) -> None:
    end_role(Holding.objects.get(person=teacher), by=office, at=at)

    assert standing(teacher, school, at.date()).roles == frozenset()


def test_whoever_leaves_loses_everything_at_once(
    school: School,
    teacher: Person,
    office: Person,
    signed_in: Browser,
    at: datetime,
) -> None:
    browser = signed_in(teacher)
    before = browser.get("/school/elm/posts/").status_code

    leave(teacher, school, by=office, at=at)

    teacher.refresh_from_db()
    assert before == 200
    assert browser.get("/school/elm/posts/").status_code == 302
    assert (teacher.is_active, teacher.left_on) == (False, at.date())


def test_whoever_works_in_two_schools_leaves_one(
    school: School,
    other_school: School,
    teacher: Person,
    office: Person,
    at: datetime,
) -> None:
    Holding.objects.create(
        person=teacher, school=other_school, role="teacher", since=at.date()
    )

    leave(teacher, school, by=office, at=at)

    teacher.refresh_from_db()
    assert teacher.is_active
    assert schools_of(teacher, at.date()) == [other_school]


@pytest.mark.parametrize("who", ["leader", "colleague", "stranger"])
def test_nobody_else_says_that_somebody_left(
    who: str,
    school: School,
    teacher: Person,
    at: datetime,
    request: pytest.FixtureRequest,
) -> None:
    with pytest.raises(PermissionDenied):
        leave(teacher, school, by=request.getfixturevalue(who), at=at)


def test_days_away_that_run_backwards_are_refused(
    school: School, teacher: Person, at: datetime
) -> None:
    days = (at.date(), at.date() - timedelta(days=1))

    with pytest.raises(PermissionDenied, match="turn them round"):
        be_away(teacher, school, days, by=teacher, at=at)


def test_a_new_person_gets_a_mail_and_a_role(
    school: School, office: Person, at: datetime
) -> None:
    name = ("Nia.New@elm.example.org", "Nia", "New")

    person = add_person(name, "teacher", school, by=office, at=at)

    assert person.email == "nia.new@elm.example.org"
    assert not person.has_usable_password()
    assert standing(person, school, at.date()).roles == {"teacher"}


@pytest.mark.parametrize("page", ["", "roll/", "never-shown/"])
def test_the_head_sees_every_page(
    page: str, school: School, head: Person, signed_in: Browser
) -> None:
    answer = signed_in(head).get(f"/school/{school.slug}/people/{page}")

    assert answer.status_code == 200


@pytest.mark.parametrize("page", ["", "roll/", "never-shown/"])
def test_a_stranger_sees_none(
    page: str, school: School, stranger: Person, signed_in: Browser
) -> None:
    answer = signed_in(stranger).get(f"/school/{school.slug}/people/{page}")

    assert answer.status_code == 404


def test_a_list_goes_from_the_file_to_the_roll(
    school: School,
    office: Person,
    signed_in: Browser,
    settings: Settings,
) -> None:
    settings.TASKS = {"default": {"BACKEND": IMMEDIATE}}
    browser = signed_in(office)
    file = SimpleUploadedFile("roll.csv", LIST.encode("cp1252"), "text/csv")

    browser.post("/school/elm/people/roll/", {"kind": "pupils", "file": file})
    shown = browser.get("/school/elm/people/roll/pupils/").content.decode()
    browser.post("/school/elm/people/roll/pupils/", {"seen": seen_in(shown)})

    assert "Aisha Khan" in shown
    assert Pupil.objects.filter(school=school).count() == 2


def test_a_hostile_list_is_told_and_shown_as_it_is(
    school: School, office: Person, signed_in: Browser, tmp_path: Path
) -> None:
    del tmp_path
    text = 'UPN,Forename,Surname\nA1,"=HYPERLINK(1)","<script>x</script>"\n'
    file = SimpleUploadedFile("roll.csv", text.encode(), "text/csv")
    browser = signed_in(office)

    browser.post("/school/elm/people/roll/", {"kind": "pupils", "file": file})
    page = browser.get("/school/elm/people/roll/pupils/").content.decode()

    assert "<script>x" not in page
    assert "nothing is taken" in page


def test_staff_are_loaded_as_well(school: School, office: Person, at: datetime) -> None:
    text = b"Staff Code,Forename,Surname,Role\nS1,Ida,Ott,Teacher\n"
    upload = hand_in(school, "staff", ("staff.csv", text), by=office, at=at)

    take(upload, by=office, at=at)

    assert StaffMember.objects.get(school=school).surname == "Ott"


def test_a_list_without_the_pupil_does_not_end_a_restriction(
    school: School, office: Person, dsl: Person, at: datetime
) -> None:
    take(loaded(school, LIST, office, at), by=office, at=at)
    restrict(Pupil.objects.get(key="A1"), by=dsl, at=at)
    without = "UPN,Forename,Surname\nA2,Bram,Birch\n"
    take(loaded(school, without, office, at), by=office, at=at)

    between = known_people(School.objects.get(pk=school.pk)).restricted
    take(loaded(school, LIST, office, at), by=office, at=at)

    assert between[0].person == "Aisha Khan"
    assert Restriction.objects.get().pupil == Pupil.objects.get(key="A1")


def test_a_restriction_does_not_move_to_whoever_stands_in_the_line(
    school: School, office: Person, dsl: Person, at: datetime
) -> None:
    first = "Forename,Surname\nAisha,Khan\nBram,Birch\n"
    take(loaded(school, first, office, at), by=office, at=at)
    restrict(Pupil.objects.get(forename="Aisha"), by=dsl, at=at)
    later = "Forename,Surname\nAdam,Ash\nAisha,Khan\nBram,Birch\n"

    take(loaded(school, later, office, at), by=office, at=at)

    assert Restriction.objects.get().pupil == Pupil.objects.get(forename="Aisha")


def test_the_office_does_not_end_the_safeguarding_leads_place(
    school: School, office: Person, dsl: Person, at: datetime
) -> None:
    with pytest.raises(PermissionDenied):
        leave(dsl, school, by=office, at=at)
