"""The page of the school's own contacts, and the way to it from a finding."""

import shutil
from collections.abc import Callable
from datetime import datetime
from html import unescape
from pathlib import Path

import pytest
from django.test import Client
from pytest_django.fixtures import DjangoAssertNumQueries

from schoolgate.policyfile.places import policy_path
from schoolgate.web.contacts.actions.add_contact import add_contact
from schoolgate.web.contacts.models import OwnContact
from schoolgate.web.people.models import Contact, Person
from schoolgate.web.trust.models import School

Browser = Callable[[Person], Client]
PAGE = "/school/elm/contacts/"
TYPED = {"value": "020 7946 0123", "purpose": "Office"}


@pytest.mark.parametrize("who", ["head", "office", "teacher", "governor", "leader"])
def test_staff_and_governors_see_the_schools_contacts(
    who: str, trip_phone: OwnContact, signed_in: Browser, request: pytest.FixtureRequest
) -> None:
    answer = signed_in(request.getfixturevalue(who)).get(PAGE)

    assert answer.status_code == 200
    assert "07700 900 777" in answer.content.decode()


@pytest.mark.parametrize("who", ["stranger", "parent"])
def test_strangers_and_parents_find_no_page(
    who: str, trip_phone: OwnContact, signed_in: Browser, request: pytest.FixtureRequest
) -> None:
    browser = signed_in(request.getfixturevalue(who))

    answers = [
        browser.get(PAGE),
        browser.post(f"{PAGE}add/", TYPED),
        browser.post(f"{PAGE}{trip_phone.pk}/end/"),
    ]

    assert [answer.status_code for answer in answers] == [404, 404, 404]


def test_nobody_in_particular_has_to_sign_in(school: School) -> None:
    assert Client().get(PAGE).status_code == 302


def test_a_teacher_sees_no_form_and_may_not_send_one(
    teacher: Person, trip_phone: OwnContact, signed_in: Browser
) -> None:
    browser = signed_in(teacher)

    page = browser.get(PAGE).content.decode()

    assert "Ask the office to add one." in page
    assert "Add to our own contacts" not in page
    assert browser.post(f"{PAGE}add/", TYPED).status_code == 404
    assert browser.post(f"{PAGE}{trip_phone.pk}/end/").status_code == 404
    assert list(OwnContact.objects.filter(until=None)) == [trip_phone]


def test_the_office_adds_and_ends_a_contact_on_the_page(
    office: Person, signed_in: Browser
) -> None:
    browser = signed_in(office)

    added = browser.post(f"{PAGE}add/", TYPED, follow=True)
    row = OwnContact.objects.get()
    ended = browser.post(f"{PAGE}{row.pk}/end/", follow=True)

    assert "Added. Posts may give it from now on." in added.content.decode()
    assert "Contacts that were removed" in ended.content.decode()
    assert OwnContact.objects.get().until is not None


@pytest.mark.parametrize(
    ("value", "says"),
    [
        ("", "This field is required"),
        ("x" * 10_000, "at most 200 characters"),
        ("0800 FLOWERS", "We can't read this"),
        ("07700 900123", "This number belongs to a family."),
    ],
)
def test_what_is_refused_stands_above_with_what_was_typed(
    office: Person, family: Contact, signed_in: Browser, value: str, says: str
) -> None:
    sent = {"value": value, "purpose": "Office"}

    answer = signed_in(office).post(f"{PAGE}add/", sent)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert says in unescape(page)
    assert family.surname not in page
    assert not OwnContact.objects.exists()


def test_a_link_brings_along_what_to_add_and_adds_nothing(
    office: Person, signed_in: Browser
) -> None:
    answer = signed_in(office).get(PAGE, {"value": '"><b>020 7946 0123'})

    page = answer.content.decode()
    assert 'value="&quot;&gt;&lt;b&gt;020 7946 0123"' in page
    assert not OwnContact.objects.exists()


def test_what_the_policy_file_names_is_listed_and_not_ended_here(
    school: School, office: Person, signed_in: Browser, tmp_path: Path
) -> None:
    folder = shutil.copytree(policy_path("st-marys-putney").parent, tmp_path / "own")
    with (folder / "policy.yaml").open("a", encoding="utf-8") as file:
        file.write('own_contacts: ["020 7946 0999"]\n')
    School.objects.update(policy=str(folder))

    page = unescape(signed_in(office).get(PAGE).content.decode())

    assert "020 7946 0999" in page
    assert "From the school's policy file" in page
    assert "/end/" not in page


def test_the_page_asks_the_database_the_same_however_many_there_are(
    school: School,
    office: Person,
    signed_in: Browser,
    at: datetime,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    browser = signed_in(office)
    for number in range(12):
        value = f"020 7946 0{100 + number}"
        add_contact(school, value, f"Line {number}", by=office, at=at)

    with django_assert_max_num_queries(8):
        browser.get(PAGE)


@pytest.mark.parametrize(("who", "is_there"), [("office", True), ("teacher", False)])
def test_who_keeps_contacts_finds_the_page_in_the_navigation(
    who: str, *, is_there: bool, signed_in: Browser, request: pytest.FixtureRequest
) -> None:
    page = signed_in(request.getfixturevalue(who)).get("/school/elm/posts/")

    assert (f'href="{PAGE}"' in page.content.decode()) is is_there
