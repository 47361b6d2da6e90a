"""The lists of pupils and staff: handed in, looked at, taken; and the never shown."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from schoolgate.web.people.actions.hand_in import BadList, hand_in
from schoolgate.web.people.actions.restrict import restrict, unrestrict
from schoolgate.web.people.actions.take import take
from schoolgate.web.people.changes import SHOWN, changes_by
from schoolgate.web.people.door import door
from schoolgate.web.people.forms import ListForm
from schoolgate.web.people.models import Pupil, Restriction, Roll, Upload
from schoolgate.web.people.queries import pupils_named, restricted
from schoolgate.web.people.rights import Standing

MOST = 20


@door("roll.import")
def roll(request: HttpRequest, here: Standing) -> HttpResponse:
    """Hand in a list; see what those that wait would change."""
    form = ListForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        kind = form.cleaned_data["kind"]
        try:
            hand_in(
                here.school,
                kind,
                (file.name, file.read()),
                by=here.person,
                at=timezone.now(),
            )
            return redirect("people:preview", school=here.school.slug, kind=kind)
        except BadList as error:
            form.add_error("file", str(error))
    context = {
        "form": form,
        "roll": Roll.objects.filter(school=here.school).first(),
        "pupils": Pupil.objects.filter(school=here.school).count(),
        "uploads": Upload.objects.filter(school=here.school),
    }
    status = 422 if form.errors else 200
    return render(request, "people/roll.html", context, status=status)


@door("roll.import")
def preview(request: HttpRequest, here: Standing, kind: str) -> HttpResponse:
    """What taking a list would change; and the button that takes it."""
    uploads = Upload.objects.select_related("school__trust")
    upload = get_object_or_404(uploads, school=here.school, kind=kind)
    if request.method == "POST":
        return _take(request, here, upload)
    changes = changes_by(upload)
    context = {"upload": upload, "changes": changes, "most": SHOWN}
    return render(request, "people/preview.html", context)


def _take(request: HttpRequest, here: Standing, upload: Upload) -> HttpResponse:
    try:
        changes = take(upload, by=here.person, at=timezone.now())
        messages.success(
            request,
            f"Taken: {len(changes.new)} new, {len(changes.changed)} changed, "
            f"{len(changes.left)} gone.",
        )
    except BadList as error:
        messages.error(request, str(error))
    return redirect("people:roll", school=here.school.slug)


@door("restrictions.keep")
def never_shown(request: HttpRequest, here: Standing) -> HttpResponse:
    """The list of pupils who are never shown, for those who keep it."""
    words = request.GET.get("name", "")
    context = {
        "restricted": restricted(here.school),
        "found": pupils_named(here.school, words, MOST),
        "name": words,
    }
    return render(request, "people/never_shown.html", context)


@door("restrictions.keep")
@require_POST
def bar(request: HttpRequest, here: Standing, pk: int) -> HttpResponse:
    """Put a pupil on the list."""
    pupils = Pupil.objects.select_related("school__trust")
    pupil = get_object_or_404(pupils, pk=pk, school=here.school)
    restrict(pupil, by=here.person, at=timezone.now())
    messages.success(request, "Put on the list.")
    return redirect("people:never_shown", school=here.school.slug)


@door("restrictions.keep")
@require_POST
def unbar(request: HttpRequest, here: Standing, pk: int) -> HttpResponse:
    """Take a pupil off the list."""
    rows = Restriction.objects.select_related("school__trust")
    row = get_object_or_404(rows, pk=pk, school=here.school)
    unrestrict(row, by=here.person, at=timezone.now())
    messages.success(request, "Taken off the list.")
    return redirect("people:never_shown", school=here.school.slug)
