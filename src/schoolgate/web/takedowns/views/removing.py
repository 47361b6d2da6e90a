"""Take down by hand: what a person has to do, and one button for all of it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from schoolgate.channels.handoff import how_to_remove
from schoolgate.web.people.door import door
from schoolgate.web.people.rights import Standing
from schoolgate.web.posts.actions.errors import PostError
from schoolgate.web.takedowns.actions.say_taken_down import say_taken_down
from schoolgate.web.takedowns.doubts import RIGHT
from schoolgate.web.takedowns.ledger import to_go
from schoolgate.web.takedowns.mail import with_number
from schoolgate.web.takedowns.take_downs import asked_by_hand, being_looked_at
from schoolgate.web.work.tasks import enqueue_sweeps

SHOWN = 200
EACH, ALL = "down", "shown"


@door("posts.withdraw")
def by_hand(request: HttpRequest, here: Standing) -> HttpResponse:
    """List what a person takes down, and note what they have taken down."""
    if request.method == "POST":
        return _said(request, here)
    context = {
        "rows": to_go(asked_by_hand(here.school)[:SHOWN]),
        "looked_at": being_looked_at(here.school).count(),
        "how": how_to_remove,
        "now": timezone.now(),
        "may_see_whose": here.may(RIGHT),
    }
    return render(request, "takedowns/by_hand.html", context)


def _said(request: HttpRequest, here: Standing) -> HttpResponse:
    # "All" are those that were on the page: what came since, nobody has seen.
    ticked = request.POST.getlist(ALL if request.POST.get("all") == "on" else EACH)
    targets = {int(pk) for pk in ticked if pk.isdecimal()}
    try:
        asked = say_taken_down(here.school, targets, by=here.person, at=timezone.now())
    except PostError as error:
        messages.error(request, str(error))
    else:
        enqueue_sweeps()
        messages.success(request, _thanks(asked))
    return redirect("posts:by_hand", school=here.school.slug)


def _thanks(asked: int) -> str:
    if not asked:
        return "Noted, with your name."
    return (
        f"Noted, with your name. Schoolgate looks at {with_number(asked, 'post')} now. "
        "What is still there comes back here."
    )
