"""Deciding about a post: answered, dismissed, sent back, approved, withdrawn."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from schoolgate.web.design.kept_words import agree, gives_back
from schoolgate.web.people.door import door
from schoolgate.web.people.rights import Standing
from schoolgate.web.posts.actions.answer import Said, answer
from schoolgate.web.posts.actions.answer_for_everyone import answer_for_everyone
from schoolgate.web.posts.actions.approve import approve
from schoolgate.web.posts.actions.dismiss import NotThis, dismiss
from schoolgate.web.posts.actions.errors import PostError
from schoolgate.web.posts.actions.hand_over import hand_over, not_out, taken_down
from schoolgate.web.posts.actions.send_back import send_back
from schoolgate.web.posts.actions.try_again import try_again
from schoolgate.web.posts.actions.withdraw import withdraw
from schoolgate.web.posts.forms import DECIDING_WORDS
from schoolgate.web.posts.states import MoveError, State
from schoolgate.web.posts.tasks import sweep
from schoolgate.web.posts.views.finding import (
    picture_of,
    post_of,
    seen_in,
    target_of,
)
from schoolgate.web.posts.views.reading import page_of
from schoolgate.web.posts.watching import tell_author


@door("posts.see")
@require_POST
def approve_post(request: HttpRequest, here: Standing, pk: int) -> HttpResponse:
    """Approve the content that was on the page."""
    post = post_of(here, pk)

    def step() -> str:
        done = approve(post, seen=seen_in(request), by=here.person, at=timezone.now())
        if done.state != State.SCHEDULED:
            return "Approved. It waits for one more person."
        tell_author(done, "is approved")
        sweep.enqueue()
        return "Approved."

    return do_step(request, here, pk, step)


@gives_back(DECIDING_WORDS, "posts:post")
@door("posts.see")
@require_POST
def send_post_back(request: HttpRequest, here: Standing, pk: int) -> HttpResponse:
    """Send a post back, with a remark."""
    post, remark = post_of(here, pk), request.POST.get("remark", "")

    def step() -> str:
        seen = seen_in(request)
        done = send_back(post, remark, seen=seen, by=here.person, at=timezone.now())
        tell_author(done, "came back")
        return "Sent back, with your remark."

    return do_step(request, here, pk, step)


@door("posts.draft")
@require_POST
def answer_question(request: HttpRequest, here: Standing, pk: int) -> HttpResponse:
    """Answer one of the policy's questions."""
    post = post_of(here, pk)
    fact, value = request.POST.get("fact", ""), request.POST.get("value") == "yes"

    def step() -> str:
        said = Said(fact, value, seen_in(request))
        answer(post, said, by=here.person, at=timezone.now())
        return "Answered."

    return do_step(request, here, pk, step)


@gives_back(DECIDING_WORDS, "posts:post")
@door("posts.answer")
@require_POST
def dismiss_finding(request: HttpRequest, here: Standing, pk: int) -> HttpResponse:
    """Answer a finding "not this"."""
    post = post_of(here, pk)
    finding, reason = request.POST.get("finding", ""), request.POST.get("reason", "")

    def step() -> str:
        said = NotThis(finding, reason, seen_in(request))
        dismiss(post, said, by=here.person, at=timezone.now())
        return "Answered. It stays with the post, with your name and reason."

    return do_step(request, here, pk, step)


@door("posts.draft")
@require_POST
def check_everyone(
    request: HttpRequest, here: Standing, pk: int, picture: int
) -> HttpResponse:
    """Answer for everybody in a picture."""
    found = picture_of(here, pk, picture)

    def step() -> str:
        seen = seen_in(request)
        answer_for_everyone(found, by=here.person, at=timezone.now(), seen=seen)
        return "Noted: you answer for everyone in this picture."

    return do_step(request, here, pk, step)


@gives_back(DECIDING_WORDS, "posts:post")
@door("posts.see")
@require_POST
def withdraw_post(request: HttpRequest, here: Standing, pk: int) -> HttpResponse:
    """Take a post back from every platform."""
    post, why = post_of(here, pk), request.POST.get("why", "")

    def step() -> str:
        withdraw(post, why=why, by=here.person, at=timezone.now())
        sweep.enqueue()
        return "It is being taken down; this page says when it is gone."

    return do_step(request, here, pk, step)


@door("posts.see")
@require_POST
def try_post_again(request: HttpRequest, here: Standing, pk: int) -> HttpResponse:
    """Try again what failed, now that its cause is mended."""
    post = post_of(here, pk)

    def step() -> str:
        try_again(post, by=here.person, at=timezone.now())
        sweep.enqueue()
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


def do_step(
    request: HttpRequest, here: Standing, pk: int, step: Callable[[], str]
) -> HttpResponse:
    """Take a step and say what came of it. If it is refused, the words stay there."""
    try:
        agree(request, step())
    except (PostError, MoveError, ValueError) as error:
        messages.error(request, str(error))
        return page_of(request, here, pk, status=409)
    return redirect("posts:post", school=here.school.slug, pk=pk)
