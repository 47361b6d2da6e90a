"""A member of staff says whether they themselves may be shown."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from schoolgate.web.consent.actions.errors import ConsentError
from schoolgate.web.consent.actions.say import say_for_oneself
from schoolgate.web.consent.queries import Who, how_it_stands, staff_of, standings
from schoolgate.web.consent.sheet import answers_in, columns
from schoolgate.web.consent.uses import uses_of
from schoolgate.web.people.door import door
from schoolgate.web.people.rights import Standing
from schoolgate.web.policy.in_force import in_force


@door("school.see")
def mine(request: HttpRequest, here: Standing) -> HttpResponse:
    """Say yes or no to each use of one's own picture and name, and change it."""
    me = staff_of(here.school, here.person)
    if me is not None and request.method == "POST":
        answers = answers_in(request.POST, uses_of(here.school))
        try:
            say_for_oneself(me, answers, by=here.person, at=timezone.now())
        except ConsentError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, "Saved.")
        return redirect("consent:mine", school=here.school.slug)
    nation, today = in_force(here.school).policy.nation, timezone.localdate()
    who = Who(staff=frozenset((me.pk,)) if me else frozenset())
    found = standings(who, nation, today)
    asked = [
        (use, words, how_it_stands(found, "staff", me.pk if me else 0, use).stand)
        for use, words in columns(here.school)
    ]
    return render(request, "consent/mine.html", {"me": me, "asked": asked})
