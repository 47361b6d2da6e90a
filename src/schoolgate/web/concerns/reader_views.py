"""The alarms that somebody may read, and who else is let in to read one."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from schoolgate.web.concerns.actions.let_in import let_in
from schoolgate.web.concerns.alarm_forms import let_in_form
from schoolgate.web.concerns.door import case_door
from schoolgate.web.concerns.errors import ConcernError
from schoolgate.web.concerns.owners import might_be_let_in
from schoolgate.web.concerns.queries import alarms_for, alarms_on
from schoolgate.web.people.rights import Standing

PAST = 20


@case_door
def alarms(request: HttpRequest, here: Standing) -> HttpResponse:
    """The alarms that somebody has to see to, and those that are over."""
    past = alarms_for(here).exclude(ended_at=None)[:PAST]
    context = {"open": list(alarms_on(here)), "past": list(past)}
    return render(request, "concerns/alarms.html", context)


@case_door
def let_in_page(request: HttpRequest, here: Standing, key: UUID) -> HttpResponse:
    """Let somebody else read an alarm."""
    found = get_object_or_404(alarms_for(here), key=key)
    found.school = here.school
    if found.ended_at:
        raise Http404
    people = might_be_let_in(found, timezone.localdate())
    sent = request.POST if request.method == "POST" else None
    form = let_in_form(people, sent)
    if sent is not None and form.is_valid():
        try:
            chosen = people.filter(pk__in=form.cleaned_data["people"])
            let_in(found, chosen, by=here.person, at=timezone.now())
            return redirect("concerns:case", school=here.school.slug, key=key)
        except ConcernError as error:
            form.add_error(None, str(error))
    context = {"form": form, "threat": found}
    status = 422 if form.errors else 200
    return render(request, "concerns/let_in.html", context, status=status)
