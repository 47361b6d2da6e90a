"""Incident mode: begun and ended by the head, seen by everybody."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from schoolgate.web.people.door import door
from schoolgate.web.people.rights import LEADERS, STAFF, Standing, holders
from schoolgate.web.posts.actions.errors import PostError
from schoolgate.web.posts.queries import COMING, posts_of
from schoolgate.web.publishing.actions.declare_incident import declare_incident
from schoolgate.web.publishing.actions.end_incident import end_incident
from schoolgate.web.publishing.forms import IncidentForm, IncidentRecordForm
from schoolgate.web.publishing.incidents import incident_in
from schoolgate.web.publishing.models import Incident
from schoolgate.web.work.tasks import enqueue_sweeps

PAST = 20


@door("incident.declare")
def incident(request: HttpRequest, here: Standing) -> HttpResponse:
    """Begin an incident, or end the one that is on."""
    on = incident_in(here.school)
    if request.method == "POST":
        return _end(request, here, on) if on else _declare(request, here)
    return _page(request, here, IncidentRecordForm() if on else IncidentForm(), on)


def _declare(request: HttpRequest, here: Standing) -> HttpResponse:
    form = IncidentForm(request.POST)
    named = [int(pk) for pk in request.POST.getlist("can_post") if pk.isdecimal()]
    if not form.is_valid():
        return _page(request, here, form, None, status=422)
    now = timezone.now()
    people = holders(here.school, STAFF, now.date()).filter(pk__in=named)
    what = form.cleaned_data["what"]
    try:
        declare_incident(here.school, what, can_post=people, by=here.person, at=now)
    except PostError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, "Everything that is scheduled is held.")
    return redirect("posts:incident", school=here.school.slug)


def _end(request: HttpRequest, here: Standing, on: Incident) -> HttpResponse:
    form = IncidentRecordForm(request.POST)
    if not form.is_valid():
        return _page(request, here, form, on, status=422)
    try:
        note = form.cleaned_data["record"]
        end_incident(on, note=note, by=here.person, at=timezone.now())
    except PostError as error:
        messages.error(request, str(error))
    else:
        enqueue_sweeps()
        messages.success(request, "The incident has ended. What was held goes on.")
    return redirect("posts:list", school=here.school.slug)


def _page(
    request: HttpRequest,
    here: Standing,
    form: IncidentForm | IncidentRecordForm,
    on: Incident | None,
    status: int = 200,
) -> HttpResponse:
    today = timezone.localdate()
    past = Incident.objects.filter(school=here.school, ended_at__isnull=False)
    context = {
        "form": form,
        "on": on,
        "can_post": list(on.can_post.all()) if on else [],
        "leaders": list(holders(here.school, LEADERS, today)),
        "held": posts_of(here.school, COMING)[:PAST],
        "past": past.select_related("begun_by", "ended_by")[:PAST],
    }
    return render(request, "publishing/incident.html", context, status=status)
