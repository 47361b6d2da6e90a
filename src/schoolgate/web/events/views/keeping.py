"""Events: listed, shown, set down, changed, cancelled, and printed as a notice."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from schoolgate.web.events.actions.add_event import add_event
from schoolgate.web.events.actions.cancel_event import cancel_event
from schoolgate.web.events.actions.change_event import change_event
from schoolgate.web.events.forms import event_form
from schoolgate.web.events.ground import clauses
from schoolgate.web.events.planned import BadPlan
from schoolgate.web.events.queries import coming, past
from schoolgate.web.events.states import EventState
from schoolgate.web.events.views.finding import event_of, form_page
from schoolgate.web.events.wording import notice_in, notices
from schoolgate.web.people.door import door
from schoolgate.web.people.rights import Standing

A_PAGE, COMING = 25, 200


@door("events.see")
def events(request: HttpRequest, here: Standing) -> HttpResponse:
    """What is coming, and what is past."""
    today = timezone.localdate()
    pages = Paginator(past(here.school, today), A_PAGE)
    context = {
        "coming": coming(here.school, today)[:COMING],
        "page": pages.get_page(request.GET.get("page")),
        "may_keep": here.may("events.keep"),
        "may_ask": here.may("events.ask") and not here.may("events.keep"),
    }
    return render(request, "events/list.html", context)


@door("events.see")
def event(request: HttpRequest, here: Standing, pk: int) -> HttpResponse:
    """One event, its rules, and its notice in every language."""
    found = event_of(here, pk)
    begun = found.group is not None and found.on <= timezone.localdate()
    context = {
        "event": found,
        "clauses": clauses(here.school, found.on),
        "languages": notices(),
        "there": found.presences.count() if found.marked_at else 0,
        "may_mark": here.may("events.mark") and found.takes_place and begun,
        "may_keep": here.may("events.keep") and not found.cancelled_at,
    }
    return render(request, "events/event.html", context)


@door("events.see")
def notice(request: HttpRequest, here: Standing, pk: int) -> HttpResponse:
    """A sheet of paper for the door: it names the school's rule, and no law."""
    found = event_of(here, pk)
    if found.state != EventState.PLANNED:
        raise Http404
    context = {
        "event": found,
        "notice": notice_in(request.GET.get("language", "")),
        "languages": notices(),
        "clauses": clauses(here.school, found.on),
    }
    return render(request, "events/notice.html", context)


@door("events.keep")
def add(request: HttpRequest, here: Standing) -> HttpResponse:
    """Set an event down."""
    form = event_form(here.school, timezone.localdate(), None, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            planned, now = form.planned(), timezone.now()
            made = add_event(here.school, planned, by=here.person, at=now)
            return redirect("events:event", school=here.school.slug, pk=made.pk)
        except BadPlan as error:
            form.add_error(None, str(error))
    return form_page(request, form, "New event")


@door("events.keep")
def change(request: HttpRequest, here: Standing, pk: int) -> HttpResponse:
    """Change an event."""
    found = event_of(here, pk)
    form = event_form(here.school, timezone.localdate(), found, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            change_event(found, form.planned(), by=here.person, at=timezone.now())
            messages.success(request, "Changed. Print its notice again.")
            return redirect("events:event", school=here.school.slug, pk=pk)
        except BadPlan as error:
            form.add_error(None, str(error))
    return form_page(request, form, f"Change {found.name}")


@door("events.keep")
@require_POST
def cancel(request: HttpRequest, here: Standing, pk: int) -> HttpResponse:
    """Cancel an event."""
    cancel_event(event_of(here, pk), by=here.person, at=timezone.now())
    messages.success(request, "Cancelled.")
    return redirect("events:event", school=here.school.slug, pk=pk)
