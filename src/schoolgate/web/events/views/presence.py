"""Who was at an event: a list to tick, with everybody ticked to begin with."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from schoolgate.web.events.actions.mark_present import mark_present
from schoolgate.web.events.planned import BadPlan
from schoolgate.web.events.queries import attending
from schoolgate.web.events.views.finding import event_of
from schoolgate.web.people.door import door
from schoolgate.web.people.rights import Standing


@door("events.mark")
def there(request: HttpRequest, here: Standing, pk: int) -> HttpResponse:
    """Untick who was not there, and save."""
    event = event_of(here, pk)
    if request.method == "POST":
        ticked = {int(one) for one in request.POST.getlist("there") if one.isdecimal()}
        try:
            mark_present(event, ticked, by=here.person, at=timezone.now())
        except BadPlan as error:
            messages.error(request, str(error))
        else:
            messages.success(request, "Noted who was there.")
        return redirect("events:event", school=here.school.slug, pk=pk)
    asked = attending(event)
    absent = {pupil.pk for pupil in asked.not_there}
    every = sorted(
        (*asked.there, *asked.not_there), key=lambda one: (one.forename, one.surname)
    )
    context = {"event": event, "pupils": [(one, one.pk not in absent) for one in every]}
    return render(request, "events/there.html", context)
