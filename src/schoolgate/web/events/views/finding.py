"""Finding the event that an address names, and showing its form."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from schoolgate.web.events.forms import EventForm
from schoolgate.web.events.models import Event
from schoolgate.web.people.rights import Standing

WRONG = 422


def event_of(here: Standing, pk: int) -> Event:
    """An event of this school."""
    rows = Event.objects.select_related("group", "asked_by", "marked_by")
    found = get_object_or_404(rows, pk=pk, school=here.school)
    found.school = here.school
    return found


def form_page(
    request: HttpRequest, form: EventForm, title: str, button: str = "Save"
) -> HttpResponse:
    """The form of an event; what is wrong with it stands above."""
    status = WRONG if form.errors else 200
    context = {"form": form, "title": title, "button": button}
    return render(request, "events/form.html", context, status=status)
