"""Reading posts: the list, the calendar, one post with its life."""

from collections.abc import Mapping
from datetime import date, datetime

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from schoolgate.web.desk.previews import previews
from schoolgate.web.desk.showing import (
    SEES_LISTED,
    JudgementView,
    counters,
    view_of_judgement,
)
from schoolgate.web.journal.queries import history
from schoolgate.web.people.door import door
from schoolgate.web.people.rights import Standing
from schoolgate.web.pictures.telling import told_of
from schoolgate.web.posts.finding import is_private, post_of
from schoolgate.web.posts.models import Post
from schoolgate.web.posts.queries import (
    COMING,
    UNFINISHED,
    WAITING,
    last_remark,
    month,
    page_of_posts,
)
from schoolgate.web.posts.states import BOUND, EDITABLE, OUT, Sending, State
from schoolgate.web.publishing.views.handing import handed_over
from schoolgate.web.review.actions.answer_seen import ANSWERED_IN
from schoolgate.web.review.approving import who_may_decide
from schoolgate.web.review.cases import judge_post
from schoolgate.web.review.turns import to_decide_among, waits_for

PAGE = 25
ENTRIES = 50
LISTS = {
    "all": ("All", ()),
    "waiting": ("Waiting", WAITING),
    "coming": ("Coming", COMING),
    "out": ("Out", tuple(OUT)),
    "unfinished": ("Unfinished", UNFINISHED),
}
DECIDED = BOUND | OUT | {State.WITHDRAWN}


@door("posts.see")
def posts(request: HttpRequest, here: Standing) -> HttpResponse:
    """The school's posts, newest first, twenty-five a page."""
    which = request.GET.get("which", "all")
    if which not in LISTS:
        raise Http404
    before = request.GET.get("before", "")
    states = LISTS[which][1]
    page = page_of_posts(here.person, here.school, states, most=PAGE, before=before)
    rows = [row.pk for row in page.rows] if which == "waiting" else []
    context = {
        "page": page,
        "for_me": to_decide_among(here, rows, timezone.now()) if rows else (),
        "which": which,
        "lists": [(key, words) for key, (words, _) in LISTS.items()],
        "may_draft": here.may("posts.draft"),
        "may_hold": here.may("incident.declare"),
    }
    return render(request, "desk/list.html", context)


@door("posts.see")
def calendar(request: HttpRequest, here: Standing) -> HttpResponse:
    """A month of what goes out and what went out."""
    first = _month(request.GET.get("month", ""))
    before = (first.replace(day=1) - date.resolution).replace(day=1)
    days = month(here.school, first)
    after = days[-1].day + date.resolution
    context = {"first": first, "days": days, "before": before, "after": after}
    return render(request, "desk/calendar.html", context)


@door("posts.see")
def post(request: HttpRequest, here: Standing, pk: int) -> HttpResponse:
    """One post: how it will look, what the policy says, and what one can do."""
    return page_of(request, here, pk)


def page_of(
    request: HttpRequest, here: Standing, pk: int, status: int = 200
) -> HttpResponse:
    """The page of one post, with the words that were sent with it and refused."""
    found = post_of(here, pk)
    now = timezone.now()
    context = decision_on(found, here, now) if found.state not in DECIDED else {}
    context |= _about(found, here) | {"sent": request.POST}
    context["left_over"] = _left_over(request.POST, context)
    return render(request, "desk/post.html", context, status=status)


def _left_over(sent: QueryDict, context: Mapping[str, object]) -> list[str]:
    """Words that were refused, and whose form the page does not have by now."""
    keys = _findings(context.get("shown"))
    has_form = {
        "remark": context.get("may_send_back"),
        "why": context.get("may_withdraw"),
        "reason": keys & {sent.get("finding"), sent.get("key")},
    }
    found = (sent.get(name, "") for name, there in has_form.items() if not there)
    return [words for words in found if words.strip()]


@door("posts.see")
def life(request: HttpRequest, here: Standing, pk: int) -> HttpResponse:
    """What happened to a post, and by whom."""
    found = get_object_or_404(Post, school=here.school, pk=pk)
    if is_private(found) and found.author_id != here.person.pk:
        raise Http404
    entries = history(here.school, found)[:ENTRIES]
    return render(request, "desk/history.html", {"post": found, "history": entries})


def _findings(judgement: object) -> set[str]:
    """What is found and can be answered, by its keys."""
    if not isinstance(judgement, JudgementView):
        return set()
    return {told.key for told in judgement.told} | {s.key for s in judgement.seen}


def _about(post: Post, here: Standing) -> dict[str, object]:
    own = post.author_id == here.person.pk
    sees_to_it = own or here.may("posts.withdraw")
    out, now = post.state in OUT | {State.PUBLISHING}, timezone.now()
    return handed_over(post, now) | {
        "post": post,
        "told": told_of(post, post.pictures.all()),
        "own": own,
        "editable": own and post.state in EDITABLE,
        "is_read": post.state in EDITABLE,
        "remark": last_remark(post) if post.state in REMARKED else None,
        "counters": counters(post, post.targets.all()),
        "previews": previews(post, post.targets.all()),
        "may_withdraw": out and sees_to_it,
        "may_forbid": here.may("pictures.forbid"),
        "may_hand_over": here.may("posts.hand_over"),
        "may_say_gone": sees_to_it,
        "may_try_again": sees_to_it and _can_be_tried_again(post, now),
    }


def _can_be_tried_again(post: Post, now: datetime) -> bool:
    """Whether something failed, and its day has not passed."""
    return (
        post.state in TRIED_AGAIN
        and (post.expires_at is None or now < post.expires_at)
        and any(t.state == Sending.FAILED for t in post.targets.all())
    )


def decision_on(post: Post, here: Standing, now: datetime) -> dict[str, object]:
    """What a person is shown of a judgement, and what they can do about it."""
    own = post.author_id == here.person.pk
    judged = judge_post(post, at=now, roles=frozenset(post.roles))
    is_open = post.state == State.WAITING
    deciders = who_may_decide(post, now, judged=judged)
    asked = is_open and deciders.find(here.person) is not None
    answers = here.may("posts.answer") and not own
    return {
        # Whoever stands in for those who keep the list has to know what to decide.
        "shown": view_of_judgement(judged, sees_listed=asked or here.may(SEES_LISTED)),
        "ready": judged.is_ready,
        "asked_of_me": asked,
        "waits_for": waits_for(post, deciders) if is_open and not asked else "",
        "may_answer": answers or own,
        "may_dismiss": answers,
        "may_let": answers and post.state in ANSWERED_IN,
        "may_allow": here.may("pictures.allow"),
        "may_send_back": not own and _may_send_back(post, here, asked=asked),
    }


def _may_send_back(post: Post, here: Standing, *, asked: bool) -> bool:
    return post.state in BACK and (asked or here.may("posts.approve"))


TRIED_AGAIN = frozenset({State.PARTLY, State.FAILED})
REMARKED = frozenset({State.SENT_BACK, State.DRAFT})
BACK = frozenset({State.WAITING, State.APPROVED, State.SCHEDULED})


def _month(said: str) -> date:
    """The first day of the month that an address names, or of this one."""
    try:
        return date.fromisoformat(f"{said}-01")
    except ValueError:
        return timezone.localdate().replace(day=1)
