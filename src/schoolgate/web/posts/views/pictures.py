"""Pictures: shown to whoever sees the post, and handed in by a phone's share sheet."""

from django.contrib import messages
from django.core.signing import BadSignature, SignatureExpired, TimestampSigner
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from schoolgate.channels.handoff import zipped
from schoolgate.channels.port import Refused
from schoolgate.web.people.door import door
from schoolgate.web.people.rights import Standing
from schoolgate.web.posts.actions.add_picture import add_picture
from schoolgate.web.posts.actions.begin import begin
from schoolgate.web.posts.actions.edit import Wording, edit
from schoolgate.web.posts.actions.errors import PostError
from schoolgate.web.posts.models import Picture
from schoolgate.web.posts.publishing import SALT
from schoolgate.web.posts.views.adding import looked_at
from schoolgate.web.posts.views.finding import picture_of, target_of
from schoolgate.web.posts.views.handing import BROKEN, may_be_handed_over, packed

HOUR = 3600
# A page of another site can't hand in a picture in somebody's name.
OWN = frozenset(("none", "same-origin", ""))


@door("posts.see")
def picture(
    request: HttpRequest, here: Standing, pk: int, picture: int
) -> HttpResponse:
    """Show a picture to somebody who can see its post."""
    del request
    return _file(picture_of(here, pk, picture))


@cache_control(private=True, max_age=HOUR)
def signed_picture(request: HttpRequest, token: str) -> HttpResponse:
    """Show a picture to the platform that was given its address, for an hour."""
    del request
    try:
        pk = TimestampSigner(salt=SALT).unsign(token, max_age=HOUR)
    except (BadSignature, SignatureExpired) as error:
        raise Http404 from error
    return _file(get_object_or_404(Picture, pk=pk))


@door("posts.hand_over")
def handed(request: HttpRequest, here: Standing, pk: int, target: int) -> HttpResponse:
    """All that whoever publishes a post by hand needs, in one file."""
    found = target_of(here, pk, target)
    if not may_be_handed_over(found, timezone.now()):
        raise Http404
    try:
        file = zipped(packed(found))
    except (Refused, OSError):
        messages.error(request, f"It can’t go out now: {BROKEN}")
        return redirect("posts:post", school=here.school.slug, pk=pk)
    answer = HttpResponse(file, content_type="application/zip")
    answer["Content-Disposition"] = f'attachment; filename="post-{pk}-{target}.zip"'
    return answer


@csrf_exempt
@door("posts.draft")
@require_POST
def shared(request: HttpRequest, here: Standing) -> HttpResponse:
    """Begin a draft with what a phone's share sheet hands over."""
    if request.headers.get("Sec-Fetch-Site", "") not in OWN:
        raise Http404
    now, me = timezone.now(), here.person
    post = begin(here.school, by=me, at=now)
    words = " ".join(request.POST.get(n, "") for n in ("title", "text", "url")).strip()
    post = edit(post, Wording(words), version=post.version, by=me, at=now)
    for file in request.FILES.getlist("pictures"):
        try:
            name = file.name or "picture"
            looked_at(add_picture(post, file.read(), name, by=me, at=now), now)
        except PostError as error:
            messages.error(request, str(error))
    return redirect("posts:edit", school=here.school.slug, pk=post.pk)


def _file(picture: Picture) -> HttpResponse:
    with picture.file.open("rb") as file:
        answer = HttpResponse(file.read(), content_type=picture.media_type)
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Disposition"] = "inline"
    return answer
