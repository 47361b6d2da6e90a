"""What is set for providers: nonsense is refused by name, who may come in is pinned."""

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from schoolgate.web.environment import Environment
from schoolgate.web.signin.openid import NotOursError, hold, key_of, own_address
from schoolgate.web.signin.providers import provider, providers

TENANT = "0a1b2c3d-0000-4000-8000-00000000c0de"
GOOGLE = {
    "SCHOOLGATE_OIDC_GOOGLE_CLIENT": "us",
    "SCHOOLGATE_OIDC_GOOGLE_SECRET": "hush",
    "SCHOOLGATE_OIDC_GOOGLE_DOMAINS": "Elm.example.org, birch.example.org",
}
MICROSOFT = {
    "SCHOOLGATE_OIDC_MICROSOFT_CLIENT": "us",
    "SCHOOLGATE_OIDC_MICROSOFT_SECRET": "secret",
    "SCHOOLGATE_OIDC_MICROSOFT_TENANT": TENANT.upper(),
}


def set_to(given: dict[str, str], tmp_path: Path) -> Environment:
    return Environment(tmp_path, given)


def test_without_a_word_no_provider_is_on(tmp_path: Path) -> None:
    assert providers(set_to(GOOGLE, tmp_path)) == {"openid_connect": {"APPS": []}}


def test_google_is_asked_at_its_own_address(tmp_path: Path) -> None:
    made = provider(set_to(GOOGLE, tmp_path), "google")

    assert made.server == "https://accounts.google.com"
    assert made.domains == ("elm.example.org", "birch.example.org")


def test_microsoft_is_asked_at_the_tenant_s_own_address(tmp_path: Path) -> None:
    made = provider(set_to(MICROSOFT, tmp_path), "microsoft")

    assert made.server == f"https://login.microsoftonline.com/{TENANT}/v2.0"


@pytest.mark.parametrize(
    "tenant", ["", "common", "organizations", "consumers", "elm.onmicrosoft.example"]
)
def test_a_tenant_that_many_share_is_refused(tenant: str, tmp_path: Path) -> None:
    given = {**MICROSOFT, "SCHOOLGATE_OIDC_MICROSOFT_TENANT": tenant}

    with pytest.raises(ImproperlyConfigured, match="MICROSOFT_TENANT must be"):
        provider(set_to(given, tmp_path), "microsoft")


def test_google_without_a_domain_is_refused(tmp_path: Path) -> None:
    given = {**GOOGLE, "SCHOOLGATE_OIDC_GOOGLE_DOMAINS": " , "}

    with pytest.raises(ImproperlyConfigured, match="everybody with an account"):
        provider(set_to(given, tmp_path), "google")


@pytest.mark.parametrize("setting", ["CLIENT", "SECRET"])
def test_what_is_missing_is_named(setting: str, tmp_path: Path) -> None:
    given = {k: v for k, v in GOOGLE.items() if not k.endswith(setting)}

    with pytest.raises(ImproperlyConfigured, match=f"GOOGLE_{setting} is missing"):
        provider(set_to(given, tmp_path), "google")


@pytest.mark.parametrize("server", ["http://sso.example.org", "sso.example.org", ""])
def test_a_provider_is_asked_over_https_alone(server: str, tmp_path: Path) -> None:
    prefix = "SCHOOLGATE_OIDC_SSO_"
    given = {f"{prefix}CLIENT": "us", f"{prefix}SECRET": "s", f"{prefix}SERVER": server}

    with pytest.raises(ImproperlyConfigured, match="begin with https"):
        provider(set_to(given, tmp_path), "sso")


def test_a_school_s_own_provider_needs_no_pin(tmp_path: Path) -> None:
    prefix = "SCHOOLGATE_OIDC_SSO_"
    given = {
        "SCHOOLGATE_OIDC": "sso",
        f"{prefix}CLIENT": "us",
        f"{prefix}SECRET": "s",
        f"{prefix}SERVER": "https://sso.example.org/",
        f"{prefix}NAME": "Elm’s own",
    }

    made = provider(set_to(given, tmp_path), "sso")

    assert (made.name, made.server) == ("Elm’s own", "https://sso.example.org")


def test_a_secret_is_not_shown(tmp_path: Path) -> None:
    made = provider(set_to({**GOOGLE}, tmp_path), "google")

    assert "hush" not in repr(made)


@pytest.mark.parametrize(
    "claims", [{}, {"hd": ""}, {"hd": "other.example.org"}, {"hd": ["elm.example.org"]}]
)
def test_another_domain_is_not_ours(claims: dict[str, object]) -> None:
    with pytest.raises(NotOursError, match="school's own"):
        hold(claims, {"domains": ["elm.example.org"]})


@pytest.mark.parametrize("claims", [{}, {"tid": ""}, {"tid": "other"}])
def test_another_tenant_is_not_ours(claims: dict[str, object]) -> None:
    with pytest.raises(NotOursError, match="another organisation"):
        hold(claims, {"tenant": TENANT})


def test_the_school_s_own_pass() -> None:
    hold({"hd": "elm.example.org"}, {"domains": ["elm.example.org"]})
    hold({"tid": TENANT}, {"tenant": TENANT})


def test_issuer_and_subject_together_say_who_it_is() -> None:
    keys = {
        key_of({"iss": issuer, "sub": subject})
        for issuer in ("https://a.example.org", "https://b.example.org")
        for subject in ("1", "2")
    }

    assert len(keys) == 4
    assert key_of({"iss": "a", "sub": "1", "email": "x"}) == key_of(
        {"iss": "a", "sub": "1", "email": "y"}
    )


@pytest.mark.parametrize(
    ("claims", "pins"),
    [
        ({"email": "a@elm.example.org"}, {"tenant": TENANT}),
        ({"email": "a@elm.example.org", "email_verified": False}, {"tenant": TENANT}),
        ({"email": "a@elm.example.org", "email_verified": "true"}, {"tenant": TENANT}),
        ({"email": "a@elm.example.org", "email_verified": True}, {}),
        ({"email_verified": True}, {"tenant": TENANT}),
    ],
)
def test_an_address_counts_only_if_a_pinned_provider_checked_it(
    claims: dict[str, object], pins: dict[str, object]
) -> None:
    assert own_address(claims, pins) == ""


def test_an_address_that_a_pinned_provider_checked_counts() -> None:
    claims = {"email": "A@elm.example.org", "email_verified": True}

    assert own_address(claims, {"tenant": TENANT}) == "a@elm.example.org"
