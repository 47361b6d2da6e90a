"""What ends soon, writing about it, and the letters to print for who has no mail."""

from collections.abc import Callable, Mapping

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from schoolgate.web.consent import rounds
from schoolgate.web.consent.actions.begin_round import begin_round
from schoolgate.web.consent.actions.choose_renewing import (
    LEAST,
    MOST,
    choose_renewing,
)
from schoolgate.web.consent.actions.errors import ConsentError
from schoolgate.web.consent.actions.steer_round import (
    end_round,
    go_on,
    note_it_came_back,
    stop_round,
    try_again,
    try_refused_again,
)
from schoolgate.web.consent.ends import bars, ends_of, months_of, window_of
from schoolgate.web.consent.models import RenewalLetter, Round
from schoolgate.web.consent.on_paper import sheets
from schoolgate.web.consent.sweeps import ask_again
from schoolgate.web.people.door import door
from schoolgate.web.people.models import Pupil
from schoolgate.web.people.rights import Standing

A_PAGE = 50
USUAL = 30


@door("consent.see")
def renewals(request: HttpRequest, here: Standing) -> HttpResponse:
    """How many consents end in sixty days, who can't be reached, how letters go."""
    ends = ends_of(here.school, window_of(timezone.localdate()))
    pupils = Pupil.objects.filter(school=here.school, pk__in=ends.pupils)
    rows = {one.pk: one for one in pupils.select_related("school_class")}
    classes = {
        pk: one.school_class.name for pk, one in rows.items() if one.school_class
    }
    named = request.GET.get("address", "").strip()
    going = rounds.progress(here.school)
    context = {
        "ends": ends,
        "months": months_of(ends.window),
        "bars": bars(ends, classes),
        "unreached": [rows[pk] for pk in ends.to_print],
        "letters": len(ends.by_contact()),
        "rounds": going,
        "open": next((one for one in going if one.round.done_at is None), None),
        "failed": rounds.failed(here.school) if going else (),
        "named": named,
        "found": rounds.sent_letters(here.school, named) if named else (),
        "days": rounds.days_chosen(here.school),
        "usual": USUAL,
        "bounds": (LEAST, MOST),
        "may_keep": here.may("consent.keep"),
    }
    return render(request, "consent/renewals.html", context)


@door("consent.keep")
@require_POST
def begin(request: HttpRequest, here: Standing) -> HttpResponse:
    """Begin a round; the worker sends."""
    try:
        made = begin_round(here.school, by=here.person, at=timezone.now())
        ask_again.enqueue(made.pk)
        messages.success(request, "The letters are on their way.")
    except ConsentError as error:
        messages.error(request, str(error))
    return _back(here)


STEPS: Mapping[str, tuple[Callable[..., object], str]] = {
    "stop": (stop_round, "Stopped. What was sent is sent."),
    "go-on": (go_on, "It goes on."),
    "end": (end_round, "Ended. Nobody else is written to."),
    "again": (try_again, "What failed is tried again."),
    "refused": (try_refused_again, "The refused addresses are tried once more."),
}


@door("consent.keep")
@require_POST
def steer(request: HttpRequest, here: Standing, pk: int) -> HttpResponse:
    """Stop a round, let it go on, end it, or try again what failed."""
    found = get_object_or_404(Round, school=here.school, pk=pk)
    if request.POST.get("do", "") not in STEPS:
        raise Http404
    step, done = STEPS[request.POST["do"]]
    try:
        step(found, by=here.person, at=timezone.now())
        messages.success(request, done)
    except ConsentError as error:
        messages.error(request, str(error))
    return _back(here)


@door("consent.keep")
@require_POST
def came_back(request: HttpRequest, here: Standing, pk: int) -> HttpResponse:
    """Note that a letter came back into the school's mailbox."""
    letters = RenewalLetter.objects.select_related("round__school__trust")
    found = get_object_or_404(letters, round__school=here.school, pk=pk)
    note_it_came_back(found, by=here.person, at=timezone.now())
    messages.success(request, "Noted. Print a letter, or correct the address.")
    return _back(here)


@door("consent.keep")
@require_POST
def choose(request: HttpRequest, here: Standing) -> HttpResponse:
    """Choose to write by itself, or not to."""
    days = request.POST.get("days", "")
    wanted = (
        int(days)
        if request.POST.get("by_itself") == "on" and days.isdecimal()
        else None
    )
    try:
        choose_renewing(here.school, wanted, by=here.person, at=timezone.now())
        messages.success(request, "Saved.")
    except ConsentError as error:
        messages.error(request, str(error))
    return _back(here)


@door("consent.keep")
def letters(request: HttpRequest, here: Standing) -> HttpResponse:
    """Letters to print: of whom nobody has an e-mail address, or of one pupil."""
    ends = ends_of(here.school, window_of(timezone.localdate()))
    chosen = request.GET.get("pupil", "")
    wanted = [pk for pk in ends.pupils if str(pk) == chosen] or (
        [] if chosen else list(ends.to_print)
    )
    page = Paginator(wanted, A_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "sheets": sheets(here.school, ends, list(page.object_list)),
    }
    return render(request, "consent/letters.html", context)


def _back(here: Standing) -> HttpResponse:
    return redirect("consent:renewals", school=here.school.slug)
