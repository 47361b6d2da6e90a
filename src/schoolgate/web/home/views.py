"""The first page: what waits for me today."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from schoolgate.web.people.door import person_of
from schoolgate.web.people.rights import schools_of


@login_required
def home(request: HttpRequest) -> HttpResponse:
    """My schools, and what waits for me in each."""
    person = person_of(request)
    schools = schools_of(person, timezone.localdate())
    return render(request, "home/home.html", {"schools": schools})
