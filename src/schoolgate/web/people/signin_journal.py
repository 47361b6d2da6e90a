"""What the journal keeps of signing in: each change to how somebody proves themselves.

Imported when the app is ready; allauth tells of a change, and an entry says so.
Secrets, codes and addresses stay out of it.
"""

from allauth.account.signals import password_changed, password_reset, password_set
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import (
    authenticator_added,
    authenticator_removed,
    authenticator_reset,
)
from allauth.socialaccount.models import SocialAccount, SocialLogin
from allauth.socialaccount.signals import social_account_added, social_account_removed
from django.db import transaction
from django.dispatch import receiver
from django.utils import timezone

from schoolgate.web.journal.write import Act, write
from schoolgate.web.people.models import Person

WORDS = {
    Authenticator.Type.TOTP: "an authenticator app",
    Authenticator.Type.WEBAUTHN: "a passkey",
    Authenticator.Type.RECOVERY_CODES: "recovery codes",
}


@receiver([password_changed, password_set], dispatch_uid="password changed")
def _changed(user: Person, **_rest: object) -> None:
    _kept("changed their password", user)


@receiver(password_reset, dispatch_uid="password reset")
def _reset(user: Person, **_rest: object) -> None:
    _kept("set a new password from a mailed link", user)


@receiver(authenticator_added, dispatch_uid="factor added")
def _added(user: Person, authenticator: Authenticator, **_rest: object) -> None:
    _kept(f"added {WORDS[authenticator.type]}", user)


@receiver(authenticator_removed, dispatch_uid="factor removed")
def _removed(user: Person, authenticator: Authenticator, **_rest: object) -> None:
    _kept(f"removed {WORDS[authenticator.type]}", user)


@receiver(authenticator_reset, dispatch_uid="factor reset")
def _renewed(user: Person, authenticator: Authenticator, **_rest: object) -> None:
    _kept(f"made new {WORDS[authenticator.type]}", user)


@receiver(social_account_added, dispatch_uid="provider joined")
def _joined(sociallogin: SocialLogin, **_rest: object) -> None:
    _kept(f"joined a {sociallogin.account.provider} account", sociallogin.user)


@receiver(social_account_removed, dispatch_uid="provider parted")
def _parted(socialaccount: SocialAccount, **_rest: object) -> None:
    _kept(f"parted from a {socialaccount.provider} account", socialaccount.user)


@transaction.atomic
def _kept(verb: str, person: Person) -> None:
    write(verb, person, Act(None, person, timezone.now()))
