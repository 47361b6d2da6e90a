"""At the foot of every page stands the way to tell that something is wrong."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client, RequestFactory
from django.views import defaults

from schoolgate.web.consent.links import token_of
from schoolgate.web.people.models import Contact, Person, Pupil, Tie
from schoolgate.web.trust.models import School

SignedIn = Callable[[Person], Client]
WORDS = "Something is wrong: tell someone now"
ANYWHERE = "/public/something-is-wrong/"
EXTENDS = re.compile(r'{% extends "([^"]+)"')
WEB = Path(__file__).parents[2]
# A page that leads on by itself, in a moment.
PASSING = "onward.html"
PAGES = [
    path
    for path in sorted(WEB.glob("*/templates/**/*.html"))
    if ("<html" in path.read_text() or "{% extends" in path.read_text())
    and path.name != PASSING
]


def foot(page: str) -> str:
    return page.partition("<footer")[2]


def leads_to(page: str) -> str:
    found = re.search(rf'href="([^"]*)"[^>]*>{WORDS}', foot(page))
    assert found, page
    assert 'href="tel:999"' in foot(page)
    return found[1]


@pytest.mark.parametrize("path", PAGES, ids=[str(p.relative_to(WEB)) for p in PAGES])
def test_every_page_stands_in_the_frame(path: Path) -> None:
    text = path.read_text()

    while frame := EXTENDS.search(text):
        assert "block alarm" not in text
        text = next(WEB.glob(f"*/templates/{frame[1]}")).read_text()

    assert WORDS in foot(text)


@pytest.mark.parametrize("address", ["/sign-in/", "/no/such/page/"])
def test_a_stranger_is_led_to_the_page_of_all_schools(
    address: str, client: Client, teacher: Person
) -> None:
    assert leads_to(client.get(address).content.decode()) == ANYWHERE


@pytest.mark.parametrize("address", ["/public/elm/accounts/", "/public/elm/feed"])
def test_a_school_s_public_pages_lead_to_its_own(
    address: str, client: Client, school: School
) -> None:
    page = client.get(address).content.decode()

    assert leads_to(page) == "/public/elm/something-is-wrong/"


@pytest.mark.parametrize("language", ["en", "cy", "ur"])
def test_a_parent_s_page_leads_to_the_school_s_own(
    language: str, client: Client, school: School
) -> None:
    pupil = Pupil.objects.create(school=school, key="1", forename="A", surname="K")
    parent = Contact.objects.create(school=school, key="1", forename="B", surname="K")
    Tie.objects.create(pupil=pupil, contact=parent, has_responsibility=True)
    address = f"/public/consent/{token_of(parent)}/?language={language}"

    page = client.get(address).content.decode()

    assert leads_to(page) == "/public/elm/something-is-wrong/"


@pytest.mark.parametrize("address", ["/school/elm/", "/school/elm/posts/"])
def test_who_is_signed_in_is_led_to_the_form(
    address: str, teacher: Person, signed_in: SignedIn
) -> None:
    page = signed_in(teacher).get(address).content.decode()

    assert leads_to(page) == "/school/elm/alarm/"


@pytest.mark.parametrize("address", ["/no/such/page/", "/school/birch/posts/"])
def test_where_no_school_is_known_ones_own_is_looked_for(
    address: str, teacher: Person, other_school: School, signed_in: SignedIn
) -> None:
    page = signed_in(teacher).get(address).content.decode()

    assert leads_to(page) == "/alarm/"


@pytest.mark.parametrize(
    "broken",
    [
        defaults.server_error,
        lambda request: defaults.bad_request(request, ValueError()),
        lambda request: defaults.permission_denied(request, ValueError()),
    ],
    ids=["500", "400", "403"],
)
def test_a_page_of_refusal_has_it_too(broken: Callable[..., object]) -> None:
    answer = broken(RequestFactory().get("/"))

    assert leads_to(answer.content.decode()) == ANYWHERE  # type: ignore[attr-defined]
