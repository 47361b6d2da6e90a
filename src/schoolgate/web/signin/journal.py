"""What the journal keeps of signing in: each change to how somebody proves themselves.

Imported when the app is ready; allauth tells of a change, and an entry says so. A new
password ends what was begun with the old one.
Secrets, codes and addresses stay out of it.
"""

from allauth.account.signals import password_changed, password_reset, password_set
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_removed
from allauth.socialaccount.models import SocialAccount
from allauth.socialaccount.signals import social_account_removed
from django.db import transaction
from django.db.models.signals import post_save
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils import timezone

from schoolgate.web.journal.write import Act, write
from schoolgate.web.people.models import Person
from schoolgate.web.people.sessions import end_sessions

ADDED = {
    Authenticator.Type.TOTP: "factor.app_added",
    Authenticator.Type.WEBAUTHN: "factor.passkey_added",
    Authenticator.Type.RECOVERY_CODES: "factor.codes_made",
}
REMOVED = {
    Authenticator.Type.TOTP: "factor.app_removed",
    Authenticator.Type.WEBAUTHN: "factor.passkey_removed",
    Authenticator.Type.RECOVERY_CODES: "factor.codes_removed",
}


@receiver([password_changed, password_set], dispatch_uid="password changed")
def _changed(user: Person, request: HttpRequest, **_rest: object) -> None:
    end_sessions(user, but=request.session.session_key)
    _kept("password.changed", user)


@receiver(password_reset, dispatch_uid="password reset")
def _reset(user: Person, **_rest: object) -> None:
    end_sessions(user)
    _kept("password.reset", user)


# allauth tells of what was added when it is committed; the entry belongs before that.
@receiver(post_save, sender=Authenticator, dispatch_uid="factor added")
def _added(instance: Authenticator, created: bool, **_rest: object) -> None:  # noqa: FBT001
    if created:
        _kept(ADDED[instance.type], instance.user)


@receiver(authenticator_removed, dispatch_uid="factor removed")
def _removed(user: Person, authenticator: Authenticator, **_rest: object) -> None:
    _kept(REMOVED[authenticator.type], user)


@receiver(post_save, sender=SocialAccount, dispatch_uid="provider joined")
def _joined(instance: SocialAccount, created: bool, **_rest: object) -> None:  # noqa: FBT001
    if created:
        _kept("provider.joined", instance.user, why=instance.provider)


@receiver(social_account_removed, dispatch_uid="provider parted")
def _parted(socialaccount: SocialAccount, **_rest: object) -> None:
    _kept("provider.parted", socialaccount.user, why=socialaccount.provider)


@transaction.atomic
def _kept(verb: str, person: Person, **details: str) -> None:
    write(verb, person, Act(None, person, timezone.now(), (), details))
