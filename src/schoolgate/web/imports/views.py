"""The lists: handed in, looked at, taken by a worker, and undone."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from schoolgate.web.imports.actions.ask_to_take import (
    ask_to_take,
    fingerprint,
    is_under_way,
)
from schoolgate.web.imports.actions.hand_in import BadList, hand_in
from schoolgate.web.imports.actions.undo import CanNotBeUndone, undo, why_not
from schoolgate.web.imports.changes import changes_by
from schoolgate.web.imports.models import STEPS, Import, Upload
from schoolgate.web.imports.sweeps import take_list
from schoolgate.web.people.door import door
from schoolgate.web.people.forms import ListForm
from schoolgate.web.people.models import Pupil
from schoolgate.web.people.rights import Standing

# As many of each as a page shows; and as many as can be asked one by one.
SHOWN, ASKED = 50, 200
IMPORTS = 20
EVERYBODY = "everybody"


@door("roll.import")
def roll(request: HttpRequest, here: Standing) -> HttpResponse:
    """Hand in a list; see what those that wait would change, and what came before."""
    form = ListForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file, kind = form.cleaned_data["file"], form.cleaned_data["kind"]
        named = (file.name, file.read())
        try:
            hand_in(here.school, kind, named, by=here.person, at=timezone.now())
            return redirect("imports:preview", school=here.school.slug, kind=kind)
        except BadList as error:
            form.add_error("file", str(error))
    imports = Import.objects.filter(school=here.school)
    context = {
        "form": form,
        "roll": getattr(here.school, "roll", None),
        "pupils": Pupil.objects.filter(school=here.school, left_on=None).count(),
        "uploads": Upload.objects.filter(school=here.school).defer("sealed"),
        "imports": imports.select_related("by").defer("sealed")[:IMPORTS],
    }
    status = 422 if form.errors else 200
    return render(request, "imports/roll.html", context, status=status)


@door("roll.import")
def preview(request: HttpRequest, here: Standing, kind: str) -> HttpResponse:
    """What taking a list would change; the button that takes it; how far it is."""
    uploads = Upload.objects.select_related("school__trust")
    upload = uploads.filter(school=here.school, kind=kind).first()
    if upload is None:
        return _outcome(here, kind)
    if request.method == "POST":
        return _take(request, here, upload)
    if is_under_way(upload, timezone.now()):
        steps = list(STEPS)
        context = {
            "upload": upload,
            "step": steps.index(upload.step) + 1,
            "steps": len(steps),
        }
        return render(request, "imports/taking.html", context)
    context = {
        "upload": upload,
        "changes": changes_by(upload),
        "most": SHOWN,
        "asked": ASKED,
        "seen": fingerprint(upload),
    }
    return render(request, "imports/preview.html", context)


def _outcome(here: Standing, kind: str) -> HttpResponse:
    """Where a list of the kind went that waits no more."""
    last = Import.objects.filter(school=here.school, kind=kind).defer("sealed")
    found = get_object_or_404(last[:1])
    return redirect("imports:import", school=here.school.slug, pk=found.pk)


def _take(request: HttpRequest, here: Standing, upload: Upload) -> HttpResponse:
    same = frozenset(request.POST.getlist("same"))
    if EVERYBODY in same:
        parts = changes_by(upload).parts
        same = frozenset(one.now.key for part in parts for one in part.doubted)
    seen = request.POST.get("seen", "")
    try:
        ask_to_take(upload, same, seen, by=here.person, at=timezone.now())
        take_list.enqueue(upload.pk)
    except BadList as error:
        messages.error(request, str(error))
    return redirect("imports:preview", school=here.school.slug, kind=upload.kind)


@door("roll.import")
def imported(request: HttpRequest, here: Standing, pk: int) -> HttpResponse:
    """What an import changed, and the button that undoes it."""
    found = _found(here, pk)
    context = {"one": found, "why_not": why_not(found, timezone.now())}
    return render(request, "imports/imported.html", context)


@door("roll.import")
@require_POST
def undone(request: HttpRequest, here: Standing, pk: int) -> HttpResponse:
    """Put back what was there before it."""
    try:
        undo(_found(here, pk), by=here.person, at=timezone.now())
        messages.success(request, "Undone: the lists are what they were before.")
    except CanNotBeUndone as error:
        messages.error(request, str(error))
    return redirect("imports:import", school=here.school.slug, pk=pk)


def _found(here: Standing, pk: int) -> Import:
    imports = Import.objects.select_related("school__trust", "by", "undone_by")
    return get_object_or_404(imports, school=here.school, pk=pk)
