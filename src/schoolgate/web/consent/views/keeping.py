"""The office's pages: groups, a group's sheet, and one pupil."""

from datetime import date

from django.contrib import messages
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from schoolgate.web.consent.actions.enter_sheet import enter_sheet
from schoolgate.web.consent.actions.errors import ConsentError
from schoolgate.web.consent.actions.say import Paper, say_on_paper
from schoolgate.web.consent.actions.write_to_contacts import write_to_contacts
from schoolgate.web.consent.links import link_to
from schoolgate.web.consent.models import OFFICE, PAPER, Word
from schoolgate.web.consent.queries import pupil_of
from schoolgate.web.consent.sheet import Fault, answers_in, columns, rows, typed
from schoolgate.web.consent.to_ask import due
from schoolgate.web.consent.uses import uses_of
from schoolgate.web.people.door import door
from schoolgate.web.people.grouping import count_groups, groups_on, pupils_in
from schoolgate.web.people.models import Group, Pupil
from schoolgate.web.people.rights import Standing

WRONG = 422
WORDS = 200


@door("consent.see")
def groups(request: HttpRequest, here: Standing) -> HttpResponse:
    """The groups whose consents one can look at."""
    found = count_groups(groups_on(here.school, timezone.localdate()), here.school)
    said = Word.objects.filter(school=here.school).values("how")
    ways = said.order_by().annotate(many=Count("pk"))
    context = {
        "groups": found,
        "ways": list(ways),
        "may_keep": here.may("consent.keep"),
    }
    return render(request, "consent/groups.html", context)


@door("consent.see")
def sheet(request: HttpRequest, here: Standing, group: int) -> HttpResponse:
    """A group's sheet; the office types what paper forms say, all in one go."""
    found = get_object_or_404(Group, school=here.school, pk=group)
    if request.method == "POST":
        if not here.may("consent.keep"):
            raise Http404
        return _entered(request, here, found)
    return _sheet(request, here, found, (), 200)


def _entered(request: HttpRequest, here: Standing, group: Group) -> HttpResponse:
    forms, faults = typed(request.POST, pupils_in(group), uses_of(here.school))
    if faults or not forms:
        faults = faults or [Fault("Nothing was typed.")]
        return _sheet(request, here, group, tuple(faults), WRONG)
    evidence = request.POST.get("evidence", "")
    try:
        many = enter_sheet(
            forms,
            evidence=evidence,
            by=here.person,
            at=timezone.now(),
            signed_on=_day(request.POST.get("signed_on", "")),
        )
    except ConsentError as error:
        return _sheet(request, here, group, (Fault(str(error)),), WRONG)
    messages.success(request, f"{many} forms are entered.")
    return redirect("consent:sheet", school=here.school.slug, group=group.pk)


def _sheet(
    request: HttpRequest,
    here: Standing,
    group: Group,
    faults: tuple[Fault, ...],
    status: int,
) -> HttpResponse:
    context = {
        "group": group,
        "rows": rows(pupils_in(group), here.school, timezone.localdate()),
        "columns": columns(here.school),
        "faults": faults,
        "wrong": {fault.field for fault in faults},
        "typed": request.POST,
        "may_keep": here.may("consent.keep"),
    }
    return render(request, "consent/sheet.html", context, status=status)


@door("consent.keep")
@require_POST
def write(request: HttpRequest, here: Standing, group: int) -> HttpResponse:
    """Write to everybody who answers for a pupil of a group."""
    found = get_object_or_404(Group, school=here.school, pk=group)
    many = write_to_contacts(
        here.school, pupils_in(found), by=here.person, at=timezone.now()
    )
    messages.success(request, f"{many} e-mails are on their way.")
    return redirect("consent:sheet", school=here.school.slug, group=group)


@door("consent.see")
def pupil(request: HttpRequest, here: Standing, pk: int) -> HttpResponse:
    """One pupil: how each use stands, who said what, and their contacts' links."""
    found = pupil_of(here.school, pk)
    if found is None:
        raise Http404
    if request.method == "POST":
        if not here.may("consent.keep"):
            raise Http404
        return _told(request, here, found)
    return _pupil(request, here, found)


def _pupil(
    request: HttpRequest, here: Standing, found: Pupil, status: int = 200
) -> HttpResponse:
    """The page of a pupil, with what was typed in it and refused."""
    words = Word.objects.filter(pupil=found).select_related("contact", "entered_by")
    today = timezone.localdate()
    [row] = rows([found], here.school, today)
    keeps = here.may("consent.keep")
    ties = [t for t in found.ties.all() if t.has_responsibility] if keeps else []
    context = {
        "pupil": found,
        "row": row,
        "words": words.order_by("-at", "-pk")[:WORDS],
        "links": [(t, link_to(t.contact)) for t in ties if t.contact.left_on is None],
        "may_keep": keeps,
        "may_bring_back": here.may("roll.import"),
        "today": today,
        "due": due(found, today),
        "typed": request.POST,
    }
    return render(request, "consent/pupil.html", context, status=status)


def _told(request: HttpRequest, here: Standing, found: Pupil) -> HttpResponse:
    """What the office was told, by telephone or at the door: for one pupil."""
    sent = request.POST
    answers = answers_in(sent, uses_of(here.school))
    paper = Paper(
        sent.get("said_by", ""),
        sent.get("evidence", ""),
        sent.get("own") == "on",
        OFFICE if sent.get("how") == OFFICE else PAPER,
        _day(sent.get("signed_on", "")),
    )
    try:
        say_on_paper(found, answers, paper, by=here.person, at=timezone.now())
    except ConsentError as error:
        messages.error(request, str(error))
        return _pupil(request, here, found, WRONG)
    messages.success(request, "Entered.")
    return redirect("consent:pupil", school=here.school.slug, pk=found.pk)


def _day(said: str) -> date | None:
    """A day as a browser sends it; None for none, or nonsense."""
    try:
        return date.fromisoformat(said)
    except ValueError:
        return None
