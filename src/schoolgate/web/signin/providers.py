"""Which providers people can sign in with, as the installation's settings name them.

``SCHOOLGATE_OIDC=google,microsoft`` switches them on; each has settings of its own:
``SCHOOLGATE_OIDC_GOOGLE_CLIENT``, ``…_SECRET`` and ``…_DOMAINS``, for Microsoft
``…_TENANT``, for any other ``…_SERVER`` and ``…_NAME``. Whoever may sign in is pinned:
Google by the school's domains, Microsoft by its tenant, another provider by being the
school's own.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from schoolgate.web.environment import Environment

SWITCH = "SCHOOLGATE_OIDC"
GOOGLE, MICROSOFT = "google", "microsoft"
NAMES = {GOOGLE: "Google", MICROSOFT: "Microsoft"}
SERVERS = {
    GOOGLE: "https://accounts.google.com",
    MICROSOFT: "https://login.microsoftonline.com/{tenant}/v2.0",
}
# A name such as “common” would let in everybody who has a Microsoft account.
TENANT = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
LOOPBACK = frozenset(("127.0.0.1", "localhost", "::1"))


@dataclass(frozen=True, slots=True)
class Provider:
    """One provider: where it is, how we are known there, and whom it may let in."""

    key: str
    name: str
    server: str
    client: str
    secret: str = field(repr=False)
    tenant: str
    domains: tuple[str, ...]

    def app(self) -> Mapping[str, object]:
        """As allauth wants it."""
        return {
            "provider_id": self.key,
            "name": self.name,
            "client_id": self.client,
            "secret": self.secret,
            "settings": {
                "server_url": self.server,
                # What the token says is enough; no second call, no further claims.
                "fetch_userinfo": False,
                "oauth_pkce_enabled": True,
                # On a shared machine somebody else may still be signed in there.
                "auth_params": {"prompt": "select_account"},
                "tenant": self.tenant,
                "domains": list(self.domains),
            },
        }


def providers(environment: Environment) -> dict[str, object]:
    """Every provider that is switched on, as allauth wants them."""
    keys = environment.words(SWITCH)
    apps = [provider(environment, key.lower()).app() for key in keys]
    return {"openid_connect": {"APPS": apps}}


def provider(environment: Environment, key: str) -> Provider:
    """One provider's settings. Raises ImproperlyConfigured for what is missing."""
    prefix = f"{SWITCH}_{key.upper()}_"
    tenant = environment.text(f"{prefix}TENANT").lower()
    domains = tuple(word.lower() for word in environment.words(f"{prefix}DOMAINS"))
    server = environment.text(f"{prefix}SERVER", SERVERS.get(key, ""))
    made = Provider(
        key=key,
        name=environment.text(f"{prefix}NAME", NAMES.get(key, key.title())),
        server=server.format(tenant=tenant).rstrip("/"),
        client=environment.text(f"{prefix}CLIENT"),
        secret=environment.text(f"{prefix}SECRET"),
        tenant=tenant,
        domains=domains,
    )
    for setting, wrong in _wrong(made).items():
        if wrong:
            raise ImproperlyConfigured(f"{prefix}{setting} {wrong}.")
    return made


def _wrong(made: Provider) -> dict[str, str]:
    """What is wrong with each setting; "" for nothing."""
    missing = "is missing: the provider gave it when Schoolgate was registered there"
    return {
        "CLIENT": "" if made.client else missing,
        "SECRET": "" if made.secret else missing,
        "SERVER": _wrong_server(made.server),
        "TENANT": _wrong_tenant(made),
        "DOMAINS": _wrong_domains(made),
    }


def _wrong_server(server: str) -> str:
    parts = urlsplit(server)
    if parts.scheme == "https" or parts.hostname in LOOPBACK:
        return ""
    return "must be the provider's address, and begin with https://"


def _wrong_tenant(made: Provider) -> str:
    if made.key != MICROSOFT or TENANT.fullmatch(made.tenant):
        return ""
    return "must be the school's own tenant ID, such as 0a1b2c3d-…, and no shared one"


def _wrong_domains(made: Provider) -> str:
    if made.key != GOOGLE or made.domains:
        return ""
    return "must name the school's domains, or everybody with an account could come in"
