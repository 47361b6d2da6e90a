"""An event that somebody asks for, and what the office or a leader answers."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from schoolgate.web.events.actions.answer_wish import plan_event, turn_event_down
from schoolgate.web.events.actions.ask_for_event import ask_for_event
from schoolgate.web.events.forms import event_form
from schoolgate.web.events.planned import BadPlan
from schoolgate.web.events.views.finding import event_of, form_page
from schoolgate.web.people.door import door
from schoolgate.web.people.rights import Standing


@door("events.ask")
def ask(request: HttpRequest, here: Standing) -> HttpResponse:
    """Ask for an event."""
    form = event_form(here.school, timezone.localdate(), None, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            planned, now = form.planned(), timezone.now()
            made = ask_for_event(here.school, planned, by=here.person, at=now)
        except BadPlan as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, "Asked. The office or a leader plans it.")
            return redirect("events:event", school=here.school.slug, pk=made.pk)
    return form_page(request, form, "Ask for an event", "Ask for it")


@door("events.keep")
@require_POST
def answer(request: HttpRequest, here: Standing, pk: int) -> HttpResponse:
    """Plan it, or turn it down."""
    event, now = event_of(here, pk), timezone.now()
    try:
        if request.POST.get("do") == "plan":
            plan_event(event, by=here.person, at=now)
            messages.success(request, "Planned.")
        else:
            turn_event_down(event, by=here.person, at=now)
            messages.success(request, "Turned down.")
    except BadPlan as error:
        messages.error(request, str(error))
    return redirect("events:event", school=here.school.slug, pk=pk)
