"""What leaves: a picture for a platform to fetch, a post for a person to publish."""

from uuid import UUID

from django.contrib import messages
from django.core.signing import BadSignature, SignatureExpired, TimestampSigner
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.cache import cache_control

from schoolgate.channels.handoff import zipped
from schoolgate.channels.port import Refused
from schoolgate.web.people.door import door
from schoolgate.web.people.rights import Standing
from schoolgate.web.pictures.views.pictures import picture_file
from schoolgate.web.posts.finding import target_of
from schoolgate.web.posts.models import Picture, Target
from schoolgate.web.posts.queries import load_post
from schoolgate.web.posts.states import Sending
from schoolgate.web.publishing.publish import SALT
from schoolgate.web.publishing.views.handing import BROKEN, may_be_handed_over, packed
from schoolgate.web.review.recheck import why_not
from schoolgate.web.takedowns.actions.start_takedown import is_to_go

HOUR = 3600
# While a worker sends it, tries it again, or the platform is not done with it yet.
FETCHED = (Sending.BEGUN, Sending.DUE, Sending.OUT)


@cache_control(private=True, no_store=True)
def signed_picture(request: HttpRequest, token: str) -> HttpResponse:
    """Show a picture to the platform that was given its address, for an hour.

    Whether it may be shown there is asked each time: it may have been taken down, or
    forbidden, or somebody in it may have said no since the address was made.
    """
    del request
    try:
        signed = TimestampSigner(salt=SALT).unsign(token, max_age=HOUR)
    except (BadSignature, SignatureExpired) as error:
        raise Http404 from error
    picture, key = _signed_for(signed)
    targets = Target.objects.select_related("post__school__trust")
    target = get_object_or_404(targets, key=key, state__in=FETCHED)
    post = load_post(target.post.school, target.post_id)
    if post is None or is_to_go(target) or why_not(post, timezone.now()):
        raise Http404
    return picture_file(get_object_or_404(Picture, pk=picture, post=target.post_id))


def _signed_for(signed: str) -> tuple[int, UUID]:
    """The picture and the publication that an address was made for."""
    picture, _, key = signed.partition(".")
    try:
        return int(picture), UUID(key)
    except ValueError as error:
        raise Http404 from error


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
