"""Saying who can be recognised in a video: of a class, a group, an event, or staff."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from schoolgate.web.people.door import door
from schoolgate.web.people.grouping import pupils_in
from schoolgate.web.people.models import Pupil, StaffMember
from schoolgate.web.people.rights import Standing
from schoolgate.web.pictures.actions.account_for import FaceAnswer
from schoolgate.web.pictures.actions.account_for_video import (
    ALSO_OTHERS,
    list_filmed,
    say_who_is_in_it,
    take_from_list,
)
from schoolgate.web.pictures.choosing import lists
from schoolgate.web.pictures.finding import video_at
from schoolgate.web.posts.actions.errors import PostError
from schoolgate.web.posts.models import InIt, Post, Shows, Video
from schoolgate.web.posts.states import EDITABLE, MoveError

STAFF_LISTED = 300


def may_tell(here: Standing, post: Post) -> bool:
    """Whether somebody can say who is in the video of a post."""
    if post.author_id == here.person.pk:
        return here.may("posts.draft") and post.state in EDITABLE
    return here.may("posts.answer") and post.state in ALSO_OTHERS


def picker(here: Standing, chosen: str) -> dict[str, object]:
    """The lists to choose from, the group that was chosen, and who is in it."""
    known = lists(here.school, timezone.localdate())
    events = [one for one in known.events if one.group is not None]
    group = known.group(chosen)
    listed = pupils_in(group) if group else Pupil.objects.none()
    staff = StaffMember.objects.filter(school=here.school, left_on=None)
    return {
        "events": events,
        "event": next((one for one in events if one.group == group), None),
        "groups": known.groups,
        "group": group,
        "pupils": sorted(listed, key=lambda p: (p.forename, p.surname)),
        "staff": staff[:STAFF_LISTED],
    }


@door("posts.see")
@require_POST
def who_is_filmed(request: HttpRequest, here: Standing, pk: int) -> HttpResponse:
    """Take what is said of who is in the video: added, taken out, everybody, nobody."""
    _, found = video_at(here, pk)
    try:
        messages.success(request, _said(request.POST, here, found))
    except (PostError, MoveError) as error:
        messages.error(request, str(error))
    answer = redirect("posts:video", school=here.school.slug, pk=pk)
    group = request.POST.get("group", "")
    answer["Location"] += f"?group={int(group)}" if group.isdigit() else ""
    answer["Location"] += "#who"
    return answer


def _said(sent: QueryDict, here: Standing, video: Video) -> str:
    do, by, at = sent.get("do", ""), here.person, timezone.now()
    verb, _, row = do.partition(":")
    if verb == "out":
        filmed = get_object_or_404(video.filmed, pk=int(row) if row.isdigit() else 0)
        filmed.video = video
        take_from_list(filmed, by=by, at=at)
        return "Taken out."
    if verb in (InIt.LISTED, InIt.NOBODY):
        say_who_is_in_it(video, InIt(verb), by=by, at=at)
        return "Noted, with your name."
    told = list(_ticked(sent))
    if not told:
        raise PostError("Tick everyone who can be recognised, then press the button.")
    list_filmed(video, told, by=by, at=at)
    return f"{len(told)} added. Press “These are all” when everybody is listed."


def _ticked(sent: QueryDict) -> list[FaceAnswer]:
    told = []
    for value in sent.getlist("who"):
        kind, _, row = value.partition(":")
        if kind in (Shows.PUPIL, Shows.STAFF) and row.isdigit():
            told.append(FaceAnswer(Shows(kind), int(row)))
    if visitor := sent.get("visitor", "").strip():
        told.append(FaceAnswer(Shows.VISITOR, visitor=visitor))
    return told
