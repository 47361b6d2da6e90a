"""Whom the office has to ask: who came back, and who is old enough soon."""

from collections.abc import Callable, Mapping

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from schoolgate.web.consent.actions.ask import ask_again, note_asked
from schoolgate.web.consent.models import GROWN, RETURNED
from schoolgate.web.consent.to_ask import AHEAD, who_grows_up, who_returned
from schoolgate.web.people.actions.bring_back import bring_back
from schoolgate.web.people.door import door
from schoolgate.web.people.models import Pupil
from schoolgate.web.people.rights import Standing

SHOWN = 200


@door("consent.see")
def to_ask(request: HttpRequest, here: Standing) -> HttpResponse:
    """Whom to ask, since when, and who was."""
    context = {
        "returned": who_returned(here.school, SHOWN),
        "growing": who_grows_up(here.school, timezone.localdate(), SHOWN),
        "ahead": AHEAD.days,
        "today": timezone.localdate(),
        "may_keep": here.may("consent.keep"),
    }
    return render(request, "consent/to_ask.html", context)


def _write(request: HttpRequest, here: Standing, pupils: list[Pupil]) -> None:
    many = ask_again(here.school, pupils, by=here.person, at=timezone.now())
    messages.success(request, f"E-mails are on their way about {many} pupils.")
    if left := len(pupils) - many:
        words = "Give them the paper form, then note that they were asked."
        messages.error(request, f"{left} have nobody with an e-mail address. {words}")


def _note(request: HttpRequest, here: Standing, pupils: list[Pupil]) -> None:
    why = GROWN if request.POST.get("why") == GROWN else RETURNED
    note_asked(here.school, pupils, why, by=here.person, at=timezone.now())
    messages.success(request, "Noted. They stay here until there is an answer.")


STEPS: Mapping[str, Callable[[HttpRequest, Standing, list[Pupil]], None]] = {
    "write": _write,
    "asked": _note,
}


@door("consent.keep")
@require_POST
def ask_for_ticked(request: HttpRequest, here: Standing) -> HttpResponse:
    """Write about the pupils who are ticked, or note that they were asked."""
    if request.POST.get("do", "") not in STEPS:
        raise Http404
    ticked = [pk for pk in request.POST.getlist("pupil") if pk.isdecimal()]
    pupils = list(Pupil.objects.filter(school=here.school, pk__in=ticked[:SHOWN]))
    if pupils:
        STEPS[request.POST["do"]](request, here, pupils)
    else:
        messages.error(request, "Tick at least one pupil.")
    return redirect("consent:to_ask", school=here.school.slug)


@door("roll.import")
@require_POST
def back(request: HttpRequest, here: Standing, pk: int) -> HttpResponse:
    """Say that a pupil who had left is back."""
    pupils = Pupil.objects.select_related("school__trust")
    found = get_object_or_404(pupils, school=here.school, pk=pk)
    bring_back(found, by=here.person, at=timezone.now())
    messages.success(request, "Taken in again. Ask for their consents again.")
    return redirect("consent:pupil", school=here.school.slug, pk=pk)
