"""The ledger's pages: what has to be taken down, and everything with a child."""

from datetime import timedelta

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from schoolgate.web.people.door import door
from schoolgate.web.people.rights import Standing
from schoolgate.web.posts.actions.errors import PostError
from schoolgate.web.posts.models import Target
from schoolgate.web.posts.states import MoveError
from schoolgate.web.takedowns.actions.audit_pictures import audit_pictures
from schoolgate.web.takedowns.actions.take_down import take_all_down, take_down
from schoolgate.web.takedowns.doubts import RIGHT, open_doubts
from schoolgate.web.takedowns.ledger import (
    done_take_downs,
    last_audit,
    open_take_downs,
    out_with_people,
    to_go,
)
from schoolgate.web.work.tasks import enqueue_sweeps

PROOF = timedelta(days=90)
BY_ITSELF = "It is being taken down; this page says when."
BY_HAND = "It has to be taken down by hand."
SHOWN, A_PAGE = 200, 100


@door("posts.withdraw")
def take_downs(request: HttpRequest, here: Standing) -> HttpResponse:
    """What has to go, by when, and what went, with its proof."""
    since = timezone.now() - PROOF
    every = to_go(open_take_downs(here.school)[:SHOWN])
    context = _about(here) | {
        "going": [one for one in every if not one.is_by_hand],
        "by_hand": len([one for one in every if one.is_by_hand]),
        "done": to_go(done_take_downs(here.school, since)[:SHOWN]),
        "doubts": open_doubts(here.school).count() if here.may(RIGHT) else 0,
    }
    return render(request, "takedowns/take_downs.html", context)


def _about(here: Standing) -> dict[str, object]:
    """What the rows of both pages say: beside a yes, a name tells who is restricted."""
    return {"now": timezone.now(), "may_see_whose": here.may(RIGHT)}


@door("posts.withdraw")
@require_POST
def take_one_down(request: HttpRequest, here: Standing, target: int) -> HttpResponse:
    """Take one publication down."""
    targets = Target.objects.filter(post__school=here.school)
    found = get_object_or_404(targets.select_related("post", "account"), pk=target)
    found.post.school = here.school
    try:
        take_down(found, by=here.person, at=timezone.now())
    except (PostError, MoveError, ValueError) as error:
        messages.error(request, str(error))
    else:
        enqueue_sweeps()
        messages.success(request, BY_ITSELF if found.out_id else BY_HAND)
    back = (
        "posts:by_hand" if request.POST.get("from") == "by-hand" else "posts:take_downs"
    )
    return redirect(back, school=here.school.slug)


@door("incident.declare")
def with_children(request: HttpRequest, here: Standing) -> HttpResponse:
    """Everything that is out and shows a child, and one button for all of it."""
    if request.method == "POST" and request.POST.get("sure") == "on":
        many = take_all_down(here.school, by=here.person, at=timezone.now())
        enqueue_sweeps()
        messages.success(
            request, f"On its way down: {many}. This page says what is gone."
        )
        return redirect("posts:take_downs", school=here.school.slug)
    if request.method == "POST":
        messages.error(request, "Tick that you are sure, then press the button.")
    pages = Paginator(out_with_people(here.school), A_PAGE)
    context = {
        "page": pages.get_page(request.GET.get("page")),
        "many": pages.count,
        "audit": last_audit(here.school),
        "may_audit": here.may("pictures.audit"),
    }
    return render(request, "takedowns/with_children.html", context)


@door("pictures.audit")
@require_POST
def audit(_request: HttpRequest, here: Standing) -> HttpResponse:
    """Say that everything with a child was looked through."""
    audit_pictures(here.school, by=here.person, at=timezone.now())
    return redirect("posts:with_children", school=here.school.slug)
