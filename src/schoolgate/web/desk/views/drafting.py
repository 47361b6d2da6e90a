"""Writing a post: typed, checked as one types, sent."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from schoolgate.web.accounts.models import Account
from schoolgate.web.design.kept_words import GivenBack, agree, give_back, gives_back
from schoolgate.web.desk.forms import (
    AUDIENCE_WORDS,
    DECLARED,
    DRAFT_WORDS,
    KIND_WORDS,
    ON,
    DraftForm,
    differences,
    left_over,
    said_of,
    said_of_video,
    targets_in,
)
from schoolgate.web.desk.previews import previews
from schoolgate.web.desk.showing import SEES_LISTED, counters, view_of_judgement
from schoolgate.web.people.door import door
from schoolgate.web.people.models import Person
from schoolgate.web.people.rights import Standing
from schoolgate.web.pictures.actions.add_video import (
    add_video,
    describe_video,
    take_video_out,
)
from schoolgate.web.pictures.actions.describe_picture import describe_picture, take_out
from schoolgate.web.pictures.sweeps import look_at
from schoolgate.web.pictures.views.adding import add_all
from schoolgate.web.posts.actions.begin import begin
from schoolgate.web.posts.actions.discard import discard
from schoolgate.web.posts.actions.edit import edit
from schoolgate.web.posts.actions.errors import (
    BadPicture,
    ChangedMeanwhile,
    NobodyCanApprove,
    NotEditable,
    PostError,
)
from schoolgate.web.posts.actions.read_again import read_again
from schoolgate.web.posts.actions.recall import recall
from schoolgate.web.posts.destinations import destinations
from schoolgate.web.posts.finding import own_post
from schoolgate.web.posts.models import Post, Target
from schoolgate.web.posts.queries import last_remark
from schoolgate.web.posts.states import EDITABLE, MoveError, State
from schoolgate.web.posts.typed_words import TypedWords
from schoolgate.web.review.actions.answer import FactAnswer, answer
from schoolgate.web.review.actions.answer_for_everyone import answer_for_everyone
from schoolgate.web.review.actions.send import send, send_to_somebody
from schoolgate.web.review.cases import case_of
from schoolgate.web.review.judging import judged
from schoolgate.web.review.notifications import tell_approvers


@door("posts.draft")
@require_POST
def begin_draft(request: HttpRequest, here: Standing) -> HttpResponse:
    """Begin a draft, and go on to writing it."""
    post = begin(here.school, by=here.person, at=timezone.now())
    return redirect("posts:edit", school=here.school.slug, pk=post.pk)


@gives_back(DRAFT_WORDS)
@door("posts.draft")
def edit_draft(request: HttpRequest, here: Standing, pk: int) -> HttpResponse:
    """Write a post. Whatever button is pressed, what was typed is saved first."""
    post = own_post(here, pk)
    if request.method != "POST":
        if post.state not in EDITABLE:
            return redirect("posts:post", school=here.school.slug, pk=pk)
        return _page(request, here, post)
    if post.state not in EDITABLE:
        return _too_late(request, here, post)
    form = DraftForm(request.POST)
    if not form.is_valid():
        return _page(request, here, post, Refused(form, 422))
    try:
        _save(request, post, form, by=here.person, at=timezone.now())
    except PostError as error:
        form.add_error(None, str(error))
        refused = Refused(form, 409, is_older=isinstance(error, ChangedMeanwhile))
        return _page(request, here, own_post(here, pk), refused)
    return _next(request, here, pk)


@door("posts.draft")
@require_POST
def note_read_again(request: HttpRequest, here: Standing, pk: int) -> HttpResponse:
    """Let the alert rest that the school's list has changed."""
    try:
        read_again(own_post(here, pk), by=here.person, at=timezone.now())
        agree(request, "Noted: you have read it again.")
    except PostError as error:
        messages.error(request, str(error))
    return redirect("posts:post", school=here.school.slug, pk=pk)


def _too_late(request: HttpRequest, here: Standing, post: Post) -> HttpResponse:
    """The post is out, or on its way: what was typed is given back."""
    given = GivenBack(
        heading="This post can’t be changed now",
        why=f"Nothing was saved: {NotEditable(post.state)}",
        address=reverse("posts:post", args=[here.school.slug, post.pk]),
        link="Go to the post",
    )
    return give_back(request, DRAFT_WORDS, given, status=409)


def _save(
    request: HttpRequest, post: Post, form: DraftForm, *, by: Person, at: datetime
) -> None:
    """Save the words, then what is said of each picture, then new pictures."""
    version = form.cleaned_data["version"]
    post = edit(post, form.wording(request.POST), version=version, by=by, at=at)
    for picture in post.pictures.all():
        if request.POST.get(f"picture-{picture.pk}-out") == ON:
            take_out(picture, by=by, at=at)
            continue
        if f"picture-{picture.pk}-alt" in request.POST:
            describe_picture(picture, said_of(picture, request.POST), by=by, at=at)
        if request.POST.get(f"picture-{picture.pk}-checked") == ON:
            picture.refresh_from_db()
            answer_for_everyone(picture, by=by, at=at)
    refused = add_all(post, request.FILES.getlist("pictures"), by=by, at=at)
    _save_video(request, post, by=by, at=at)
    if refused:
        raise BadPicture(" ".join(refused))


def _save_video(request: HttpRequest, post: Post, *, by: Person, at: datetime) -> None:
    """Save what is said of the video, or take it out, or keep a new one."""
    if request.POST.get("video-out") == ON:
        take_video_out(post, by=by, at=at)
    elif "video-sound" in request.POST:
        describe_video(post, said_of_video(request.POST), by=by, at=at)
    if file := request.FILES.get("video"):
        added = add_video(Post.objects.get(pk=post.pk), file, by=by, at=at)
        look_at.enqueue(added.pk)


Step = Callable[[Post], object]


def _next(request: HttpRequest, here: Standing, pk: int) -> HttpResponse:
    """Do what the button says, now that all is saved."""
    now, me = timezone.now(), here.person
    post = own_post(here, pk)
    steps: Mapping[str, tuple[Step, str]] = {
        "send": (lambda p: _send(send_to_somebody, p, me, now), "Sent for approval."),
        "send-anyway": (lambda p: _send(send, p, me, now), "Sent for approval."),
        "discard": (lambda p: discard(p, by=me, at=now), "Discarded."),
        "recall": (lambda p: recall(p, by=me, at=now), "Taken back: a draft again."),
    }
    do = request.POST.get("do", "")
    if do.startswith("answer:"):
        return _answer(request, post, do)
    if do.startswith("faces:"):
        picture = do.removeprefix("faces:")
        if picture.isdecimal():
            return redirect("posts:faces", here.school.slug, pk, int(picture))
    chosen = steps.get(do)
    if chosen is None:
        agree(request, "Saved.")
        return redirect("posts:edit", school=here.school.slug, pk=pk)
    step, done = chosen
    try:
        step(post)
    except NobodyCanApprove as error:
        return _page(request, here, own_post(here, pk), Refused(nobody=str(error)))
    except (PostError, MoveError) as error:
        messages.error(request, str(error))
        return redirect("posts:edit", school=here.school.slug, pk=pk)
    agree(request, done)
    return redirect("posts:post", school=here.school.slug, pk=pk)


def _answer(request: HttpRequest, post: Post, do: str) -> HttpResponse:
    """Answer a question by its button: ``answer:<fact>:yes``."""
    _, fact, word = (*do.split(":"), "", "")[:3]
    try:
        said = FactAnswer(fact, word == "yes", post.content_hash)
        answer(post, said, by=post.author, at=timezone.now())
        agree(request, "Answered.")
    except (PostError, PermissionDenied) as error:
        messages.error(request, str(error))
    return redirect("posts:edit", school=post.school.slug, pk=post.pk)


def _send(sending: Callable[..., Post], post: Post, by: Person, at: datetime) -> None:
    tell_approvers(sending(post, by=by, at=at), at=at)


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a form is shown again: its errors, an older version, or nobody to approve."""

    form: DraftForm | None = None
    status: int = 200
    is_older: bool = False
    nobody: str = ""


def _page(
    request: HttpRequest, here: Standing, post: Post, refused: Refused | None = None
) -> HttpResponse:
    refused = refused or Refused()
    accounts, targets = destinations(post)
    case = case_of(post, targets, at=timezone.now(), roles=here.roles)
    sent = refused.form.data if refused.form else None
    chosen = _chosen(post, accounts, targets, sent)
    fields = [account.pk for account in accounts if account.pk in chosen]
    context = {
        "post": post,
        "form": refused.form,
        "nobody": refused.nobody,
        "typed": TypedWords(sent),
        "differences": differences(sent or {}, post, targets),
        "is_older": refused.is_older,
        "accounts": accounts,
        "chosen": chosen,
        "left_over": left_over(sent or {}, post, fields),
        "declared": DECLARED,
        "remark": last_remark(post) if post.state == State.SENT_BACK else None,
        "kinds": KIND_WORDS,
        "audiences": AUDIENCE_WORDS,
        "shown": view_of_judgement(judged(case), sees_listed=here.may(SEES_LISTED)),
        "counters": counters(post, targets),
        "previews": previews(post, targets),
        "may_answer": True,
        "own": True,
    }
    return render(request, "desk/edit.html", context, status=refused.status)


def _chosen(
    post: Post,
    accounts: list[Account],
    targets: list[Target],
    sent: Mapping[str, Any] | None,
) -> dict[int, str]:
    """The accounts that are ticked, each with its own text."""
    if isinstance(sent, QueryDict):
        return targets_in(sent)
    chosen = {target.account_id: target.text for target in targets}
    if not chosen and not post.text and len(accounts) == 1:
        return {accounts[0].pk: ""}
    return chosen
