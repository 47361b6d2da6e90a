"""Two accounts of one person are told by their name, or by their mailbox."""

from datetime import datetime

import pytest
from django.core.exceptions import PermissionDenied

from schoolgate.web.conftest import Cast
from schoolgate.web.people.actions.add_person import add_person
from schoolgate.web.people.actions.be_away import be_away
from schoolgate.web.people.actions.give_role import end_role, give_role
from schoolgate.web.people.actions.leave import leave
from schoolgate.web.people.identity import is_same_person, mailbox, name_key
from schoolgate.web.people.models import Holding, Person
from schoolgate.web.trust.models import School


def account(forename: str, surname: str, email: str) -> Person:
    return Person.objects.create_named(email, forename, surname)


@pytest.mark.parametrize(
    ("forename", "surname"),
    [
        ("Hester", "Quill"),
        ("hester", "QUILL"),
        ("Héster", "Qüill"),
        ("Quill", "Hester"),
        ("Hester Quill", ""),
        ("Hes\u200bter", "Quill "),
    ],
)
def test_one_name_however_it_is_written_is_one_person(
    db: None, forename: str, surname: str
) -> None:
    head = account("Hester", "Quill", "hester@elm.example.org")

    assert is_same_person(head, account(forename, surname, "private@example.net"))


def test_one_mailbox_is_one_person(db: None) -> None:
    head = account("Hester", "Quill", "hester@elm.example.org")

    assert is_same_person(head, account("Bo", "Lee", "Hester+two@Elm.example.org"))
    assert not is_same_person(head, account("Bo", "Lee", "hester@birch.example.org"))
    assert not is_same_person(head, account("Hester", "Quilter", "hq@example.net"))
    assert not is_same_person(account("", "", "a@x.org"), account("", "", "b@x.org"))
    assert mailbox("nothing") == ""


def test_a_new_surname_is_folded_when_it_alone_is_saved(db: None) -> None:
    person = account("Hester", "Quill", "hester@elm.example.org")

    person.surname = "Ash"
    person.save(update_fields=["surname"])
    person.refresh_from_db()

    assert person.name_key == name_key("Hester", "Ash") == "ash hester"


def test_the_office_neither_gives_nor_ends_the_chair(
    school: School, somebody: Cast, office: Person, head: Person, at: datetime
) -> None:
    chair = somebody("Chandra", school, "chair")
    other = somebody("Owen", school, "governor")

    with pytest.raises(PermissionDenied):
        give_role(other, "chair", school, by=office, at=at)
    with pytest.raises(PermissionDenied):
        end_role(Holding.objects.get(person=chair), by=office, at=at)
    with pytest.raises(PermissionDenied):
        leave(chair, school, by=office, at=at)

    assert give_role(other, "chair", school, by=head, at=at).given_by == head


def test_who_gave_a_role_and_who_noted_an_absence_is_kept(
    school: School, teacher: Person, office: Person, at: datetime
) -> None:
    days = (at.date(), at.date())

    held = give_role(teacher, "support", school, by=office, at=at)
    absence = be_away(teacher, school, days, by=teacher, at=at)

    assert held.given_by == office
    assert absence.noted_by == teacher


@pytest.mark.parametrize("email", ["private@example.net", "hester+2@elm.example.org"])
def test_a_head_gives_no_role_to_a_second_account_of_their_own(
    email: str, school: School, head: Person, teacher: Person, at: datetime
) -> None:
    name = (email, "Hester" if "private" in email else "Bo", "Example")

    with pytest.raises(PermissionDenied):
        add_person(name, "chair", school, by=head, at=at)

    assert not Person.objects.filter(email=email).exists()
    assert give_role(teacher, "chair", school, by=head, at=at).role == "chair"
