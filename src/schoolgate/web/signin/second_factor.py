"""Who holds others' data signs in with two factors, and can do nothing before.

The demand stands before every page, whatever its address, so there is no way round it;
whoever has a second factor is asked for it by allauth, while they sign in.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from allauth.account.auth_backends import AuthenticationBackend
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db.models import Exists, OuterRef, Q
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone

from schoolgate.web.people.models import Holding, Person
from schoolgate.web.people.rights import LEADERS, with_held

# Teachers, support staff and governors may have one; these roles must.
DEMANDED_OF = LEADERS | frozenset(
    (
        "dsl",
        "dpo",
        "hr",
        "office",
        "online-safety",
        "technician",
        "trust",
        "trust-officer",
    )
)
FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)

# What can be reached without: setting one up, giving one's password again, leaving.
WITHOUT = frozenset(
    (
        "mfa_index",
        "mfa_activate_totp",
        "mfa_add_webauthn",
        "account_reauthenticate",
        "account_logout",
        "ping",
        # Everybody can tell that something is wrong; to read it takes both factors.
        "alarm:raise",
        "alarm:received",
        "alarm_of_mine",
        "public:alarm",
        "public:alarm_anywhere",
        "public:accounts",
        "public:accounts_json",
        "public:consent",
        "public:feed",
        "public:feed_rss",
        "public:feed_atom",
        "public:feed_item",
        "public:feed_picture",
        "worker",
    )
)


def second_factor_required(day: date) -> Q:
    """People of whom a second factor is demanded on a day, and who have none."""
    person = OuterRef("pk")
    current = Q(until__isnull=True) | Q(until__gte=day)
    held = Holding.objects.filter(current, since__lte=day, role__in=DEMANDED_OF)
    factors = Authenticator.objects.filter(user=person, type__in=FACTORS)
    return Q(Exists(held.filter(person=person))) & ~Q(Exists(factors))


def is_demanded_of(person: Person, day: date) -> bool:
    """Whether one of a person's roles demands a second factor on a day."""
    held = Holding.objects.filter(person=person, role__in=DEMANDED_OF)
    return any(holding.holds_on(day) for holding in held)


class Backend(AuthenticationBackend):
    """Finds who is signed in, in one question: what they hold, and owe."""

    def get_user(self, user_id: int) -> Person | None:
        """Find an active person; nobody else is signed in, whatever their session."""
        today = timezone.localdate()
        people = Person.objects.filter(pk=user_id, is_active=True)
        if settings.SECOND_FACTOR_DEMANDED:
            people = people.annotate(owes_factor=second_factor_required(today))
        return with_held(people, today)


class SecondFactorMiddleware:
    """Sends whoever owes a second factor to set one up, from every page."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer; the demand is made when the page is known."""
        return self.answer(request)

    def process_view(
        self,
        request: HttpRequest,
        _view: Callable[..., HttpResponseBase],
        _args: Sequence[object],
        _kwargs: Mapping[str, object],
    ) -> HttpResponseBase | None:
        """Let through what needs no second factor, and whoever owes none."""
        page = request.resolver_match.view_name if request.resolver_match else ""
        if page in WITHOUT or not getattr(request.user, "owes_factor", False):
            return None
        return redirect("mfa_index")
