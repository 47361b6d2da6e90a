"""What is out comes down when whoever said yes may not answer any more."""

from datetime import datetime

import pytest

from schoolgate.web.consent.actions.say import say_by_link
from schoolgate.web.consent.models import Word
from schoolgate.web.imports.actions.undo import undo
from schoolgate.web.imports.tests.lists import taken
from schoolgate.web.imports.touched import untold
from schoolgate.web.people.models import Contact, Person, Pupil, Roll
from schoolgate.web.posts.models import Target
from schoolgate.web.posts.tests.fixtures import Write
from schoolgate.web.takedowns.actions.list_take_downs import list_take_downs
from schoolgate.web.takedowns.actions.tell_of_import import tell_of_import
from schoolgate.web.takedowns.models import TakeDown
from schoolgate.web.takedowns.tests.test_ledger import put_out
from schoolgate.web.trust.models import School

HEADINGS = "Contact ID,Contact Forename,Contact Surname,Pupil UPN,Responsibility\n"
GIA, OMAR = "C1,Gia,Khan,1,{}\n", "C2,Omar,Khan,1,{}\n"


def contacts(*lines: str) -> str:
    return HEADINGS + "".join(lines)


def heed(at: datetime) -> None:
    """What the worker does after a list was taken or undone."""
    for imported in list(untold()):
        tell_of_import(imported, at=at)
    list_take_downs(at=at)


@pytest.fixture
def aisha(roll: Roll, school: School, office: Person, at: datetime) -> Pupil:
    """Her mother and her father may answer for her; her mother said yes."""
    both = contacts(GIA.format("yes"), OMAR.format("yes"))
    taken(school, "contacts", both, by=office, at=at)
    pupil = Pupil.objects.get(forename="Aisha")
    gia = Contact.objects.get(forename="Gia")
    say_by_link(gia, pupil, {"x": True}, wording="en 1", at=at)
    return pupil


@pytest.fixture
def out(written: Write, aisha: Pupil, at: datetime) -> Target:
    target = put_out(written(), aisha, at)
    heed(at)
    assert not TakeDown.objects.exists()
    return target


def test_it_is_listed_when_a_list_takes_responsibility_away(
    out: Target, aisha: Pupil, school: School, office: Person, at: datetime
) -> None:
    without = contacts(GIA.format("no"), OMAR.format("yes"))
    taken(school, "contacts", without, by=office, at=at)

    heed(at)
    heed(at)

    [item] = TakeDown.objects.all()
    assert (item.target, item.pupil, item.why) == (out, aisha, "consent")


def test_it_is_listed_when_they_are_on_no_list_any_more(
    out: Target, school: School, office: Person, at: datetime
) -> None:
    taken(school, "contacts", contacts(OMAR.format("yes")), by=office, at=at)

    heed(at)

    assert TakeDown.objects.get().why == "consent"


def test_it_stays_where_the_other_parent_said_yes_as_well(
    out: Target, aisha: Pupil, school: School, office: Person, at: datetime
) -> None:
    omar = Contact.objects.get(forename="Omar")
    say_by_link(omar, aisha, {"x": True}, wording="en 1", at=at)
    taken(school, "contacts", contacts(OMAR.format("yes")), by=office, at=at)

    heed(at)

    assert not TakeDown.objects.exists()


def test_it_is_listed_when_the_list_that_gave_responsibility_is_undone(
    out: Target, aisha: Pupil, school: School, office: Person, at: datetime
) -> None:
    Word.objects.all().delete()
    given = contacts(GIA.format("no"), OMAR.format("yes"))
    taken(school, "contacts", given, by=office, at=at)
    back = contacts(GIA.format("yes"), OMAR.format("yes"))
    change = taken(school, "contacts", back, by=office, at=at)
    gia = Contact.objects.get(forename="Gia")
    say_by_link(gia, aisha, {"x": True}, wording="en 1", at=at)
    heed(at)
    assert not TakeDown.objects.exists()

    undo(change.imported, by=office, at=at)
    heed(at)

    assert TakeDown.objects.get().pupil == aisha
