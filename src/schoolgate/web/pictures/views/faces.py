"""The page on which everybody in a picture is accounted for, and a face is covered."""

from collections.abc import Iterable, Mapping

from django.contrib import messages
from django.db.models import Prefetch
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from schoolgate.reading.pictures.edits import Area, EditsError, How
from schoolgate.web.people.door import door
from schoolgate.web.people.models import StaffMember
from schoolgate.web.people.rights import Standing
from schoolgate.web.pictures.actions.account_for import (
    FaceAnswer,
    account_for,
    draw_face,
    rub_out,
)
from schoolgate.web.pictures.actions.look_for_faces import look_for_faces
from schoolgate.web.pictures.actions.make_safer import (
    PictureShape,
    cover_faces,
    reshape,
    undo_edits,
)
from schoolgate.web.pictures.actions.say_where_taken import say_where_taken
from schoolgate.web.pictures.actions.take_likeness import take_likeness
from schoolgate.web.pictures.choosing import (
    choice_of,
    event_named,
    events_to_offer,
    lists,
)
from schoolgate.web.pictures.queries import faces_in
from schoolgate.web.pictures.telling import told_of
from schoolgate.web.pictures.verdicts import Verdict, verdicts
from schoolgate.web.posts.actions.errors import PostError
from schoolgate.web.posts.models import Face, Picture, Post, Shows, Target
from schoolgate.web.posts.states import EDITABLE, MoveError

STAFF_LISTED = 300
SETTLED = frozenset((Verdict.SHOWN, Verdict.COVERED, Verdict.NOBODY))


@door("posts.draft")
def faces(request: HttpRequest, here: Standing, pk: int, picture: int) -> HttpResponse:
    """Show the picture with its faces outlined, and take what is said of them."""
    post, found = _own(here, pk, picture)
    look_for_faces(found, at=timezone.now())
    take_likeness(found, at=timezone.now())
    if request.method == "POST":
        return _told(request, here, post, found)
    return _page(request, here, post, found)


@door("posts.draft")
@require_POST
def draw(request: HttpRequest, here: Standing, pk: int, picture: int) -> HttpResponse:
    """Add a face that the detector missed."""
    post, found = _own(here, pk, picture)
    try:
        box = [float(request.POST.get(side, "")) for side in _SIDES]
        draw_face(
            found, (box[0], box[1], box[2], box[3]), by=here.person, at=timezone.now()
        )
    except ValueError:
        messages.error(request, "Draw the box around the face, within the picture.")
    except PostError as error:
        messages.error(request, str(error))
    return _back(request, here, post, found)


@door("posts.draft")
@require_POST
def safer(request: HttpRequest, here: Standing, pk: int, picture: int) -> HttpResponse:
    """Cover, crop, turn or shrink, or bring the original back."""
    post, found = _own(here, pk, picture)
    try:
        messages.success(request, _made_safer(request.POST, here, found))
        take_likeness(Picture.objects.get(pk=found.pk), at=timezone.now())
    except (PostError, MoveError, EditsError) as error:
        messages.error(request, str(error))
    return _back(request, here, post, found)


@door("posts.draft")
@require_POST
def choose_event(
    request: HttpRequest, here: Standing, pk: int, picture: int
) -> HttpResponse:
    """Say at which event it was taken."""
    post, found = _own(here, pk, picture)
    event = event_named(here.school, request.POST.get("event", ""))
    try:
        many = say_where_taken(found, event, by=here.person, at=timezone.now())
        if many > 1:
            messages.success(request, f"Noted for {many} pictures of this post.")
    except (PostError, MoveError) as error:
        messages.error(request, str(error))
    return _back(request, here, post, found)


_SIDES = ("left", "top", "width", "height")


def _own(here: Standing, pk: int, picture: int) -> tuple[Post, Picture]:
    mine = Picture.objects.filter(
        post=pk,
        post__school=here.school,
        post__author=here.person,
        post__state__in=EDITABLE,
    )
    targets = Prefetch("post__targets", Target.objects.select_related("account"))
    pictures = mine.select_related("post", "taken_at__group").prefetch_related(targets)
    found = get_object_or_404(pictures, pk=picture)
    found.post.school, found.post.author = here.school, here.person
    return found.post, found


def _made_safer(sent: QueryDict, here: Standing, picture: Picture) -> str:
    do, by, at = sent.get("do", ""), here.person, timezone.now()
    verb, _, row = do.partition(":")
    how = How.FILL if sent.get("how") == How.FILL else How.MOSAIC
    if verb == "cover":
        cover_faces(picture, [_face(picture, row)], how, by=by, at=at)
        return "Covered: nothing of the face is left in what goes out."
    if verb == "cover-all":
        every = faces_in(picture)
        told = verdicts(picture.post, every, at=at)
        faces = [f for f in every if told.get(f.pk) is Verdict.COVER]
        cover_faces(picture, faces, how, by=by, at=at)
        return "Covered: nothing of these faces is left in what goes out."
    if verb == "rub-out":
        rub_out(_face(picture, row), by=by, at=at)
        return "Taken away."
    if verb == "undo":
        undo_edits(picture, by=by, at=at)
        return "The picture is as it was. Say again who is in it."
    reshape(picture, _shape(sent), by=by, at=at)
    return "Done. Say again who is in it: the faces were looked for again."


def _shape(sent: QueryDict) -> PictureShape:
    sides = [sent.get(f"crop-{side}", "") for side in _SIDES]
    edge, turn = sent.get("longest_edge", ""), sent.get("turn", "0")
    try:
        crop = Area(*(float(side) / 100 for side in sides)) if all(sides) else None
        return PictureShape(crop, int(turn), int(edge) if edge else None)
    except ValueError as error:
        raise PostError("Give the crop in numbers from 0 to 100.") from error


def _face(picture: Picture, row: str) -> Face:
    for face in picture.faces.all():
        if str(face.pk) == row:
            face.picture = picture
            return face
    raise Http404


def _told(
    request: HttpRequest, here: Standing, post: Post, picture: Picture
) -> HttpResponse:
    told = _said(picture, request.POST)
    try:
        account_for(picture, told, by=here.person, at=timezone.now())
    except (PostError, MoveError) as error:
        if _wants_json(request):
            return JsonResponse({"error": str(error)}, status=422)
        messages.error(request, str(error))
        return _back(request, here, post, picture)
    if _wants_json(request):
        return JsonResponse({"verdicts": _verdicts(here, post.pk, picture.pk)})
    if "next" in request.POST:
        return redirect("posts:edit", school=here.school.slug, pk=post.pk)
    return _back(request, here, post, picture)


def _wants_json(request: HttpRequest) -> bool:
    return "application/json" in request.headers.get("Accept", "")


def _verdicts(here: Standing, pk: int, picture: int) -> dict[str, str]:
    post, found = _own(here, pk, picture)
    every = verdicts(post, faces_in(found), at=timezone.now())
    return {str(row): verdict.value for row, verdict in every.items()}


def _said(picture: Picture, sent: Mapping[str, str]) -> dict[int, FaceAnswer]:
    """What the form says of each face that it says something new of."""
    told: dict[int, FaceAnswer] = {}
    for face in picture.faces.all():
        value = sent.get(f"face-{face.pk}")
        if value is None or face.shows == Shows.COVERED:
            continue
        said = _one(value, sent.get(f"visitor-{face.pk}", ""))
        if said is not None and said != _before(face):
            told[face.pk] = said
    return told


def _one(value: str, visitor: str) -> FaceAnswer | None:
    kind, _, row = value.partition(":")
    if kind not in set(Shows) or kind == Shows.COVERED:
        return None
    return FaceAnswer(
        Shows(kind),
        int(row) if row.isdecimal() else None,
        visitor if kind == Shows.VISITOR else "",
    )


def _before(face: Face) -> FaceAnswer:
    return FaceAnswer(Shows(face.shows), face.pupil_id or face.staff_id, face.visitor)


def _back(
    request: HttpRequest, here: Standing, post: Post, picture: Picture
) -> HttpResponse:
    answer = redirect(
        "posts:faces", school=here.school.slug, pk=post.pk, picture=picture.pk
    )
    if group := request.POST.get("group", ""):
        answer["Location"] += f"?group={int(group)}" if group.isdecimal() else ""
    return answer


def _to_see_to(
    rows: Iterable[Face], verdict: Mapping[int, Verdict]
) -> dict[str, object]:
    """All faces, those with which something is still to be done, and the others."""
    every = [(face, verdict.get(face.pk)) for face in rows]
    return {
        "faces": every,
        "waiting": [one for one in every if not _is_settled(*one)],
        "settled": [one for one in every if _is_settled(*one)],
        "to_cover": Verdict.COVER in verdict.values(),
    }


def _is_settled(face: Face, word: Verdict | None) -> bool:
    perhaps = word is Verdict.UNSAID and not face.is_certain
    return perhaps or word in SETTLED


def _page(
    request: HttpRequest, here: Standing, post: Post, picture: Picture
) -> HttpResponse:
    today = timezone.localdate()
    known = lists(here.school, today)
    chosen = request.GET.get("group", "")
    group = next((one for one in known.groups if str(one.pk) == chosen), None)
    rows = faces_in(picture)
    verdict = verdicts(post, rows, at=timezone.now())
    context = {
        "post": post,
        "picture": picture,
        "told": told_of(post, [picture]),
        "is_read": True,
        **_to_see_to(rows, verdict),
        "certain": sum(face.is_certain for face in rows),
        "left": sum(not face.is_accounted for face in rows),
        "events": events_to_offer(known, picture),
        "groups": known.groups,
        "group": group,
        "choice": choice_of(picture, group, rows),
        "staff": StaffMember.objects.filter(school=here.school, left_on=None)[
            :STAFF_LISTED
        ],
        "Shows": Shows,
        "targets": [t.account for t in post.targets.all()],
    }
    return render(request, "pictures/faces.html", context)
