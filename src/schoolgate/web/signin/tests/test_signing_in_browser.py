"""The first day of an installation, in a real browser, against a real server."""

import re
import time
from collections.abc import Iterator

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import Browser, Page, expect

from schoolgate.web.signin.tests.served import Site, free_port, phone, served

PASSWORD = "correct horse battery staple"

pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def _clock() -> None:
    """The site runs in a process of its own, by the machine's clock; so does this."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    data = tmp_path_factory.mktemp("installation")
    with served(data, {}, free_port()) as made:
        yield made


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A phone with a fingerprint reader."""
    with phone(chromium) as made:
        session = made.context.new_cdp_session(made)
        session.send("WebAuthn.enable")
        reader = {
            "protocol": "ctap2",
            "transport": "internal",
            "hasResidentKey": True,
            "hasUserVerification": True,
            "isUserVerified": True,
            "automaticPresenceSimulation": True,
        }
        session.send("WebAuthn.addVirtualAuthenticator", {"options": reader})
        yield made


def test_the_first_administrator_sets_up_two_factors_and_comes_back_with_a_passkey(
    site: Site, page: Page
) -> None:
    _open_the_school(site, page)
    _sign_in(site, page)
    _cannot_go_elsewhere(site, page)
    _add_an_app(page)
    _add_a_passkey(page)

    _sign_out(page)
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page).to_have_url(f"{site.address}/school/elm/")

    _sign_out(page)
    _sign_in(site, page)
    expect(page).to_have_url(re.compile("/sign-in/factor/authenticate/$"))
    page.goto(f"{site.address}/school/elm/")
    expect(page).to_have_url(re.compile("/sign-in/"))
    page.goto(f"{site.address}/sign-in/")
    page.get_by_role("button", name="Use a passkey").click()
    expect(page).to_have_url(f"{site.address}/school/elm/")


def _open_the_school(site: Site, page: Page) -> None:
    page.goto(site.address)
    expect(page).to_have_url(re.compile("/sign-in/first/"))
    page.get_by_label("The code that set-up printed").fill(site.code)
    page.get_by_label("The school's name").fill("Elm School")
    page.get_by_label("A short name").fill("elm")
    page.get_by_label("Its social media policy").select_option("milton-road")
    page.get_by_label("Your forename").fill("Hester")
    page.get_by_label("Your surname").fill("Example")
    page.get_by_label("Your school e-mail").fill("hester@elm.example.org")
    page.get_by_label("Your role").select_option("head")
    page.get_by_label("A password of").fill(PASSWORD)
    page.get_by_role("button", name="Open the school").click()
    expect(page.get_by_role("status")).to_contain_text("Elm School is open")


def _sign_in(site: Site, page: Page) -> None:
    page.goto(f"{site.address}/sign-in/")
    page.get_by_label("E-mail address").fill("hester@elm.example.org")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()


def _cannot_go_elsewhere(site: Site, page: Page) -> None:
    for path in ("/", "/school/elm/", "/school/elm/posts/", "/sign-in/password/"):
        page.goto(f"{site.address}{path}")
        expect(page.get_by_text("Your role needs a second factor")).to_be_visible()


def _add_an_app(page: Page) -> None:
    page.get_by_role("link", name="Add an authenticator app").click()
    secret = page.locator("code").inner_text()
    code = format_hotp_value(hotp_value(secret, int(time.time()) // 30))
    page.get_by_label("The code that the app shows now").fill(code)
    page.get_by_role("button", name="Turn it on").click()
    expect(page.get_by_role("heading", name="Recovery codes")).to_be_visible()


def _add_a_passkey(page: Page) -> None:
    page.get_by_role("link", name="Back to signing in").click()
    page.get_by_role("link", name="Add a passkey").click()
    page.get_by_label("What to call it").fill("my phone")
    page.get_by_role("button", name="Add it").click()
    expect(page.get_by_text("The passkey is added")).to_be_visible()


def _sign_out(page: Page) -> None:
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
