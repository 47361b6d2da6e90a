"""Pictures that were seen before: let by a person, forbidden, and allowed again."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from schoolgate.web.design.kept_words import gives_back
from schoolgate.web.desk.forms import DECIDING_WORDS
from schoolgate.web.desk.views.deciding import do_step
from schoolgate.web.people.door import door
from schoolgate.web.people.rights import Standing
from schoolgate.web.pictures.actions.allow_again import allow_again
from schoolgate.web.pictures.actions.forbid_picture import forbid_picture
from schoolgate.web.pictures.actions.take_likeness import take_likeness
from schoolgate.web.pictures.models import Forbidden
from schoolgate.web.posts.actions.errors import PostError
from schoolgate.web.posts.finding import picture_of, post_of, seen_in
from schoolgate.web.review.actions.answer_seen import Let, answer_seen

LISTED = 200


@gives_back(DECIDING_WORDS, "posts:post")
@door("posts.answer")
@require_POST
def let(request: HttpRequest, here: Standing, pk: int) -> HttpResponse:
    """Let a picture that was seen before, with a reason."""
    post = post_of(here, pk)
    said = Let(
        request.POST.get("key", ""), request.POST.get("reason", ""), seen_in(request)
    )

    def step() -> str:
        answer_seen(post, said, by=here.person, at=timezone.now())
        return "Answered. It stays with the post, with your name."

    return do_step(request, here, pk, step)


@door("pictures.forbid")
@require_POST
def forbid(request: HttpRequest, here: Standing, pk: int, picture: int) -> HttpResponse:
    """Forbid a picture for the whole school."""
    found = take_likeness(picture_of(here, pk, picture), at=timezone.now())
    found.post.school = here.school
    why = request.POST.get("why", "")
    try:
        ban = forbid_picture(found, why, by=here.person, at=timezone.now())
    except PostError as error:
        messages.error(request, str(error))
        return redirect("posts:post", school=here.school.slug, pk=pk)
    said = "Forbidden: every post that has it is stopped from now on."
    if not ban.hashes:
        said += f" Only the very same file will be known again, as {found.uncompared}."
    messages.success(request, said)
    return redirect("posts:never_again", school=here.school.slug)


@door("pictures.forbid")
def never_again(request: HttpRequest, here: Standing) -> HttpResponse:
    """What is forbidden, and why: for those who may forbid."""
    bans = Forbidden.objects.filter(school=here.school)
    rows = bans.select_related("by", "lifted_by", "picture")[:LISTED]
    context = {"bans": rows, "may_allow": here.may("pictures.allow")}
    return render(request, "desk/never_again.html", context)


@door("pictures.allow")
@require_POST
def allow(request: HttpRequest, here: Standing, ban: int) -> HttpResponse:
    """Lift what forbids a picture."""
    found = get_object_or_404(Forbidden, school=here.school, pk=ban)
    try:
        allow_again(
            found, request.POST.get("note", ""), by=here.person, at=timezone.now()
        )
        messages.success(request, "Allowed again.")
    except PostError as error:
        messages.error(request, str(error))
    return redirect("posts:never_again", school=here.school.slug)
