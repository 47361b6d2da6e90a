"""Pictures handed in: one by one by the page's script, or all with the form."""

from collections.abc import Iterable
from datetime import datetime

from django.core.files import File
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.http import require_POST

from schoolgate.web.people.door import door
from schoolgate.web.people.models import Person
from schoolgate.web.people.rights import Standing
from schoolgate.web.pictures.actions.add_picture import add_once, add_picture
from schoolgate.web.pictures.actions.look_for_faces import look_for_faces
from schoolgate.web.pictures.actions.take_likeness import take_likeness
from schoolgate.web.pictures.sweeps import read
from schoolgate.web.posts.actions.errors import BadPicture, PostError
from schoolgate.web.posts.finding import own_post
from schoolgate.web.posts.models import Picture, Post
from schoolgate.web.posts.typed_words import TypedWords


@door("posts.draft")
@require_POST
def add_one(request: HttpRequest, here: Standing, pk: int) -> HttpResponse:
    """Add one picture, and answer with its card; a second time it is the same one."""
    post, at = own_post(here, pk), timezone.now()
    file = request.FILES.get("picture")
    if file is None:
        return JsonResponse({"error": "No picture came with it."}, status=422)
    try:
        name = file.name or "picture"
        added = add_once(post, file.read(), name, by=here.person, at=at)
    except PostError as error:
        return JsonResponse({"error": str(error)}, status=422)
    looked_at(added, at)
    post = own_post(here, pk)
    context = {
        "post": post,
        "picture": next(p for p in post.pictures.all() if p.pk == added.pk),
        "school": here.school,
        "typed": TypedWords(),
    }
    html = render_to_string("pictures/picture_card.html", context, request)
    said = {"picture": added.pk, "html": html}
    return JsonResponse(said | _version(request.POST.get("version", ""), post))


def _version(known: str, post: Post) -> dict[str, int]:
    """The post's version, if adding this picture is all that happened to it meanwhile.

    A page that isn't told goes on with the one it had, and its next save is refused.
    """
    since = post.version - int(known) if known.isdigit() else None
    return {"version": post.version} if since in (0, 1) else {}


def add_all(
    post: Post, files: Iterable[File[bytes]], *, by: Person, at: datetime
) -> list[str]:
    """Add every picture that can be, and say which could not, and why."""
    refused: list[str] = []
    added = 0
    for file in files:
        try:
            name = file.name or "picture"
            looked_at(add_picture(post, file.read(), name, by=by, at=at), at)
        except BadPicture as error:
            refused.append(str(error))
        else:
            added += 1
    if refused and added:
        refused.append(f"{added} others were added.")
    return refused


def looked_at(picture: Picture, at: datetime) -> None:
    """Look for faces, hash it, and have it read in the background."""
    look_for_faces(picture, at=at)
    take_likeness(picture, at=at)
    read.enqueue(picture.pk)
