"""The page on which an account is connected to its platform."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from schoolgate.channels import abilities, fields, names
from schoolgate.channels.port import ChannelError, Field
from schoolgate.web.accounts.actions.connect import connect, try_connection
from schoolgate.web.accounts.actions.errors import AccountError
from schoolgate.web.accounts.credentials import CHANNEL, read
from schoolgate.web.accounts.forms.connecting import CredentialsForm
from schoolgate.web.accounts.models import Account
from schoolgate.web.accounts.queries import ends_soon
from schoolgate.web.accounts.views.acting import account_here, acted
from schoolgate.web.people.door import door
from schoolgate.web.people.rights import Standing
from schoolgate.web.sealing.seal import SealError

WRONG = 422
# The demonstration writes into a folder: nobody names one from a page.
FEED = "feed"
NOT_OFFERED = frozenset(("demonstration",))


@door("accounts.connect")
def connection(request: HttpRequest, here: Standing, pk: int) -> HttpResponse:
    """Give the credentials that the platform asks for; none are ever shown."""
    one = account_here(here, pk)
    kept, trouble = _kept(one)
    asked = _asked(one, kept)
    form = CredentialsForm(asked, kept or _own(one), request.POST or None)
    if request.method == "POST" and asked and form.is_valid():
        try:
            connect(one, form.credentials, by=here.person, at=timezone.now())
        except AccountError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, "Sealed and kept. Try the connection now.")
            return redirect("accounts:connection", school=here.school.slug, pk=pk)
    context = {
        "form": form,
        "account": one,
        "asked": asked,
        "trouble": trouble,
        "abilities": abilities(one.platform) if asked else None,
        "ends_soon": ends_soon(one, timezone.now()),
    }
    status = WRONG if form.errors else 200
    return render(request, "accounts/connection.html", context, status=status)


def _own(one: Account) -> dict[str, str]:
    """What is proposed where the platform is this very site."""
    if one.platform != FEED:
        return {}
    return {
        "address": settings.ADDRESS + reverse("public:feed", args=[one.school.slug])
    }


def _kept(one: Account) -> tuple[dict[str, str], str]:
    """What is kept, or why it can't be opened; then it is typed in again."""
    try:
        return read(one), ""
    except SealError as error:
        return {}, str(error)


def _asked(one: Account, kept: dict[str, str]) -> tuple[Field, ...]:
    if kept.get(CHANNEL) in NOT_OFFERED:
        return ()
    offered = frozenset(names()) - NOT_OFFERED
    return fields(one.platform) if one.platform in offered else ()


@require_POST
@door("accounts.connect")
def tried(request: HttpRequest, here: Standing, pk: int) -> HttpResponse:
    """Ask the platform whether the credentials work."""
    one = account_here(here, pk)
    try:
        answer = try_connection(one, by=here.person, at=timezone.now())
    except ChannelError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, f"It works: this is {answer.account}.")
    return redirect("accounts:connection", school=here.school.slug, pk=pk)


@require_POST
@door("accounts.connect")
def disconnected(request: HttpRequest, here: Standing, pk: int) -> HttpResponse:
    """Forget an account's credentials."""
    one, by, at = account_here(here, pk), here.person, timezone.now()
    done = "Forgotten. Its posts are handed over to a person from now on."
    return acted(request, here, pk, lambda: connect(one, {}, by=by, at=at), done)
