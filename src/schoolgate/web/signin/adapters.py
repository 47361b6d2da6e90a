"""How people sign in: nobody signs up; a provider's account is joined once, by hand.

An identity from Google or Microsoft is known by the provider's own subject, never by
its e-mail address, which can be changed there.
"""

import time
from types import MappingProxyType

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from allauth.socialaccount.providers.base import Provider
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest
from django.shortcuts import redirect, render
from django.utils import timezone

from schoolgate.web.letters.content import Content
from schoolgate.web.letters.post import Envelope, post_content
from schoolgate.web.people.models import Person
from schoolgate.web.sealing.seal import seal, unseal
from schoolgate.web.signin.factors import SEALED_FOR, as_bytes, as_text
from schoolgate.web.signin.joining import belongs_to_somebody, put_by
from schoolgate.web.signin.openid import NotOursError
from schoolgate.web.signin.second_factor import FACTORS, is_demanded_of

WHITE = '<rect width="100%" height="100%" fill="white"/>'
SLOWLY = "Too many tries. Wait five minutes, and try again; nothing is locked."


class Adapter(DefaultAccountAdapter):
    """Accounts are made by the school's office alone."""

    error_messages = MappingProxyType(
        {
            **DefaultAccountAdapter.error_messages,
            "email_password_mismatch": "The address and the password don't belong "
            "together. Try again, or set a new password.",
            "too_many_login_attempts": SLOWLY,
            "rate_limited": SLOWLY,
        }
    )

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody signs up."""
        return False

    def send_mail(
        self, template_prefix: str, email: str, context: dict[str, object]
    ) -> None:
        """Leave mail to the worker: nobody waits for it, or can time it."""
        said = self.render_mail(template_prefix, email, context)
        words = Content(said.subject, str(said.body))
        post_content(template_prefix, Envelope(email), words)

    def is_reauthentication_required(self, *, app: str, **kwargs: object) -> bool:
        """Whoever signed in a moment ago need not do so again."""
        if not super().is_reauthentication_required(app=app, **kwargs):
            return False
        return not _signed_in_just_now(self.request)


class SocialAdapter(DefaultSocialAccountAdapter):
    """A provider's identity opens an account that was joined to it before."""

    def is_open_for_signup(
        self, request: HttpRequest, sociallogin: SocialLogin
    ) -> bool:
        """Nobody signs up."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Turn away who is not joined; a person of that address may join it first."""
        if sociallogin.is_existing or sociallogin.state.get("process") == "connect":
            return
        if not belongs_to_somebody(sociallogin):
            raise ImmediateHttpResponse(redirect("socialaccount_signup"))
        put_by(request, sociallogin)
        messages.info(
            request, "Sign in here once, so that this account can be joined to you."
        )
        raise ImmediateHttpResponse(redirect("join"))

    def on_authentication_error(
        self,
        request: HttpRequest,
        provider: Provider,
        error: str | None = None,
        exception: Exception | None = None,
        extra_context: object = None,
    ) -> None:
        """Tell somebody who is not of the school why they are not let in."""
        if isinstance(exception, NotOursError):
            context = {"why": str(exception), "provider": provider.name}
            raise ImmediateHttpResponse(
                render(request, "signin/refused.html", context, status=403)
            )


class FactorAdapter(DefaultMFAAdapter):
    """Second factors: sealed in the database, and kept where a role demands one."""

    error_messages = MappingProxyType(
        {
            **DefaultMFAAdapter.error_messages,
            "incorrect_code": "This code doesn't fit. Wait for the next one, and see "
            "that the telephone's clock is right.",
        }
    )

    def build_totp_svg(self, url: str) -> str:
        """Draw the code on white, since a camera reads none in the dark."""
        drawn: str = super().build_totp_svg(url)
        return drawn.replace("<path", f"{WHITE}<path", 1)

    def encrypt(self, text: str) -> str:
        """Seal what codes are made of."""
        return as_text(seal(text.encode(), SEALED_FOR))

    def decrypt(self, encrypted_text: str) -> str:
        """Open it again."""
        return unseal(as_bytes(encrypted_text), SEALED_FOR).decode()

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """The last one can't be taken away from somebody who must have one."""
        if not settings.SECOND_FACTOR_DEMANDED or authenticator.type not in FACTORS:
            return True
        person = authenticator.user
        others = Authenticator.objects.filter(user=person, type__in=FACTORS)
        if others.exclude(pk=authenticator.pk).exists():
            return True
        return not is_demanded_of(person, timezone.localdate())

    def generate_authenticator_name(self, user: Person, type: str) -> str:  # noqa: A002
        """Name a passkey that was given no name."""
        count = Authenticator.objects.filter(user=user, type=type).count()
        return f"Passkey {count + 1}"

    def _get_site_name(self) -> str:
        return "Schoolgate"


def _signed_in_just_now(request: HttpRequest) -> bool:
    """Whether somebody proved who they are within the time that a proof holds."""
    records = get_authentication_records(request, request.user)
    age = time.time() - records[-1]["at"] if records else None
    return age is not None and age < app_settings.REAUTHENTICATION_TIMEOUT
