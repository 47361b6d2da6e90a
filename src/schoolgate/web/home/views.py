"""The first page, a school's day, and its journal."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from schoolgate.web.home.queries import day
from schoolgate.web.journal.queries import book
from schoolgate.web.people.door import door, person_of
from schoolgate.web.people.rights import Standing, schools_of

PAGE = 50


def ping(_request: HttpRequest) -> HttpResponse:
    """Answer whoever watches whether the site is up; it asks the database nothing."""
    return HttpResponse("ok", content_type="text/plain")


@login_required
def home(request: HttpRequest) -> HttpResponse:
    """My schools; with one of them, straight to it."""
    schools = list(schools_of(person_of(request), timezone.localdate()))
    if len(schools) == 1:
        return redirect("school", school=schools[0].slug)
    return render(request, "home/home.html", {"schools": schools})


@door("school.see")
def school(request: HttpRequest, here: Standing) -> HttpResponse:
    """What waits for me in this school today."""
    context = {
        "day": day(here),
        "may_draft": here.may("posts.draft"),
        "may_hold": here.may("incident.declare"),
    }
    return render(request, "home/school.html", context)


@door("journal.see")
def journal(request: HttpRequest, here: Standing) -> HttpResponse:
    """The school's journal, newest first."""
    page = Paginator(book(here.school), PAGE).get_page(request.GET.get("page"))
    return render(request, "home/journal.html", {"page": page})
