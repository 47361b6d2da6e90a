"""A parent's page: given and withdrawn on one page, without an account."""

from datetime import datetime, timedelta

import pytest
from django.core.signing import TimestampSigner
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from schoolgate.web.accounts.models import Account
from schoolgate.web.consent.links import SALT, token_of
from schoolgate.web.consent.models import Word
from schoolgate.web.consent.tests.conftest import contact_of
from schoolgate.web.people.models import Contact, Pupil
from schoolgate.web.trust.models import School


@pytest.fixture
def child(school: School) -> Pupil:
    return Pupil.objects.create(
        school=school, key="1", forename="Aisha", surname="Khan"
    )


@pytest.fixture
def mother(child: Pupil) -> Contact:
    return contact_of(child, "Gia")


def address(contact: Contact) -> str:
    return f"/public/consent/{token_of(contact)}/"


def test_a_parent_says_yes_and_takes_it_back_on_the_same_page(
    mother: Contact, child: Pupil, client: Client
) -> None:
    page = address(mother)

    client.post(page, {"child": child.pk, "website": "yes", "print": "no"})
    given = client.get(page).content.decode()
    client.post(page, {"child": child.pk, "website": "no"})

    assert "May we show Aisha?" in given
    assert list(Word.objects.values_list("use", "yes")) == [
        ("website", True),
        ("print", False),
        ("website", False),
    ]


def test_one_button_says_no_to_everything(
    mother: Contact, child: Pupil, client: Client, school: School
) -> None:
    Account.objects.create(school=school, platform="x", name="@elm", state="open")

    client.post(address(mother), {"child": child.pk, "website": "yes", "do": "no"})

    said = dict(Word.objects.values_list("use", "yes"))
    assert said["x"] is said["website"] is said["name"] is False


@pytest.mark.parametrize(
    ("language", "words", "direction"),
    [
        ("cy", "A gawn ni ddangos Aisha?", 'dir="ltr"'),
        ("pl", "Czy możemy pokazać: Aisha?", 'dir="ltr"'),
        ("ur", "کیا ہم Aisha کو دکھا سکتے ہیں؟", 'dir="rtl"'),
    ],
)
def test_it_speaks_the_homes_language(
    language: str, words: str, direction: str, mother: Contact, client: Client
) -> None:
    mother.language = language
    mother.save()

    page = client.get(address(mother)).content.decode()

    assert words in page
    assert f'lang="{language}" {direction}' in page


def test_the_wording_that_was_read_is_kept(
    mother: Contact, child: Pupil, client: Client
) -> None:
    client.post(f"{address(mother)}?language=pl", {"child": child.pk, "name": "yes"})

    assert Word.objects.get().wording.startswith("pl ")


def test_a_link_that_was_changed_opens_nothing(mother: Contact, client: Client) -> None:
    other = f"{mother.pk + 1}.{mother.school_id}"
    forged = token_of(mother).replace(f"{mother.pk}.{mother.school_id}", other)

    assert client.get(f"/public/consent/{forged}/").status_code == 404
    signed_elsewhere = TimestampSigner(salt="another").sign(
        f"{mother.pk}.{mother.school_id}"
    )
    assert client.get(f"/public/consent/{signed_elsewhere}/").status_code == 404
    assert SALT not in forged


def test_a_link_of_an_older_form_has_ended(mother: Contact, client: Client) -> None:
    older = TimestampSigner(salt=SALT).sign(f"{mother.pk}.{mother.school_id}")

    assert client.get(f"/public/consent/{older}/").status_code == 404


def test_a_link_ends_when_its_holder_or_their_child_has_left(
    mother: Contact, child: Pupil, client: Client, at: datetime
) -> None:
    page = address(mother)
    child.left_on = at.date() - timedelta(days=1)
    child.save()
    assert "Aisha" not in client.get(page).content.decode()
    assert client.post(page, {"child": child.pk, "x": "yes"}).status_code == 404

    mother.left_on = at.date()
    mother.save()

    assert client.get(page).status_code == 404


def test_a_link_that_went_to_a_mistyped_address_ends_when_that_is_mended(
    mother: Contact, client: Client
) -> None:
    went_astray = address(mother)
    assert client.get(went_astray).status_code == 200
    mother.email = "gia.khan@home.example.org"
    mother.save()

    assert client.get(went_astray).status_code == 404
    assert client.get(address(mother)).status_code == 200


def test_a_link_on_paper_goes_on_counting_when_an_address_comes(
    mother: Contact, client: Client
) -> None:
    mother.email = ""
    mother.save()
    printed = address(mother)
    mother.email = "gia@home.example.org"
    mother.save()

    assert client.get(printed).status_code == 200


def test_a_parent_sees_no_child_of_others(
    mother: Contact, school: School, client: Client
) -> None:
    other = Pupil.objects.create(
        school=school, key="2", forename="Bartholomew", surname="Ash"
    )

    page = client.get(address(mother)).content.decode()
    answer = client.post(address(mother), {"child": other.pk, "website": "yes"})

    assert "Bartholomew" not in page
    assert answer.status_code == 404
    assert Word.objects.count() == 0


def test_who_never_has_responsibility_sees_no_child(
    child: Pupil, client: Client
) -> None:
    friend = contact_of(child, "Fay", responsible=False)

    assert "Aisha" not in client.get(address(friend)).content.decode()


def test_a_page_asks_little(
    mother: Contact,
    client: Client,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    client.get(address(mother))

    # Two more than ten: in a test the counter of visits is written between savepoints.
    with django_assert_max_num_queries(12):
        client.get(address(mother))


def test_five_children_cost_what_one_does(
    mother: Contact,
    child: Pupil,
    client: Client,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(4):
        pupil = Pupil.objects.create(
            school=child.school, key=f"k{number}", forename="Sib", surname="Khan"
        )
        mother.ties.create(pupil=pupil, has_responsibility=True)
    client.get(address(mother))

    with django_assert_max_num_queries(12):
        page = client.get(address(mother))
    assert page.content.decode().count("May we show") >= 5
