"""The people of a school: who holds what, who is away, who has left."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from schoolgate.web.journal.queries import history
from schoolgate.web.people.actions.add_person import add_person
from schoolgate.web.people.actions.be_away import be_away
from schoolgate.web.people.actions.give_role import end_role, give_role
from schoolgate.web.people.actions.leave import leave
from schoolgate.web.people.door import door
from schoolgate.web.people.forms import AwayForm, PersonForm, RoleForm
from schoolgate.web.people.models import Holding, Person
from schoolgate.web.people.queries import member, members
from schoolgate.web.people.rights import Standing

ENTRIES = 30


@door("people.see")
def people(request: HttpRequest, here: Standing) -> HttpResponse:
    """Everybody who holds a role here; and a form for somebody new."""
    form = PersonForm(request.POST or None)
    may = here.may("people.keep")
    if request.method == "POST" and may and form.is_valid():
        said = form.cleaned_data
        name = (said["email"], said["forename"], said["surname"])
        try:
            add_person(
                name, said["role"], here.school, by=here.person, at=timezone.now()
            )
            messages.success(request, "Added. They get a mail to choose a password.")
            return redirect("people:list", school=here.school.slug)
        except PermissionDenied as error:
            form.add_error(None, str(error))
    context = {
        "members": members(here.school, timezone.localdate()),
        "form": form,
        "may_keep": may,
        "may_import": here.may("roll.import"),
        "may_restrict": here.may("restrictions.keep"),
    }
    status = 422 if form.errors else 200
    return render(request, "people/list.html", context, status=status)


@door("people.see")
def person(request: HttpRequest, here: Standing, pk: int) -> HttpResponse:
    """One person: roles, absences, and what happened."""
    return _person(request, here, _member(here, pk), RoleForm())


def _person(
    request: HttpRequest, here: Standing, found: Person, role_form: RoleForm
) -> HttpResponse:
    context = {
        "one": found,
        "may_keep": here.may("people.keep"),
        "role_form": role_form,
        "away_form": AwayForm(),
        "history": history(here.school, found)[:ENTRIES],
    }
    status = 422 if role_form.errors else 200
    return render(request, "people/person.html", context, status=status)


@door("people.keep")
@require_POST
def give(request: HttpRequest, here: Standing, pk: int) -> HttpResponse:
    """Give a role that somebody chose."""
    found, form = _member(here, pk), RoleForm(request.POST)
    if not form.is_valid():
        return _person(request, here, found, form)
    role = form.cleaned_data["role"]
    return _do(
        request,
        here,
        pk,
        lambda: give_role(found, role, here.school, by=here.person, at=timezone.now()),
    )


@door("people.keep")
@require_POST
def end(request: HttpRequest, here: Standing, pk: int, holding: int) -> HttpResponse:
    """End a role."""
    held = get_object_or_404(
        Holding.objects.select_related("school", "person"),
        pk=holding,
        school=here.school,
        person=pk,
    )
    return _do(
        request, here, pk, lambda: end_role(held, by=here.person, at=timezone.now())
    )


@door("people.keep")
@require_POST
def go(request: HttpRequest, here: Standing, pk: int) -> HttpResponse:
    """Say that somebody has left."""
    found = _member(here, pk)
    try:
        leave(found, here.school, by=here.person, at=timezone.now())
        messages.success(request, "They have left: every role and session has ended.")
    except PermissionDenied as error:
        messages.error(request, str(error))
    return redirect("people:list", school=here.school.slug)


@door("people.see")
@require_POST
def away(request: HttpRequest, here: Standing, pk: int) -> HttpResponse:
    """Note days on which somebody is away."""
    found, form = _member(here, pk), AwayForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Give the first and the last day.")
        return redirect("people:person", school=here.school.slug, pk=pk)
    days = (form.cleaned_data["since"], form.cleaned_data["until"])
    return _do(
        request,
        here,
        pk,
        lambda: be_away(found, here.school, days, by=here.person, at=timezone.now()),
    )


def _member(here: Standing, pk: int) -> Person:
    return get_object_or_404(member(here.school, pk))


def _do(
    request: HttpRequest, here: Standing, pk: int, step: Callable[[], object]
) -> HttpResponse:
    try:
        step()
        messages.success(request, "Done.")
    except PermissionDenied as error:
        messages.error(request, str(error))
    return redirect("people:person", school=here.school.slug, pk=pk)
