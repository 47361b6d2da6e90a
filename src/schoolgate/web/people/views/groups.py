"""Classes, year groups, clubs and trips: listed, made, filled, ended."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from schoolgate.web.people.actions.keep_group import (
    GroupDetails,
    end_group,
    fill_group,
    make_group,
    take_out,
)
from schoolgate.web.people.door import door
from schoolgate.web.people.forms import EndGroupForm, GroupForm
from schoolgate.web.people.grouping import (
    comes_with_the_roll,
    count_groups,
    groups_on,
    groups_over,
    pupils_in,
    pupils_meant,
)
from schoolgate.web.people.models import Group
from schoolgate.web.people.queries import pupils_named
from schoolgate.web.people.rights import Standing

FOUND, A_PAGE, OVER = 50, 200, 50


@door("groups.keep")
def groups(request: HttpRequest, here: Standing) -> HttpResponse:
    """Every group that is there; and a form for a new one."""
    form, today = GroupForm(request.POST or None), timezone.localdate()
    if request.method == "POST" and form.is_valid():
        planned = GroupDetails(**form.cleaned_data)
        try:
            made = make_group(here.school, planned, by=here.person, at=timezone.now())
            return redirect("people:group", school=here.school.slug, pk=made.pk)
        except PermissionDenied as error:
            form.add_error(None, str(error))
    context = {
        "form": form,
        "groups": count_groups(groups_on(here.school, today), here.school),
        "over": groups_over(here.school, today)[:OVER],
    }
    status = 422 if form.errors else 200
    return render(request, "people/groups.html", context, status=status)


@door("groups.keep")
def group(request: HttpRequest, here: Standing, pk: int) -> HttpResponse:
    """Who is in a group; pasted names and ticks that fill it."""
    return _shown(request, here, _group(here, pk), {})


@door("groups.keep")
@require_POST
def fill(request: HttpRequest, here: Standing, pk: int) -> HttpResponse:
    """Put in who was ticked or pasted; where a line means nobody, put in none."""
    found, text = _group(here, pk), request.POST.get("names", "")
    pupils, bad = pupils_meant(here.school, text)
    if bad:
        return _shown(request, here, found, {"bad": bad, "names": text})
    ticked = [int(one) for one in request.POST.getlist("pupil") if one.isdecimal()]

    def filled() -> str:
        everyone = (*pupils, *ticked)
        many = fill_group(found, everyone, by=here.person, at=timezone.now())
        return f"{many} put in."

    return _do(request, here, pk, filled)


@door("groups.keep")
@require_POST
def out(request: HttpRequest, here: Standing, pk: int, pupil: int) -> HttpResponse:
    """Take a pupil out."""
    found = _group(here, pk)

    def take_them_out() -> str:
        take_out(found, pupil, by=here.person, at=timezone.now())
        return "Taken out."

    return _do(request, here, pk, take_them_out)


@door("groups.keep")
@require_POST
def over(request: HttpRequest, here: Standing, pk: int) -> HttpResponse:
    """Give a group its last day."""
    found, form = _group(here, pk), EndGroupForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Give the last day.")
        return redirect("people:group", school=here.school.slug, pk=pk)

    def ended() -> str:
        last = form.cleaned_data["ends"]
        end_group(found, last, by=here.person, at=timezone.now())
        return "Noted."

    return _do(request, here, pk, ended)


def _shown(
    request: HttpRequest, here: Standing, found: Group, more: dict[str, object]
) -> HttpResponse:
    words = request.GET.get("name", "")
    pages = Paginator(pupils_in(found), A_PAGE)
    context = {
        "group": found,
        "of_the_roll": comes_with_the_roll(found),
        "page": pages.get_page(request.GET.get("page")),
        "found": pupils_named(here.school.pupils.filter(left_on=None), words, FOUND),
        "name": words,
        "end_form": EndGroupForm(),
        "names": "",
        "bad": (),
        "over": found.ends is not None and found.ends < timezone.localdate(),
        **more,
    }
    status = 422 if more else 200
    return render(request, "people/group.html", context, status=status)


def _group(here: Standing, pk: int) -> Group:
    found = Group.objects.select_related("school__trust")
    return get_object_or_404(found, pk=pk, school=here.school)


def _do(
    request: HttpRequest, here: Standing, pk: int, step: Callable[[], str]
) -> HttpResponse:
    try:
        messages.success(request, step())
    except PermissionDenied as error:
        messages.error(request, str(error))
    return redirect("people:group", school=here.school.slug, pk=pk)
