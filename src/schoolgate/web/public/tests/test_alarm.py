"""Who to ring, for everybody: nothing is asked, nothing kept, nobody named."""

from html import unescape

import pytest
from django.db import DatabaseError
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from schoolgate.web.concerns.actions.keep_numbers import TypedNumber, keep_numbers
from schoolgate.web.people.models import Person
from schoolgate.web.trust.models import School

ANYWHERE, HERE = "/public/something-is-wrong/", "/public/elm/something-is-wrong/"


def text_of(client: Client, address: str) -> str:
    return unescape(client.get(address).content.decode())


@pytest.mark.parametrize("address", [ANYWHERE, HERE])
def test_everybody_finds_999_childline_and_their_right_to_ring(
    address: str, client: Client, school: School
) -> None:
    answer = client.get(address)
    page = unescape(answer.content.decode())

    assert 'href="tel:999"' in page
    assert 'href="tel:08001111"' in page
    assert "You do not need our leave to ring children’s services" in page
    assert "Leave this page quickly" in page
    assert "<form" not in page.partition("<main")[2]
    assert answer["Cache-Control"] == "no-store"
    assert not answer.cookies


def test_a_school_s_page_leads_staff_to_the_form(
    client: Client, school: School
) -> None:
    assert "/sign-in/?next=/school/elm/alarm/" in text_of(client, HERE)


def test_a_school_of_another_nation_shows_its_own_lines(
    client: Client, school: School
) -> None:
    school.policy = "invented/ysgol-glan-y-nant"
    school.save()

    assert "Meic" in text_of(client, HERE)
    assert "Meic" not in text_of(client, ANYWHERE)


def test_a_school_that_is_none_is_no_page(client: Client, db: None) -> None:
    assert client.get("/public/none/something-is-wrong/").status_code == 404


def test_only_a_school_with_a_main_number_is_listed(
    client: Client, school: School, other_school: School, head: Person, at: object
) -> None:
    assert "Elm School" not in text_of(client, ANYWHERE)

    keep_numbers(school, {"office": TypedNumber("01632 960000")}, by=head, at=at)  # type: ignore[arg-type]
    page = text_of(client, ANYWHERE)

    assert HERE in page
    assert other_school.name not in page


def test_without_a_database_the_helplines_are_still_there(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> None:
        raise DatabaseError

    monkeypatch.setattr("schoolgate.web.public.alarm.listed_schools", broken)

    # No database is open to this test at all.
    assert "0800 1111" in text_of(client, ANYWHERE)


def test_it_is_never_too_often(client: Client, school: School) -> None:
    assert {client.get(HERE).status_code for _ in range(70)} == {200}


def test_it_shows_nothing_of_who_is_signed_in(school: School, head: Person) -> None:
    browser = Client()
    browser.force_login(head)

    assert head.name not in text_of(browser, HERE)
    assert "Sign out" not in text_of(browser, ANYWHERE)


@pytest.mark.parametrize("address", [ANYWHERE, HERE])
def test_it_asks_little_of_the_database(
    address: str,
    client: Client,
    school: School,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    with django_assert_max_num_queries(4):
        assert client.get(address).status_code == 200
