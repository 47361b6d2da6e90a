"""Pages on which the register is kept: conditions, reviews, people, details."""

from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from schoolgate.engine.catalogue import VOCABULARY
from schoolgate.engine.owed import months_on
from schoolgate.web.accounts.actions.add_keeper import add_keeper
from schoolgate.web.accounts.actions.confirm import confirm
from schoolgate.web.accounts.actions.describe import describe
from schoolgate.web.accounts.actions.errors import AccountError
from schoolgate.web.accounts.actions.review import ReviewAnswers, review
from schoolgate.web.accounts.actions.take_away import take_away
from schoolgate.web.accounts.actions.train import train
from schoolgate.web.accounts.facts import CONFIRMED
from schoolgate.web.accounts.forms.asking import DetailsForm, details_form
from schoolgate.web.accounts.forms.keeping import (
    ConditionsForm,
    KeeperForm,
    TrainedForm,
)
from schoolgate.web.accounts.judging import judge
from schoolgate.web.accounts.models import Account
from schoolgate.web.accounts.queries import TERM_MONTHS, can_keep
from schoolgate.web.accounts.states import PUBLISHES
from schoolgate.web.accounts.views.acting import account_here, acted, keeper_here
from schoolgate.web.people.door import door
from schoolgate.web.people.rights import Standing

WRONG = 422


@door("accounts.keep")
def conditions(request: HttpRequest, here: Standing, pk: int) -> HttpResponse:
    """Look at what the policy asks; of an open account, that is its review."""
    one = account_here(here, pk)
    form = ConditionsForm(one.conditions.all(), request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            _looked(one, form, here)
        except AccountError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, "Written down.")
            return redirect("accounts:account", school=here.school.slug, pk=pk)
    context = {
        "form": form,
        "account": one,
        "questions": {fact: VOCABULARY.fact(fact).question for fact in CONFIRMED},
        "rows": form.rows(judge(one, timezone.localdate()).asked),
        "is_review": one.state in PUBLISHES,
        "next_due": months_on(timezone.localdate(), TERM_MONTHS),
    }
    status = WRONG if form.errors else 200
    return render(request, "accounts/conditions.html", context, status=status)


def _looked(one: Account, form: ConditionsForm, here: Standing) -> None:
    at = timezone.now()
    if one.state not in PUBLISHES:
        confirm(one, form.condition_checks, by=here.person, at=at)
        return
    due: date | None = form.cleaned_data["next_due"]
    looked = ReviewAnswers(form.condition_checks, form.cleaned_data["note"], due)
    review(one, looked, by=here.person, at=at)


@door("accounts.keep")
def details(request: HttpRequest, here: Standing, pk: int) -> HttpResponse:
    """Put right what the register says of an account."""
    one = account_here(here, pk)
    form = DetailsForm(request.POST) if request.POST else details_form(one)
    if request.method == "POST" and form.is_valid():
        describe(one, form.details, by=here.person, at=timezone.now())
        messages.success(request, "The register is put right.")
        return redirect("accounts:account", school=here.school.slug, pk=pk)
    context = {"form": form, "account": one}
    status = WRONG if form.errors else 200
    return render(request, "accounts/details.html", context, status=status)


@require_POST
@door("accounts.keep")
def enter(request: HttpRequest, here: Standing, pk: int) -> HttpResponse:
    """Enter somebody for an account."""
    one, by, at = account_here(here, pk), here.person, timezone.now()
    form = KeeperForm(can_keep(here.school, at.date()), request.POST)
    if not form.is_valid():
        return _told(request, here, pk, form)
    entry = form.entry
    done = f"{entry.person.name} is entered."
    return acted(request, here, pk, lambda: add_keeper(one, entry, by=by, at=at), done)


@require_POST
@door("accounts.keep")
def trained(request: HttpRequest, here: Standing, pk: int, keeper: int) -> HttpResponse:
    """Write down somebody's training."""
    who, by, at = keeper_here(here, pk, keeper), here.person, timezone.now()
    form = TrainedForm(request.POST)
    if not form.is_valid():
        return _told(request, here, pk, form)
    day: date = form.cleaned_data["trained_on"]
    return acted(
        request, here, pk, lambda: train(who, day, by=by, at=at), "Written down."
    )


@require_POST
@door("accounts.keep")
def taken_away(
    request: HttpRequest, here: Standing, pk: int, keeper: int
) -> HttpResponse:
    """Take somebody's access away, or answer for one who has left."""
    who, by, at = keeper_here(here, pk, keeper), here.person, timezone.now()
    how = request.POST.get("how", "")
    done = f"{who.person.name} can reach it no longer."
    return acted(request, here, pk, lambda: take_away(who, how, by=by, at=at), done)


def _told(
    request: HttpRequest, here: Standing, pk: int, form: KeeperForm | TrainedForm
) -> HttpResponse:
    """Say what is wrong with a small form, above the account it stands on."""
    for errors in form.errors.values():
        for error in errors:
            messages.error(request, str(error))
    return redirect("accounts:account", school=here.school.slug, pk=pk)
