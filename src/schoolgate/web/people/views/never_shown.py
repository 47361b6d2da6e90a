"""The list of pupils who are never shown, for those who keep it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from schoolgate.web.people.actions.restrict import (
    NoName,
    restrict,
    restrict_name,
    unrestrict,
)
from schoolgate.web.people.door import door
from schoolgate.web.people.models import Pupil, Restriction
from schoolgate.web.people.queries import pupils_named, restricted
from schoolgate.web.people.rights import Standing

MOST = 20


@door("restrictions.keep")
def never_shown(request: HttpRequest, here: Standing) -> HttpResponse:
    """The list of pupils who are never shown, for those who keep it.

    Whoever left can be put on it as well: pictures of them may be about.
    """
    words = request.GET.get("name", "")
    context = {
        "restricted": restricted(here.school),
        "found": pupils_named(here.school.pupils.all(), words, MOST),
        "name": words,
    }
    return render(request, "people/never_shown.html", context)


@door("restrictions.keep")
@require_POST
def bar(request: HttpRequest, here: Standing, pk: int) -> HttpResponse:
    """Put a pupil on the list."""
    pupils = Pupil.objects.select_related("school__trust")
    pupil = get_object_or_404(pupils, pk=pk, school=here.school)
    restrict(pupil, by=here.person, at=timezone.now())
    messages.success(request, "Put on the list.")
    return redirect("people:never_shown", school=here.school.slug)


@door("restrictions.keep")
@require_POST
def bar_name(request: HttpRequest, here: Standing) -> HttpResponse:
    """Put a name on the list that no list of pupils holds."""
    first, last = request.POST.get("forename", ""), request.POST.get("surname", "")
    try:
        restrict_name(here.school, first, last, by=here.person, at=timezone.now())
        messages.success(request, "Put on the list.")
    except NoName as error:
        messages.error(request, str(error))
    return redirect("people:never_shown", school=here.school.slug)


@door("restrictions.keep")
@require_POST
def unbar(request: HttpRequest, here: Standing, pk: int) -> HttpResponse:
    """Take a pupil off the list."""
    rows = Restriction.objects.select_related("school__trust")
    row = get_object_or_404(rows, pk=pk, school=here.school)
    unrestrict(row, by=here.person, at=timezone.now())
    messages.success(request, "Taken off the list.")
    return redirect("people:never_shown", school=here.school.slug)
