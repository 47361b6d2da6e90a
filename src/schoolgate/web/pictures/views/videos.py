"""A post's video: its page, the file itself, frames of it, and who watched it."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from django.contrib import messages
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    StreamingHttpResponse,
)
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from schoolgate.reading.pictures.samples import VideoError
from schoolgate.reading.pictures.unlooked import Unlooked
from schoolgate.reading.pictures.video import still
from schoolgate.web.people.door import door
from schoolgate.web.people.rights import Standing
from schoolgate.web.pictures.actions.look_at_video import go_on_looking, stop_looking
from schoolgate.web.pictures.actions.watch_video import (
    ENDED_EARLY,
    WATCHED_IN,
    WatchedContent,
    watch_video,
)
from schoolgate.web.pictures.finding import video_at, video_watched
from schoolgate.web.pictures.sweeps import look_at
from schoolgate.web.pictures.verdicts import verdicts_filmed
from schoolgate.web.pictures.views.filmed import may_tell, picker
from schoolgate.web.posts.actions.errors import PostError
from schoolgate.web.posts.finding import seen_in
from schoolgate.web.posts.models import Answer, InIt, Looking, Post, Video

SHOWN = 60
A_PIECE = 256 * 1024
RANGE = re.compile(r"bytes=(\d{1,15})-(\d{0,15})")


@door("posts.see")
def video(request: HttpRequest, here: Standing, pk: int) -> HttpResponse:
    """Show the video, who is in it, and the frames that were looked at."""
    post, found, watched = video_watched(here, pk)
    now = timezone.now()
    peopled = [s for s in found.samples if s["faces"]]
    verdicts = verdicts_filmed(post, found, at=now)
    context = {
        "post": post,
        "video": found,
        "many": len(verdicts),
        "peopled": peopled[:SHOWN],
        "more": max(0, len(peopled) - SHOWN),
        "targets": [t.account for t in post.targets.all()],
        "InIt": InIt,
        "Looking": Looking,
    }
    context |= _may(here, post, found, watched)
    if context["own"] or here.may("posts.answer"):
        people = found.filmed.all()
        context["filmed"] = [(one, verdicts[one.pk].value) for one in people]
    if context["may_tell"]:
        context |= picker(here, request.GET.get("group", ""))
    return render(request, "pictures/video.html", context)


def _may(
    here: Standing, post: Post, video: Video, watched: Sequence[Answer]
) -> dict[str, object]:
    """What one can say of it, and what was said."""
    own = post.author_id == here.person.pk
    answers = here.may("posts.answer") and not own
    waits = answers and post.state in WATCHED_IN and not watched
    return {
        "own": own,
        "watched": watched,
        "may_watch": waits and video.looking != Looking.ON,
        "watch_later": waits and video.looking == Looking.ON,
        "ended_early": video.looking in ENDED_EARLY,
        "may_look": own or answers,
        "may_tell": may_tell(here, post),
    }


@door("posts.see")
def video_file(request: HttpRequest, here: Standing, pk: int) -> HttpResponseBase:
    """The file, or the part of it that a player asks for."""
    _, found = video_at(here, pk)
    path, size = Path(found.file.path), found.size
    if not path.is_file():
        raise Http404
    asked = RANGE.fullmatch(request.headers.get("Range", ""))
    first = int(asked[1]) if asked else 0
    last = min(int(asked[2]), size - 1) if asked and asked[2] else size - 1
    if first > last:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    answer = StreamingHttpResponse(
        _pieces(path, first, last), status=206 if asked else 200
    )
    answer["Content-Type"] = found.media_type
    answer["Content-Length"] = str(last - first + 1)
    answer["Accept-Ranges"] = "bytes"
    answer["X-Content-Type-Options"] = "nosniff"
    if asked:
        answer["Content-Range"] = f"bytes {first}-{last}/{size}"
    return answer


@door("posts.see")
def frame(request: HttpRequest, here: Standing, pk: int, number: int) -> HttpResponse:
    """One of the frames that were looked at."""
    del request
    _, found = video_at(here, pk)
    if number >= len(found.samples):
        raise Http404
    try:
        data = still(Path(found.file.path), found.samples[number]["second"])
    except VideoError as error:
        raise Http404 from error
    if isinstance(data, Unlooked):
        raise Http404
    return HttpResponse(data, content_type="image/jpeg")


@door("posts.draft")
@require_POST
def look(request: HttpRequest, here: Standing, pk: int) -> HttpResponse:
    """Stop looking for faces, or go on."""
    _, found = video_at(here, pk)
    step = stop_looking if request.POST.get("do") == "stop" else go_on_looking
    step(found, by=here.person, at=timezone.now())
    look_at.enqueue(found.pk)
    return redirect("posts:video", school=here.school.slug, pk=pk)


@door("posts.answer")
@require_POST
def confirm_watched(request: HttpRequest, here: Standing, pk: int) -> HttpResponse:
    """Say that one watched the video whole."""
    post, _ = video_at(here, pk)
    knows = request.POST.get("knows", "")
    search = Looking(knows) if knows in ENDED_EARLY else Looking.DONE
    said = WatchedContent(seen_in(request), search)
    try:
        watch_video(post, said, by=here.person, at=timezone.now())
        messages.success(request, "Noted, with your name: you watched it whole.")
    except PostError as error:
        messages.error(request, str(error))
        return redirect("posts:video", school=here.school.slug, pk=pk)
    return redirect("posts:post", school=here.school.slug, pk=pk)


def _pieces(path: Path, first: int, last: int) -> Iterator[bytes]:
    left = last - first + 1
    with path.open("rb") as file:
        file.seek(first)
        while left > 0 and (piece := file.read(min(A_PIECE, left))):
            left -= len(piece)
            yield piece
