"""Another state, another browser or another code comes back: it is refused."""

import re

import pytest
from django.test import Client

from schoolgate.web.people.models import Person
from tests.e2e.oidc.conftest import Provider, back, begun, signed_in

pytestmark = [pytest.mark.e2e, pytest.mark.slow, pytest.mark.django_db]


def test_a_callback_with_another_state_is_refused(
    joined: Person, provider: Provider
) -> None:
    browser = Client()
    path = back(provider.sent_back(begun(browser), "tamsin"))

    came = browser.get(re.sub("state=[^&]+", "state=forged", path))

    assert came.status_code == 401
    assert signed_in(browser) is None


def test_a_callback_without_a_state_is_refused(
    joined: Person, provider: Provider
) -> None:
    browser = Client()
    path = back(provider.sent_back(begun(browser), "tamsin"))

    came = browser.get(re.sub("&?state=[^&]+", "", path))

    assert came.status_code == 401
    assert signed_in(browser) is None


def test_a_callback_in_another_browser_is_refused(
    joined: Person, provider: Provider
) -> None:
    path = back(provider.sent_back(begun(Client()), "tamsin"))
    other = Client()
    begun(other)

    came = other.get(path)

    assert came.status_code == 401
    assert signed_in(other) is None


def test_a_callback_works_once(joined: Person, provider: Provider) -> None:
    browser = Client()
    path = back(provider.sent_back(begun(browser), "tamsin"))
    browser.get(path)
    browser.post("/sign-in/out/")

    came = browser.get(path)

    assert came.status_code == 401
    assert signed_in(browser) is None


def test_a_code_of_one_s_own_does_not_fit_another_s_state(
    joined: Person, provider: Provider
) -> None:
    """Somebody pastes the code they were given into a victim's way back."""
    theirs = back(provider.sent_back(begun(Client()), "tamsin"))
    browser = Client()
    mine = back(provider.sent_back(begun(browser), "colm"))
    code = re.search("code=([^&]+)", theirs)
    assert code

    came = browser.get(re.sub("code=[^&]+", code[0], mine))

    assert came.status_code == 401
    assert signed_in(browser) is None
