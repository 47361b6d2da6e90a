"""Deciding about a post: answered, dismissed, sent back, approved, withdrawn."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from schoolgate.web.design.kept_words import agree, gives_back
from schoolgate.web.desk.forms import DECIDING_WORDS
from schoolgate.web.desk.views.reading import page_of
from schoolgate.web.people.door import door
from schoolgate.web.people.rights import Standing
from schoolgate.web.posts.actions.errors import PostError
from schoolgate.web.posts.finding import picture_of, post_of, seen_in
from schoolgate.web.posts.notifications import tell_author
from schoolgate.web.posts.states import MoveError, State
from schoolgate.web.review.actions.answer import FactAnswer, answer
from schoolgate.web.review.actions.answer_for_everyone import answer_for_everyone
from schoolgate.web.review.actions.approve import approve
from schoolgate.web.review.actions.dismiss import NotThis, dismiss
from schoolgate.web.review.actions.send_back import send_back
from schoolgate.web.work.tasks import enqueue_sweeps


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
        enqueue_sweeps()
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
        said = FactAnswer(fact, value, seen_in(request))
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
