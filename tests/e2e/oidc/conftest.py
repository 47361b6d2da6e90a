"""A real provider on loopback, and a person of the school who may come in with it."""

import json
import os
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from html import unescape
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from schoolgate.web.environment import Environment
from schoolgate.web.people.models import Holding, Person
from schoolgate.web.signin.providers import providers
from schoolgate.web.signin.tests.served import free_port
from schoolgate.web.trust.models import School

HERE = Path(__file__).parent
TENANT = "0a1b2c3d-0000-4000-8000-00000000c0de"
IMMEDIATE = "django_tasks.backends.immediate.ImmediateBackend"
SECRET = "for tests only"
PASSWORD = "correct horse battery staple"
DOMAIN = "elm.example.org"

PEOPLE: dict[str, dict[str, object]] = {
    "tamsin": {"hd": DOMAIN, "tid": TENANT, "email": f"tamsin@{DOMAIN}"},
    "colm": {"hd": DOMAIN, "tid": TENANT, "email": f"someone.else@{DOMAIN}"},
    "stranger": {"hd": "birch.example.org", "email": f"tamsin@{DOMAIN}"},
    "private": {"email": f"tamsin@{DOMAIN}"},
    "other-tenant": {"tid": "ffffffff-0000-4000-8000-00000000c0de"},
    "unchecked": {"hd": DOMAIN, "email": f"tamsin@{DOMAIN}", "email_verified": False},
}


@dataclass(frozen=True)
class Provider:
    """Where the provider is, and how somebody signs in there."""

    address: str

    def sent_back(self, address: str, sub: str) -> str:
        """Sign in there as somebody; give the address that the browser is sent to."""
        with httpx.Client(timeout=20) as browser:
            answer = browser.get(address)
            while answer.is_redirect:
                onward = httpx.URL(address).join(answer.headers["location"])
                if not str(onward).startswith(self.address):
                    return str(onward)
                if onward.path.startswith("/who/"):
                    onward = onward.copy_merge_params({"sub": sub})
                answer = browser.get(onward)
        pytest.fail(f"{answer.status_code}: {answer.text[:500]}")


@pytest.fixture(scope="session")
def site_port() -> int:
    """Where a site will be served that the provider knows of."""
    return free_port()


@pytest.fixture(scope="session")
def provider(site_port: int) -> Iterator[Provider]:
    """The provider, started for this run and ended with it."""
    cache = os.environ.get("SCHOOLGATE_SERVERS", "~/.cache/schoolgate/servers")
    folder = Path(cache).expanduser() / "oidc"
    if not (folder / "node_modules" / "oidc-provider").is_dir():
        pytest.fail("The provider is missing: run tests/e2e/oidc/install.")
    port = free_port()
    told = json.dumps({"clients": _clients(site_port), "people": _people()})
    command = ["node", str(HERE / "provider.mjs"), str(folder), str(port), told]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout
            assert server.stdout.readline() == "ready\n"
            yield Provider(f"http://127.0.0.1:{port}")
        finally:
            server.terminate()


@pytest.fixture(autouse=True)
def signing_in_with_both(
    provider: Provider, settings: Settings, tmp_path: Path
) -> None:
    given = set_to(provider)
    settings.TASKS = {"default": {"BACKEND": IMMEDIATE}}
    settings.SOCIALACCOUNT_PROVIDERS = providers(Environment(tmp_path, given))


def set_to(provider: Provider) -> dict[str, str]:
    """The settings of a school that signs in with both."""
    given = {
        "SCHOOLGATE_OIDC": "google,microsoft",
        "SCHOOLGATE_OIDC_GOOGLE_SERVER": provider.address,
        "SCHOOLGATE_OIDC_GOOGLE_DOMAINS": DOMAIN,
        "SCHOOLGATE_OIDC_MICROSOFT_SERVER": provider.address,
        "SCHOOLGATE_OIDC_MICROSOFT_TENANT": TENANT,
    }
    for key in ("GOOGLE", "MICROSOFT"):
        given[f"SCHOOLGATE_OIDC_{key}_CLIENT"] = key.lower()
        given[f"SCHOOLGATE_OIDC_{key}_SECRET"] = SECRET
    return given


@pytest.fixture
def tamsin(db: None) -> Person:
    """A teacher; the office wrote down her address."""
    school = School.objects.create(slug="elm", name="Elm", policy="milton-road")
    person = Person.objects.create_named(f"tamsin@{DOMAIN}", "Tamsin", "Example")
    person.set_password(PASSWORD)
    person.save()
    Holding.objects.create(
        person=person, school=school, role="teacher", since=date(2020, 9, 1)
    )
    return person


@pytest.fixture
def joined(tamsin: Person, provider: Provider) -> Person:
    """Tamsin, who joined her Google account under “Signing in and security”."""
    browser = Client()
    browser.force_login(tamsin)
    address = begun(browser, process="connect")
    answer = browser.get(back(provider.sent_back(address, "tamsin")))
    assert answer["Location"] == "/sign-in/by/mine/"
    return tamsin


def signed_in(browser: Client) -> str | None:
    """Who is signed in, if anybody."""
    return browser.session.get("_auth_user_id")


def begun(browser: Client, key: str = "google", process: str = "login") -> str:
    """Press the provider's button; give the address that the browser goes on to."""
    answer = browser.post(f"/sign-in/by/oidc/{key}/?process={process}")
    found = re.search(r'content="0;url=([^"]+)"', answer.content.decode())
    assert found, answer
    return unescape(found[1])


def back(address: str) -> str:
    """The path and query of an address of ours."""
    parts = urlsplit(address)
    assert parts.netloc == "testserver"
    return f"{parts.path}?{parts.query}"


def _clients(site_port: int) -> list[dict[str, object]]:
    roots = ("http://testserver", f"http://localhost:{site_port}")
    return [
        {
            "client_id": key,
            "client_secret": SECRET,
            "redirect_uris": [
                f"{root}/sign-in/by/oidc/{key}/callback/" for root in roots
            ],
        }
        for key in ("google", "microsoft")
    ]


def _people() -> dict[str, dict[str, object]]:
    return {sub: {"email_verified": True, **claims} for sub, claims in PEOPLE.items()}
