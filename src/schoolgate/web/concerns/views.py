"""A case: begun, done step by step, printed, ended."""

from uuid import UUID

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from schoolgate.web.concerns.actions.begin_threat import begin_threat
from schoolgate.web.concerns.actions.do_step import do_step
from schoolgate.web.concerns.actions.end_threat import end_threat
from schoolgate.web.concerns.actions.keep_from import keep_from
from schoolgate.web.concerns.actions.set_times import set_times
from schoolgate.web.concerns.actions.tick_steps import tick_steps
from schoolgate.web.concerns.alarm_case import alarm_case
from schoolgate.web.concerns.case import case
from schoolgate.web.concerns.door import case_door, threat_door
from schoolgate.web.concerns.errors import ConcernError, Ended
from schoolgate.web.concerns.forms import (
    BeginForm,
    StepForm,
    begin_form,
    end_form,
    keep_form,
    times_form,
)
from schoolgate.web.concerns.models import Step, Threat
from schoolgate.web.concerns.owners import might_see
from schoolgate.web.concerns.playbook import newest
from schoolgate.web.concerns.queries import cases_for, ended, running
from schoolgate.web.concerns.states import CaseKind
from schoolgate.web.concerns.times import RIGHT_TO_TIME, times_of
from schoolgate.web.people.models import Person
from schoolgate.web.people.rights import Standing
from schoolgate.web.posts.actions.errors import PostError
from schoolgate.web.publishing.actions.declare_incident import declare_incident
from schoolgate.web.takedowns.actions.take_down import take_all_down
from schoolgate.web.takedowns.ledger import out_with_people
from schoolgate.web.work.tasks import enqueue_sweeps

PAST, SHOWN = 20, 50
# All staff see what an incident is called, so this one says nothing.
HELD = "Nothing goes out for now"


@threat_door
def threat(request: HttpRequest, here: Standing) -> HttpResponse:
    """Begin a case; or go on with the one that is on."""
    if on := running(here):
        return _to(on, here)
    today = timezone.localdate()
    others = might_see(here.school, CaseKind.THREAT, today).exclude(pk=here.person.pk)
    form = begin_form(others, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            return _to(_begun(here, form), here)
        except ConcernError as error:
            messages.error(request, str(error))
    context = {
        "form": form,
        "book": newest(CaseKind.THREAT),
        "past": ended(here)[:PAST],
    }
    context["may_time"] = here.may(RIGHT_TO_TIME)
    return render(
        request, "concerns/begin.html", context, status=422 if form.errors else 200
    )


def _begun(here: Standing, form: BeginForm) -> Threat:
    return begin_threat(
        here.school,
        form.cleaned_data["what"],
        by=here.person,
        at=timezone.now(),
        not_for=Person.objects.filter(pk__in=form.cleaned_data.get("not_for", ())),
    )


@threat_door
def times(request: HttpRequest, here: Standing) -> HttpResponse:
    """Choose by when the steps of cases to come are due."""
    if not here.may(RIGHT_TO_TIME):
        raise Http404
    book = newest(CaseKind.THREAT)
    sent = request.POST if request.method == "POST" else None
    form = times_form(book, times_of(here.school, book), sent)
    if request.method == "POST" and form.is_valid():
        try:
            set_times(here.school, form.times(), by=here.person, at=timezone.now())
            messages.success(request, "Saved, for cases that are begun from now on.")
            return redirect("concerns:times", school=here.school.slug)
        except ConcernError as error:
            form.add_error(None, str(error))
    status = 422 if form.errors else 200
    return render(request, "concerns/times.html", {"form": form}, status=status)


@case_door
def case_page(request: HttpRequest, here: Standing, key: UUID) -> HttpResponse:
    """The case: what to do, by when, who did it, and what is still out."""
    now = timezone.now()
    threat, others = _with_others(here, key)
    if threat.kind == CaseKind.ALARM:
        context = {"case": alarm_case(threat, now), "now": now}
        return render(request, "concerns/alarm_case.html", context)
    found = case(threat, now)
    out = () if found.threat.ended_at else out_with_people(here.school)[:SHOWN]
    context = {"case": found, "out": list(out), "now": now}
    if found.threat.ended_at is None:
        context["others"] = others
    return render(request, "concerns/case.html", context)


@case_door
def keep(request: HttpRequest, here: Standing, key: UUID) -> HttpResponse:
    """Keep the case from somebody more."""
    found = _case(here, key)
    sure = (here.person.pk, found.begun_by_id)
    people = might_see(here.school, found.kind, timezone.localdate())
    people = people.exclude(pk__in=sure)
    kept = found.kept_from.values("person").order_by()
    form = keep_form(
        people.exclude(pk__in=kept), request.POST if request.method == "POST" else None
    )
    if request.method == "POST" and form.is_valid():
        chosen = people.filter(pk__in=form.cleaned_data["not_for"])
        try:
            keep_from(found, chosen, by=here.person, at=timezone.now())
            return _to(found, here)
        except ConcernError as error:
            form.add_error(None, str(error))
    context = {"form": form, "threat": found}
    return render(
        request, "concerns/keep.html", context, status=422 if form.errors else 200
    )


@case_door
@require_POST
def step(request: HttpRequest, here: Standing, key: UUID, step: str) -> HttpResponse:
    """Tick a step off, with a note."""
    form = StepForm(request.POST)
    done = get_object_or_404(Step, threat=_case(here, key), key=step)
    if not form.is_valid():
        messages.error(request, "A note has at most 1,000 letters: shorten it.")
    else:
        try:
            note = form.cleaned_data["note"]
            do_step(done, note, by=here.person, at=timezone.now())
            return _to(done.threat, here, place=f"#{step}")
        except ConcernError as error:
            messages.error(request, str(error))
    return _to(done.threat, here)


@case_door
@require_POST
def hold(request: HttpRequest, here: Standing, key: UUID) -> HttpResponse:
    """Begin an incident whose name tells nobody why."""
    found, now = _threat(here, key), timezone.now()
    try:
        if found.ended_at:
            raise Ended
        declare_incident(here.school, HELD, can_post=(), by=here.person, at=now)
    except (PostError, ConcernError) as error:
        messages.error(request, str(error))
    tick_steps(found, at=now)
    return _to(found, here)


@case_door
@require_POST
def take_down(request: HttpRequest, here: Standing, key: UUID) -> HttpResponse:
    """Take everything down that shows a child."""
    found = _threat(here, key)
    if found.ended_at:
        messages.error(request, str(Ended()))
    elif request.POST.get("sure") == "on":
        many = take_all_down(here.school, by=here.person, at=timezone.now())
        enqueue_sweeps()
        messages.success(
            request, f"On its way down: {many}. This page says when all is gone."
        )
    else:
        messages.error(request, "Tick that you are sure, then press the button.")
    return _to(found, here)


@case_door
def end(request: HttpRequest, here: Standing, key: UUID) -> HttpResponse:
    """End the case with its record, and a reason for each open step."""
    row, now = _case(here, key), timezone.now()
    found = alarm_case(row, now) if row.kind == CaseKind.ALARM else case(row, now)
    if found.threat.ended_at:
        return _to(found.threat, here)
    form = end_form(found.open, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            end_threat(found.threat, form.ending(), by=here.person, at=now)
            return _to(found.threat, here)
        except ConcernError as error:
            form.add_error(None, str(error))
    context = {"case": found, "form": form}
    return render(
        request, "concerns/end.html", context, status=422 if form.errors else 200
    )


def _with_others(here: Standing, key: UUID) -> tuple[Threat, list[Threat]]:
    """A case, and the other threats that are on; one question."""
    on = Q(ended_at=None, kind=CaseKind.THREAT)
    rows = list(cases_for(here).filter(Q(key=key) | on))
    found = next((one for one in rows if one.key == key), None)
    if found is None:
        raise Http404
    found.school = here.school
    return found, [one for one in rows if one is not found]


def _case(here: Standing, key: UUID) -> Threat:
    found = get_object_or_404(cases_for(here), key=key)
    found.school = here.school
    return found


def _threat(here: Standing, key: UUID) -> Threat:
    """A threat: an alarm has no button that takes posts down."""
    found = _case(here, key)
    if found.kind != CaseKind.THREAT:
        raise Http404
    return found


def _to(found: Threat, here: Standing, place: str = "") -> HttpResponse:
    """Back to the case; the page is long, so to the place where one was."""
    answer = redirect("concerns:case", school=here.school.slug, key=found.key)
    answer["Location"] += place
    return answer
