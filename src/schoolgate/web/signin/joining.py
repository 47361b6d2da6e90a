"""A provider's account that nobody has joined yet, kept while its owner signs in.

The address that the office wrote and the provider checked says whom to ask, and no
more: who it is is proved by signing in here, once, before the two are joined.
"""

import time

from allauth.socialaccount.models import SocialLogin
from django.http import HttpRequest

from schoolgate.web.people.models import Person
from schoolgate.web.signin.openid import own_address

KEY = "joining"
SECONDS = 15 * 60


def belongs_to_somebody(login: SocialLogin) -> bool:
    """Whether its address, checked by a pinned provider, is a person's here."""
    return Person.objects.filter(email=_address(login), is_active=True).exists()


def put_by(request: HttpRequest, login: SocialLogin) -> None:
    """Keep it in the session, for a quarter of an hour."""
    request.session[KEY] = {"login": login.serialize(), "at": time.time()}


def waiting(request: HttpRequest) -> SocialLogin | None:
    """What was put by, if it is still fresh."""
    kept = request.session.get(KEY)
    if not kept or time.time() - kept["at"] > SECONDS:
        return None
    return SocialLogin.deserialize(kept["login"])


def waiting_for(request: HttpRequest, person: Person) -> SocialLogin | None:
    """What was put by, if its address is this person's."""
    login = waiting(request)
    return login if login and _address(login) == person.email else None


def forget(request: HttpRequest) -> None:
    """Drop what was put by."""
    request.session.pop(KEY, None)


def _address(login: SocialLogin) -> str:
    claims = login.account.extra_data["id_token"]
    return own_address(claims, login.provider.app.settings)
