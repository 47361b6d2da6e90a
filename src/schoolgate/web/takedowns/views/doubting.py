"""What may show somebody who is never shown, for those who keep that list."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from schoolgate.web.people.door import door
from schoolgate.web.people.rights import Standing
from schoolgate.web.posts.actions.errors import PostError
from schoolgate.web.takedowns.actions.decide_doubt import (
    it_is_somebody_else,
    it_is_them,
)
from schoolgate.web.takedowns.doubts import RIGHT, open_doubts
from schoolgate.web.takedowns.models import Doubt
from schoolgate.web.work.tasks import enqueue_sweeps

SHOWN = 100
GOES = "It is taken down within the hour, where the platform allows."


@door(RIGHT)
def may_be(request: HttpRequest, here: Standing) -> HttpResponse:
    """What is out, and may show somebody who is never shown."""
    context = {
        "doubts": open_doubts(here.school)[:SHOWN],
        "today": timezone.localdate(),
        "may_withdraw": here.may("posts.withdraw"),
    }
    return render(request, "takedowns/may_be.html", context)


@door(RIGHT)
@require_POST
def decide(request: HttpRequest, here: Standing, doubt: int) -> HttpResponse:
    """Say that it is that child, or that it is somebody else."""
    every = Doubt.objects.filter(restriction__school=here.school)
    found = get_object_or_404(every.select_related("restriction__school"), pk=doubt)
    now = timezone.now()
    try:
        if request.POST.get("do") == "them":
            it_is_them(found, by=here.person, at=now)
            enqueue_sweeps()
            messages.success(request, GOES)
        else:
            it_is_somebody_else(found, by=here.person, at=now)
            messages.success(request, "It stays. Nobody is asked about it again.")
    except PostError as error:
        messages.error(request, str(error))
    return redirect("posts:may_be", school=here.school.slug)
