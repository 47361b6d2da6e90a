"""Signing in with a provider: on the way out, and back.

What a provider says is held to the school's tenant and domains before anybody is looked
for, and who it is is told by issuer and subject together: an e-mail address can be
changed there, and another issuer can have the same subject.
"""

import hashlib
from collections.abc import Mapping

from allauth.socialaccount.models import SocialApp, SocialLogin, SocialToken
from allauth.socialaccount.providers.oauth2.views import (
    OAuth2CallbackView,
    OAuth2LoginView,
)
from allauth.socialaccount.providers.openid_connect.views import (
    OpenIDConnectOAuth2Adapter,
)
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase, HttpResponseRedirectBase
from django.shortcuts import render

KEPT = ("iss", "sub", "email", "email_verified", "hd", "tid")

Claims = Mapping[str, object]


class NotOursError(PermissionDenied):
    """The provider knows them, but not as somebody of this school."""


class OpenIdAdapter(OpenIDConnectOAuth2Adapter):
    """allauth's client, which lets in nobody from elsewhere."""

    def complete_login(
        self, request: HttpRequest, app: SocialApp, token: SocialToken, **kwargs: object
    ) -> SocialLogin:
        """Hold the claims to the pins, and keep no more of them than is needed."""
        login = super().complete_login(request, app, token, **kwargs)
        claims: Claims = login.account.extra_data["id_token"]
        hold(claims, app.settings)
        login.account.uid = key_of(claims)
        kept = {name: claims[name] for name in KEPT if name in claims}
        login.account.extra_data = {"id_token": kept}
        return login


def key_of(claims: Claims) -> str:
    """What somebody is known by: the issuer and its subject, in 64 letters."""
    whole = f"{claims['iss']} {claims['sub']}"
    return hashlib.sha256(whole.encode()).hexdigest()


def hold(claims: Claims, settings: Mapping[str, object]) -> None:
    """Refuse another tenant and another domain. Raises NotOursError."""
    tenant, domains = settings.get("tenant"), settings.get("domains")
    if tenant and claims.get("tid") != tenant:
        raise NotOursError("This account belongs to another organisation.")
    if isinstance(domains, list) and domains and claims.get("hd") not in domains:
        raise NotOursError("This account is not one of the school's own.")


def own_address(claims: Claims, settings: Mapping[str, object]) -> str:
    """The e-mail address, if the provider checked it and is pinned; else ""."""
    is_pinned = bool(settings.get("tenant") or settings.get("domains"))
    if is_pinned and claims.get("email_verified") is True:
        return str(claims.get("email", "")).lower()
    return ""


def login(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    """Go to the provider.

    A browser follows no form to another site under our content policy, so the way on
    is a page that sends it there.
    """
    answer = _view(OAuth2LoginView, request, provider_id)
    if not isinstance(answer, HttpResponseRedirectBase):
        return answer
    return render(request, "signin/onward.html", {"address": answer.url})


def callback(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    """Come back from the provider."""
    return _view(OAuth2CallbackView, request, provider_id)


def _view(
    kind: type[OAuth2LoginView | OAuth2CallbackView],
    request: HttpRequest,
    provider_id: str,
) -> HttpResponseBase:
    try:
        view = kind.adapter_view(OpenIdAdapter(request, provider_id))
        answer: HttpResponseBase = view(request)
    except SocialApp.DoesNotExist:
        raise Http404 from None
    return answer
