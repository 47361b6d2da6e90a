"""The school's own contacts: who adds and ends them, and what is refused."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from schoolgate.web.contacts.actions.add_contact import add_contact
from schoolgate.web.contacts.actions.end_contact import end_contact
from schoolgate.web.contacts.models import ContactKind, OwnContact
from schoolgate.web.contacts.queries import OwnContacts, own_contacts_of
from schoolgate.web.contacts.recognising import BadContact, recognise
from schoolgate.web.journal.models import Entry
from schoolgate.web.people.models import Contact, Person
from schoolgate.web.trust.models import School

OFFICE = "020 7946 0123"


def kept(school: School) -> OwnContacts:
    """What a judgement made now takes for the school's own."""
    return own_contacts_of(School.objects.get(pk=school.pk))


@pytest.mark.parametrize("who", ["head", "office"])
def test_the_head_and_the_office_add_a_contact(
    who: str, school: School, at: datetime, request: pytest.FixtureRequest
) -> None:
    by = request.getfixturevalue(who)

    added = add_contact(school, f"  {OFFICE} ", " Office ", by=by, at=at)

    assert (added.value, added.purpose, added.key) == (OFFICE, "Office", "2079460123")
    assert (added.added_by, added.since, added.until) == (by, at.date(), None)
    assert kept(school).contacts == {OFFICE}


@pytest.mark.parametrize(
    "who",
    ["teacher", "leader", "dsl", "dpo", "technician", "governor", "parent", "stranger"],
)
def test_nobody_else_adds_or_ends_a_contact(
    who: str,
    school: School,
    trip_phone: OwnContact,
    at: datetime,
    request: pytest.FixtureRequest,
) -> None:
    by = request.getfixturevalue(who)

    with pytest.raises(PermissionDenied):
        add_contact(school, OFFICE, "Office", by=by, at=at)
    with pytest.raises(PermissionDenied):
        end_contact(trip_phone, by=by, at=at)

    assert list(OwnContact.objects.filter(until=None)) == [trip_phone]


@pytest.mark.parametrize(
    ("typed", "kind", "key"),
    [
        ("020 7946 0123", ContactKind.PHONE, "2079460123"),
        ("+44 (0)20 7946-0123", ContactKind.PHONE, "2079460123"),
        ("020 7946 0123 ext. 21", ContactKind.PHONE, "2079460123"),
        ("020 7946 0123x21", ContactKind.PHONE, "2079460123"),
        ("07700 900 777", ContactKind.PHONE, "7700900777"),
        ("0845 496 0123", ContactKind.PHONE, "8454960123"),
        ("Office@Elm.Example", ContactKind.EMAIL, "office@elm.example"),
        ("office+trips@elm.example", ContactKind.EMAIL, "office+trips@elm.example"),
        ("@elm.example", ContactKind.EMAIL, "@elm.example"),
        ("1 School Lane, Putney, SW15 9ZZ", ContactKind.ADDRESS, "1schoollane"),
        ("1 School Ln, SW15 9ZZ", ContactKind.ADDRESS, "1schoollane"),
        ("SW15 9ZZ", ContactKind.ADDRESS, "sw159zz"),
        ("15 Heol y Castell, CF10 1AA", ContactKind.ADDRESS, "15heolycastell"),
        ("Elm House, Mill Lane", ContactKind.ADDRESS, "elmhousemilllane"),
        ("www.elm.example", ContactKind.SITE, "elm.example"),
        ("https://elm.example/news", ContactKind.SITE, "elm.example"),
        ("elm-school.example", ContactKind.SITE, "elm-school.example"),
        ("elm.kent.sch.uk", ContactKind.SITE, "elm.kent.sch.uk"),
        ("@elm.kent.sch.uk", ContactKind.EMAIL, "@elm.kent.sch.uk"),
        ("@elm.co.uk", ContactKind.EMAIL, "@elm.co.uk"),
        ("elm.school@gmail.com", ContactKind.EMAIL, "elm.school@gmail.com"),
        ("elm.wordpress.com", ContactKind.SITE, "elm.wordpress.com"),
    ],
)
def test_what_is_typed_is_recognised(typed: str, kind: ContactKind, key: str) -> None:
    said = recognise(typed)

    assert (said.kind, said.key) == (kind, key)


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("0800 FLOWERS", "can't read this"),
        ("the office", "can't read this"),
        ("12345", "area code"),
        ("School Lane", "can't read this"),
        ("946001", "area code"),
        ("+33 1 55 55 01 23", "British"),
        ("0909 879 0123", "premium-rate"),
        ("020 7946 0123 / 020 7946 0124", "one at a time"),
        ("a@elm.example, b@elm.example", "one at a time"),
        ("0800 1111", "Childline"),
        ("0808 800 5000", "NSPCC"),
        ("@gmail.com", "whole email"),
        ("@GMail.com", "whole email"),
        ("@co.uk", "whole email"),
        ("@sch.uk", "whole email"),
        ("@kent.sch.uk", "whole email"),
        ("@org.uk", "whole email"),
        ("@com.au", "whole email"),
        ("@hotmail.co.uk", "whole email"),
        ("gmail.com", "Many share"),
        ("www.gmail.com", "Many share"),
        ("co.uk", "Many share"),
        ("kent.sch.uk", "Many share"),
        ("https://wordpress.com/elm", "Many share"),
        ("0871 234 5678", "premium-rate"),
        ("0872 234 5678", "premium-rate"),
        ("+44 871 234 5678", "premium-rate"),
        ("070 1234 5678", "premium-rate"),
        ("0808 800 5001", "Is this .*0808 800 5000"),
        ("0" * 10_000, "at most 200"),
    ],
)
def test_what_no_school_can_have_is_refused_with_what_to_do(
    school: School, office: Person, at: datetime, typed: str, says: str
) -> None:
    with pytest.raises(BadContact, match=says):
        add_contact(school, typed, "Office", by=office, at=at)

    assert not OwnContact.objects.exists()
    assert not Entry.objects.exists()


@pytest.mark.parametrize("purpose", ["", "   ", "x" * 101])
def test_a_contact_says_what_it_is_for(
    school: School, office: Person, at: datetime, purpose: str
) -> None:
    with pytest.raises(BadContact, match="what it is for"):
        add_contact(school, OFFICE, purpose, by=office, at=at)


@pytest.mark.parametrize(
    ("typed", "noun"),
    [
        ("07700900123", "number"),
        ("0044 7700 900 123", "number"),
        ("rana.khan@gmail.com", "email"),
    ],
)
def test_what_belongs_to_a_family_is_refused_without_telling_whose(
    school: School,
    office: Person,
    family: Contact,
    at: datetime,
    typed: str,
    noun: str,
) -> None:
    with pytest.raises(BadContact) as refused:
        add_contact(school, typed, "Trip phone", by=office, at=at)

    said = f"This {noun} belongs to a family. It can't be the school's own."
    assert str(refused.value) == said
    assert not OwnContact.objects.exists()


def test_another_schools_family_is_not_asked_about(
    other_school: School, school: School, office: Person, family: Contact, at: datetime
) -> None:
    Contact.objects.filter(pk=family.pk).update(school=other_school)

    assert add_contact(school, "07700 900123", "Trip phone", by=office, at=at).pk


def test_the_same_contact_is_added_once(
    school: School, office: Person, trip_phone: OwnContact, at: datetime
) -> None:
    with pytest.raises(BadContact, match="already"):
        add_contact(school, "+447700900777", "Coach", by=office, at=at)

    assert OwnContact.objects.get() == trip_phone


def test_the_database_holds_one_in_force_of_two_added_at_once(
    trip_phone: OwnContact,
) -> None:
    same: dict[str, Any] = {
        "school": trip_phone.school,
        "kind": trip_phone.kind,
        "key": trip_phone.key,
        "value": "07700900777",
        "purpose": "Coach",
        "since": trip_phone.since,
        "added_by": trip_phone.added_by,
    }

    with pytest.raises(IntegrityError), transaction.atomic():
        OwnContact.objects.create(**same)
    OwnContact.objects.create(**same, until=trip_phone.since)


def test_what_has_ended_can_be_added_again(
    school: School, head: Person, trip_phone: OwnContact, at: datetime
) -> None:
    later = at + timedelta(days=3)
    end_contact(trip_phone, by=head, at=later)

    again = add_contact(school, "07700 900777", "Trip phone", by=head, at=later)

    assert list(OwnContact.objects.filter(until=None)) == [again]


def test_an_ended_contact_counts_no_longer_and_says_who_ended_it(
    school: School, head: Person, trip_phone: OwnContact, at: datetime
) -> None:
    ended = end_contact(trip_phone, by=head, at=at)
    end_contact(trip_phone, by=head, at=at + timedelta(days=1))

    ended.refresh_from_db()
    assert (ended.until, ended.ended_by) == (at.date(), head)
    assert kept(school).contacts == frozenset()
    assert Entry.objects.count() == 2


def test_the_journal_tells_what_a_contact_is_for_and_not_what_it_is(
    trip_phone: OwnContact, office: Person, at: datetime
) -> None:
    entry = Entry.objects.get()

    assert (entry.who, entry.at) == (office.name, at)
    assert entry.verb == "contact.added"
    assert entry.details == {"kind": "phone", "for": "Trip phone"}


def test_a_site_is_known_and_a_number_is_a_contact(
    school: School, office: Person, trip_phone: OwnContact, at: datetime
) -> None:
    add_contact(school, "www.elm.example", "Our site", by=office, at=at)

    both = kept(school)

    assert both.sites == {"elm.example"}
    assert both.contacts == {"07700 900 777"}


def test_another_schools_contacts_are_not_ours(
    other_school: School, trip_phone: OwnContact
) -> None:
    assert kept(other_school).contacts == frozenset()


@pytest.mark.parametrize(
    ("kind", "value"),
    [("email", "@co.uk"), ("email", " @gmail.com"), ("site", "https://gmail.com/")],
)
def test_what_would_free_everybody_s_address_counts_for_nothing(
    kind: str, value: str, school: School
) -> None:
    school.own_contacts = [[kind, value], ["email", "@elm.example"]]
    school.save()

    both = kept(school)

    assert both.contacts == {"@elm.example"}
    assert both.sites == frozenset()
