"""What becomes of a publication: withdrawn, tried again, or published by hand."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from schoolgate.web.design.kept_words import gives_back
from schoolgate.web.desk.forms import DECIDING_WORDS
from schoolgate.web.desk.views.deciding import do_step
from schoolgate.web.people.door import door
from schoolgate.web.people.rights import Standing
from schoolgate.web.posts.finding import post_of, target_of
from schoolgate.web.publishing.actions.hand_over import hand_over, not_out, taken_down
from schoolgate.web.publishing.actions.try_again import try_again
from schoolgate.web.publishing.actions.withdraw import withdraw
from schoolgate.web.work.tasks import enqueue_sweeps


@gives_back(DECIDING_WORDS, "posts:post")
@door("posts.see")
@require_POST
def withdraw_post(request: HttpRequest, here: Standing, pk: int) -> HttpResponse:
    """Take a post back from every platform."""
    post, why = post_of(here, pk), request.POST.get("why", "")

    def step() -> str:
        withdraw(post, why=why, by=here.person, at=timezone.now())
        enqueue_sweeps()
        return "It is being taken down; this page says when it is gone."

    return do_step(request, here, pk, step)


@door("posts.see")
@require_POST
def try_post_again(request: HttpRequest, here: Standing, pk: int) -> HttpResponse:
    """Try again what failed, now that its cause is mended."""
    post = post_of(here, pk)

    def step() -> str:
        try_again(post, by=here.person, at=timezone.now())
        enqueue_sweeps()
        return "It is being tried again; this page says what came of it."

    return do_step(request, here, pk, step)


@door("posts.hand_over")
@require_POST
def note_address(
    request: HttpRequest, here: Standing, pk: int, target: int
) -> HttpResponse:
    """Note where a person has published a post, or that they took it down."""
    found, address = target_of(here, pk, target), request.POST.get("address", "")

    def step() -> str:
        if request.POST.get("do") == "gone":
            taken_down(found, by=here.person, at=timezone.now())
            return "Noted: it is gone."
        if request.POST.get("do") == "not-out":
            not_out(found, by=here.person, at=timezone.now())
            return "Noted: it is not out."
        hand_over(found, address.strip(), by=here.person, at=timezone.now())
        return "Noted: it is out."

    return do_step(request, here, pk, step)
