"""The page on which a school sets the numbers to ring when something is wrong."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from schoolgate.web.concerns.actions.keep_numbers import RIGHT_TO_NUMBER, keep_numbers
from schoolgate.web.concerns.alarm_forms import numbers_form
from schoolgate.web.concerns.errors import ConcernError
from schoolgate.web.concerns.who_to_ring import numbered, numbers_of
from schoolgate.web.people.door import door
from schoolgate.web.people.rights import Standing


@door(RIGHT_TO_NUMBER)
def numbers(request: HttpRequest, here: Standing) -> HttpResponse:
    """Set the numbers of the people to tell, and of the places to ring."""
    school, sent = here.school, request.POST if request.method == "POST" else None
    held = numbered(school, timezone.localdate())
    form = numbers_form(school, held, numbers_of(school), sent)
    if sent is not None and form.is_valid():
        try:
            keep_numbers(school, form.numbers(), by=here.person, at=timezone.now())
            messages.success(request, "Saved.")
            return redirect("alarm:numbers", school=school.slug)
        except ConcernError as error:
            form.add_error(None, str(error))
    status = 422 if form.errors else 200
    context = {"form": form, "people": held}
    return render(request, "concerns/numbers.html", context, status=status)
