"""What I can change about my own signing in, beside allauth's pages."""

from collections.abc import Callable

from allauth.account.decorators import reauthentication_required
from allauth.mfa.adapter import get_adapter as get_factor_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.views import remove_webauthn
from allauth.socialaccount.adapter import get_adapter as get_provider_adapter
from allauth.socialaccount.helpers import complete_social_login
from allauth.socialaccount.views import ConnectionsView
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from schoolgate.web.people.door import person_of
from schoolgate.web.people.sessions import end_sessions, live_sessions
from schoolgate.web.signin.devices import device
from schoolgate.web.signin.joining import forget, waiting_for

View = Callable[..., HttpResponseBase]
again: Callable[[View], View] = reauthentication_required(
    app="allauth.usersessions", allow_get=True
)


@login_required
@again
def sessions(request: HttpRequest) -> HttpResponseBase:
    """Where I am signed in; a POST ends all but this one."""
    person, this_one = person_of(request), request.session.session_key
    if request.method == "POST":
        end_sessions(person, but=this_one)
        messages.success(request, "You are signed out everywhere but here.")
        return redirect("usersessions_list")
    context = {
        "sessions": live_sessions(person),
        "this_one": this_one,
        "device": device,
    }
    return render(request, "usersessions/usersession_list.html", context)


@login_required
@require_POST
@again
def end_session(request: HttpRequest, session: int) -> HttpResponseBase:
    """End one of my sessions, on a machine that is not before me."""
    found = get_object_or_404(live_sessions(person_of(request)), pk=session)
    found.end()
    messages.success(request, f"Signed out: {device(found.user_agent)}.")
    return redirect("usersessions_list")


@login_required
def remove_passkey(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Remove a passkey, unless a role demands one and this is the last."""
    mine = Authenticator.objects.filter(user=person_of(request))
    passkey = get_object_or_404(mine, pk=pk, type=Authenticator.Type.WEBAUTHN)
    if not get_factor_adapter().can_delete_authenticator(passkey):
        messages.error(
            request,
            "Your role needs a second factor: add another before this one goes.",
        )
        return redirect("mfa_list_webauthn")
    answer: HttpResponseBase = remove_webauthn(request, pk=pk)
    return answer


class Connections(ConnectionsView):
    """The providers' accounts that are joined to me; one can be joined or parted."""

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        """Add the providers that are set up."""
        context: dict[str, object] = super().get_context_data(**kwargs)
        context["providers"] = get_provider_adapter().list_providers(self.request)
        return context


@login_required
def join(request: HttpRequest) -> HttpResponseBase:
    """Join the provider's account I came with to the person I have proved to be."""
    login = waiting_for(request, person_of(request))
    if login is None:
        forget(request)
        return redirect("socialaccount_connections")
    if request.method != "POST":
        context = {"provider": login.provider.name, "address": person_of(request).email}
        return render(request, "signin/join.html", context)
    forget(request)
    login.state["process"] = "connect"
    answer: HttpResponseBase = complete_social_login(request, login)
    return answer
