"""To a real provider and back in a real browser, under our content policy."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from schoolgate.web.signin.tests.served import Site, phone, run, served
from tests.e2e.oidc.conftest import PASSWORD, Provider, set_to

pytestmark = [pytest.mark.e2e, pytest.mark.slow]

MAKE = f"""
import django
django.setup()
from datetime import date
from schoolgate.web.people.models import Holding, Person
from schoolgate.web.trust.models import School
school = School.objects.create(slug="elm", name="Elm", policy="milton-road")
person = Person.objects.create_named("tamsin@elm.example.org", "Tamsin", "Example")
person.set_password("{PASSWORD}")
person.save()
Holding.objects.create(
    person=person, school=school, role="teacher", since=date(2020, 9, 1)
)
"""


@pytest.fixture
def site(provider: Provider, site_port: int, tmp_path: Path) -> Iterator[Site]:
    """A school with one teacher, which signs in with Google too."""
    with served(tmp_path / "installation", set_to(provider), site_port) as made:
        run("-c", MAKE, data=made.data)
        yield made


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    with phone(chromium) as made:
        yield made


def test_a_teacher_joins_her_account_and_comes_in_with_it(
    site: Site, page: Page
) -> None:
    page.goto(f"{site.address}/sign-in/")
    page.get_by_role("button", name="Sign in with Google").click()
    _says_who(page, "tamsin")
    page.get_by_label("E-mail address").fill("tamsin@elm.example.org")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.get_by_role("button", name="Join it").click()
    expect(page.get_by_text("you can sign in with it")).to_be_visible()

    page.get_by_role("button", name="Sign out").click()
    page.get_by_role("button", name="Sign in with Google").click()
    _says_who(page, "tamsin")

    expect(page).to_have_url(f"{site.address}/school/elm/")


def _says_who(page: Page, sub: str) -> None:
    expect(page.get_by_text("Who are you?")).to_be_visible()
    page.goto(f"{page.url}?sub={sub}", wait_until="commit")
    expect(page).to_have_url(re.compile("^http://localhost"))
