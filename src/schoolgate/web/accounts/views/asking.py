"""Pages on which an account is asked for, answered, opened, closed, or listed."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from schoolgate.web.accounts.actions.ask import ask
from schoolgate.web.accounts.actions.ask_again import ask_again
from schoolgate.web.accounts.actions.close import close
from schoolgate.web.accounts.actions.errors import AccountError
from schoolgate.web.accounts.actions.list_other import list_other
from schoolgate.web.accounts.actions.open_account import open_account
from schoolgate.web.accounts.actions.permit import permit
from schoolgate.web.accounts.actions.refuse import refuse
from schoolgate.web.accounts.forms.asking import SightingForm, WishForm
from schoolgate.web.accounts.queries import mains
from schoolgate.web.accounts.views.acting import account_here, acted
from schoolgate.web.people.door import door
from schoolgate.web.people.rights import Standing

WRONG = 422


@door("accounts.ask")
def ask_for(request: HttpRequest, here: Standing) -> HttpResponse:
    """Ask for an account."""
    form = WishForm(mains(here.school), request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            new = ask(here.school, form.wish, by=here.person, at=timezone.now())
        except AccountError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, "The head has your wish, and will answer it.")
            return redirect("accounts:account", school=here.school.slug, pk=new.pk)
    status = WRONG if form.errors else 200
    return render(request, "accounts/ask.html", {"form": form}, status=status)


@door("accounts.keep")
def list_seen(request: HttpRequest, here: Standing) -> HttpResponse:
    """List an account that isn't the school's."""
    form = SightingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            seen = form.sighting
            new = list_other(here.school, seen, by=here.person, at=timezone.now())
        except AccountError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, "It is listed. Anyone who looks it up sees that.")
            return redirect("accounts:account", school=here.school.slug, pk=new.pk)
    status = WRONG if form.errors else 200
    return render(request, "accounts/list_other.html", {"form": form}, status=status)


@require_POST
@door("accounts.permit")
def answer(request: HttpRequest, here: Standing, pk: int) -> HttpResponse:
    """Permit an account, or refuse it with a reason."""
    one, words = account_here(here, pk), request.POST.get("words", "")
    by, at = here.person, timezone.now()
    if request.POST.get("answer") == "permit":
        return acted(
            request, here, pk, lambda: permit(one, words, by=by, at=at), "Permitted."
        )
    return acted(
        request, here, pk, lambda: refuse(one, words, by=by, at=at), "Refused."
    )


@require_POST
@door("accounts.ask")
def again(request: HttpRequest, here: Standing, pk: int) -> HttpResponse:
    """Ask for an account once more."""
    one, words = account_here(here, pk), request.POST.get("words", "")
    by, at = here.person, timezone.now()
    return acted(
        request,
        here,
        pk,
        lambda: ask_again(one, words, by=by, at=at),
        "The head has your wish again.",
    )


@require_POST
@door("accounts.keep")
def open_it(request: HttpRequest, here: Standing, pk: int) -> HttpResponse:
    """Open an account, if the policy lets it."""
    one, by, at = account_here(here, pk), here.person, timezone.now()
    done = "It is open, and on the public list."
    return acted(request, here, pk, lambda: open_account(one, by=by, at=at), done)


@require_POST
@door("accounts.keep")
def close_it(request: HttpRequest, here: Standing, pk: int) -> HttpResponse:
    """Close an account."""
    one, words = account_here(here, pk), request.POST.get("words", "")
    by, at = here.person, timezone.now()
    return acted(
        request,
        here,
        pk,
        lambda: close(one, words, by=by, at=at),
        "It is closed. Posts for it go nowhere now.",
    )
