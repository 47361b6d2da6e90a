"""The first day of an installation, in a real browser, against a real server."""

import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import Browser, Page, expect, sync_playwright

CHROMIUM = Path("/usr/bin/chromium")
PASSWORD = "correct horse battery staple"

pytestmark = pytest.mark.slow


@dataclass(frozen=True)
class Site:
    """A served installation, and the code that set-up printed."""

    address: str
    code: str


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    data = str(tmp_path_factory.mktemp("installation"))
    port = _free_port()
    address = f"http://localhost:{port}"
    said = _schoolgate("setup", "--data", data, "--address", address)
    found = re.search(r"code: (\S+)", said)
    assert found, said
    command = (*_command("serve", "--data", data), "--port", str(port))
    server = subprocess.Popen([*command, "--without-worker"], env=_own_environment())
    try:
        _answers(f"{address}/ping/", server)
        yield Site(address, found[1])
    finally:
        server.terminate()
        server.wait(timeout=30)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        pytest.fail(f"{CHROMIUM} is missing: install Debian's package “chromium”.")
    with sync_playwright() as playwright:
        made = playwright.chromium.launch(
            executable_path=str(CHROMIUM), args=["--no-sandbox", "--disable-gpu"]
        )
        yield made
        made.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A phone with a fingerprint reader."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    made = context.new_page()
    errors: list[str] = []
    made.on("pageerror", lambda error: errors.append(str(error)))
    made.on("console", lambda said: errors.append(said.text) if _is_bad(said) else None)
    session = context.new_cdp_session(made)
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
    context.close()
    assert errors == []


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


def _is_bad(said: object) -> bool:
    """What a console shows in red, the policy's refusals among it."""
    return getattr(said, "type", "") == "error"


def _command(*words: str) -> tuple[str, ...]:
    return (sys.executable, "-m", "schoolgate", *words)


def _schoolgate(*words: str) -> str:
    done = subprocess.run(
        _command(*words),
        capture_output=True,
        text=True,
        check=True,
        env=_own_environment(),
    )
    return done.stdout


def _own_environment() -> dict[str, str]:
    """Ours without the settings of the tests, which are another installation's."""
    theirs = ("SCHOOLGATE_", "DJANGO_")
    return {k: v for k, v in os.environ.items() if not k.startswith(theirs)}


def _free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        port: int = listening.getsockname()[1]
        return port


def _answers(address: str, server: "subprocess.Popen[bytes]") -> None:
    for _ in range(300):
        assert server.poll() is None, "the server ended"
        try:
            urllib.request.urlopen(address, timeout=2).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    pytest.fail(f"nothing answers at {address}")
