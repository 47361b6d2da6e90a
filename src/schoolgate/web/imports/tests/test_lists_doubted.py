"""Who is in doubt when a list comes again: no child's row is another's by a guess."""

from datetime import datetime

import pytest

from schoolgate.web.imports.actions.take import take
from schoolgate.web.imports.actions.undo import undo
from schoolgate.web.imports.changes import changes_by
from schoolgate.web.imports.tests.lists import handed_in, pupils, taken
from schoolgate.web.people.models import Contact, Person, Pupil
from schoolgate.web.trust.models import School

AISHA, BRAM = "A1,Aisha,Khan,,Elm,7", "A2,Bram,Birch,,Oak,8"


@pytest.fixture
def first(school: School, office: Person, at: datetime) -> School:
    """A school with two pupils on its roll."""
    taken(school, "pupils", pupils(AISHA, BRAM), by=office, at=at)
    return school


def test_a_key_with_another_name_is_two_people_until_somebody_says_otherwise(
    first: School, office: Person, at: datetime
) -> None:
    swapped = pupils("A1,Cleo,Moss,,Elm,7", BRAM)
    before = Pupil.objects.get(key="A1").pk

    upload = handed_in(first, "pupils", swapped, by=office, at=at)
    doubted = changes_by(upload).parts[0].doubted
    take(upload, by=office, at=at)

    assert [one.now.name for one in doubted] == ["Cleo Moss"]
    assert Pupil.objects.get(key="A1").pk != before
    assert Pupil.objects.get(pk=before).left_on == at.date()


def test_a_key_with_another_name_is_one_person_where_the_office_says_so(
    first: School, office: Person, at: datetime
) -> None:
    swapped = pupils("A1,Cleo,Moss,,Elm,7", BRAM)
    before = Pupil.objects.get(key="A1").pk
    upload = handed_in(first, "pupils", swapped, by=office, at=at)

    take(upload, by=office, at=at, same=frozenset(("A1",)))

    assert str(Pupil.objects.get(pk=before)) == "Cleo Moss"


def test_a_name_under_another_key_is_one_person_where_the_office_says_so(
    first: School, office: Person, at: datetime
) -> None:
    rekeyed = pupils("B7,Aisha,Khan,,Elm,7", "B8,Bram,Birch,,Oak,8")
    before = Pupil.objects.get(key="A1").pk
    upload = handed_in(first, "pupils", rekeyed, by=office, at=at)

    change = take(upload, by=office, at=at, same=frozenset(("B7",)))

    assert Pupil.objects.get(key="B7").pk == before
    assert (len(change.new), len(change.left)) == (1, 1)


@pytest.mark.parametrize("everybody", [frozenset(), frozenset(("A1", "A2"))])
def test_keys_that_swap_never_swap_the_children(
    everybody: frozenset[str], first: School, office: Person, at: datetime
) -> None:
    before = dict(Pupil.objects.values_list("pk", "forename"))
    swapped = pupils("A2,Aisha,Khan,,Elm,7", "A1,Bram,Birch,,Oak,8")
    upload = handed_in(first, "pupils", swapped, by=office, at=at)

    change = take(upload, by=office, at=at, same=everybody)
    after = dict(Pupil.objects.values_list("pk", "forename"))
    keys = dict(Pupil.objects.filter(left_on=None).values_list("forename", "key"))
    undo(change.imported, by=office, at=at)

    assert {pk: after[pk] for pk in before} == before
    assert keys == {"Aisha": "A2", "Bram": "A1"}
    assert len(change.new) == (0 if everybody else 2)
    assert dict(Pupil.objects.values_list("key", "forename")) == {
        "A1": "Aisha",
        "A2": "Bram",
    }


@pytest.mark.parametrize(
    ("same", "form"), [(frozenset(("A1",)), "Elm"), (frozenset(), "None")]
)
def test_another_child_under_a_key_inherits_nothing_that_the_list_leaves_out(
    same: frozenset[str], form: str, first: School, office: Person, at: datetime
) -> None:
    plain = "UPN,Forename,Surname\nA1,Cleo,Moss\nA2,Bram,Birch\n"
    upload = handed_in(first, "pupils", plain, by=office, at=at)

    take(upload, by=office, at=at, same=same)

    assert str(Pupil.objects.get(key="A1").school_class) == form


def test_one_person_twice_on_a_list_is_pointed_out(
    school: School, office: Person, at: datetime
) -> None:
    twice = pupils(AISHA, "A9,Aisha,Khan,,Elm,7")

    part = changes_by(handed_in(school, "pupils", twice, by=office, at=at)).parts[0]

    assert [(a.key, b.key) for a, b in part.twice] == [("A1", "A9")]


def test_half_a_list_is_pointed_out(
    first: School, office: Person, at: datetime
) -> None:
    new = pupils("A8,Cleo,Moss,,Elm,7")

    part = changes_by(handed_in(first, "pupils", new, by=office, at=at)).parts[0]

    assert part.is_short


def test_a_list_without_keys_finds_its_pupils_by_name_and_class(
    school: School, office: Person, at: datetime
) -> None:
    plain = "Forename,Surname,Class\nAisha,Khan,Elm\nAisha,Khan,Oak\nBram,Birch,Oak\n"
    taken(school, "pupils", plain, by=office, at=at)
    before = set(Pupil.objects.values_list("pk", "school_class__name"))
    turned = "Forename,Surname,Class\nBram,Birch,Oak\nAisha,Khan,Oak\nAisha,Khan,Elm\n"

    change = taken(school, "pupils", turned, by=office, at=at)

    assert (change.new, change.changed, change.left) == ((), (), ())
    assert set(Pupil.objects.values_list("pk", "school_class__name")) == before


def test_a_list_without_keys_is_refused_where_two_of_a_name_both_move(
    school: School, office: Person, at: datetime
) -> None:
    plain = "Forename,Surname,Class\nAisha,Khan,Elm\nAisha,Khan,Oak\n"
    taken(school, "pupils", plain, by=office, at=at)
    moved = "Forename,Surname,Class\nAisha,Khan,Ash\nAisha,Khan,Fir\n"

    changes = changes_by(handed_in(school, "pupils", moved, by=office, at=at))

    assert changes.bad[0].line == 2
    assert "it can't be told which Aisha Khan this is" in changes.bad[0].what


BORN = "UPN,Forename,Surname,Class,Date of birth\n"


def test_a_brother_who_bears_his_sisters_key_inherits_nothing(
    school: School, office: Person, at: datetime
) -> None:
    taken(school, "pupils", f"{BORN}A1,Zofia,Brook,Elm,2014-02-03\n", by=office, at=at)
    sister = Pupil.objects.get()

    taken(school, "pupils", f"{BORN}A1,Adam,Brook,Elm,2016-05-06\n", by=office, at=at)

    sister.refresh_from_db()
    assert (sister.forename, sister.left_on) == ("Zofia", at.date())
    assert Pupil.objects.get(forename="Adam").pk != sister.pk


def test_a_child_with_another_forename_born_on_the_same_day_is_renamed(
    school: School, office: Person, at: datetime
) -> None:
    taken(school, "pupils", f"{BORN}A1,Sofia,Brook,Elm,2014-02-03\n", by=office, at=at)

    taken(school, "pupils", f"{BORN}A1,Zofia,Brook,Elm,2014-02-03\n", by=office, at=at)

    assert Pupil.objects.get().forename == "Zofia"


GUARDIANS = (
    "Contact ID,Contact Forename,Contact Surname,Pupil UPN,Email,Relationship,"
    "Parental Responsibility\n"
)


def test_another_parent_under_a_contacts_key_does_not_get_their_link(
    first: School, office: Person, at: datetime
) -> None:
    gia = f"{GUARDIANS}C1,Gia,Khan,A1,gia@home.example.org,parent,yes\n"
    taken(first, "contacts", gia, by=office, at=at)
    mother = Contact.objects.get()

    omar = f"{GUARDIANS}C1,Omar,Khan,A1,omar@home.example.org,parent,yes\n"
    taken(first, "contacts", omar, by=office, at=at)

    mother.refresh_from_db()
    assert (mother.forename, mother.left_on) == ("Gia", at.date())
    assert Contact.objects.get(forename="Omar").pk != mother.pk
