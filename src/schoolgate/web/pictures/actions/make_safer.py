"""A picture is covered, cropped, turned or shrunk; what it was before is kept sealed.

The server makes each version anew from the original, so that nothing is ever covered
twice or half, and what goes out never holds what is under a cover.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.core.files.base import ContentFile
from django.db import transaction

from schoolgate.reading.pictures.cleaning import clean
from schoolgate.reading.pictures.editing import edit
from schoolgate.reading.pictures.edits import (
    Area,
    Cover,
    Edits,
    EditsError,
    How,
    from_plain,
)
from schoolgate.reading.pictures.part import PictureError
from schoolgate.web.journal.write import Act, write
from schoolgate.web.people.models import Person
from schoolgate.web.pictures.actions.add_picture import MEDIA_TYPES, size_of
from schoolgate.web.pictures.originals import ORIGINALS, original_of
from schoolgate.web.policy.in_force import in_force
from schoolgate.web.posts.actions.edit import changed, locked_draft
from schoolgate.web.posts.actions.errors import BadPicture, PostError
from schoolgate.web.posts.models import Face, Picture, Post, Shows

CARRIES = "photos.children"


@dataclass(frozen=True, slots=True)
class PictureShape:
    """A new shape of a picture: a part of it, turned, and no longer than an edge."""

    crop: Area | None = None
    turn: int = 0
    longest_edge: int | None = None


@transaction.atomic
def cover_faces(
    picture: Picture, faces: Iterable[Face], how: How, *, by: Person, at: datetime
) -> Picture:
    """Cover faces so that they can't be made out again; one version for all of them."""
    post = locked_draft(picture.post, by=by, at=at)
    picture = Picture.objects.select_for_update().get(pk=picture.pk)
    before, every = _edits(picture), list(faces)
    if before.crop or before.turn:
        raise PostError("Undo the crop and the turn first, then cover, then crop.")
    if not every:
        raise PostError("There are no faces to cover.")
    areas = (Area(f.left, f.top, f.width, f.height) for f in every)
    covers = (*before.covers, *(Cover(area, how) for area in areas))
    picture = _made(picture, Edits(covers, longest_edge=before.longest_edge))
    for face in every:
        face.shows, face.pupil, face.staff, face.visitor = Shows.COVERED, None, None, ""
        face.said_by, face.said_at = by, at
        face.save()
    _note("picture.face_covered", post, picture, by=by, at=at)
    return picture


@transaction.atomic
def reshape(
    picture: Picture, shape: PictureShape, *, by: Person, at: datetime
) -> Picture:
    """Crop, turn or shrink. Faces are looked for anew; who they are is said again."""
    post = locked_draft(picture.post, by=by, at=at)
    picture = Picture.objects.select_for_update().get(pk=picture.pk)
    covers = _edits(picture).covers
    after = Edits(covers, shape.crop, shape.turn, shape.longest_edge)
    picture = _made(picture, after)
    _forget_faces(picture)
    _note("picture.reshaped", post, picture, by=by, at=at)
    return picture


@transaction.atomic
def undo_edits(picture: Picture, *, by: Person, at: datetime) -> Picture:
    """Bring the original back; who is in it is said again."""
    post = locked_draft(picture.post, by=by, at=at)
    picture = Picture.objects.select_for_update().get(pk=picture.pk)
    if not picture.original:
        raise PostError("Nothing was done to this picture.")
    data = original_of(picture)
    _put(picture, data, clean(data).suffix)
    picture.width, picture.height = size_of(data, picture.name)
    storage, sealed = picture.original.storage, str(picture.original.name)
    transaction.on_commit(lambda: storage.delete(sealed))
    picture.original, picture.edits = "", {}
    picture.save()
    _forget_faces(picture)
    _note("picture.restored", post, picture, by=by, at=at)
    return picture


def _edits(picture: Picture) -> Edits:
    return from_plain(picture.edits) if picture.edits else Edits()


def _made(picture: Picture, edits: Edits) -> Picture:
    """Follow a recipe from the original, and keep the result in the picture's place."""
    original = original_of(picture)
    try:
        made = edit(original, from_plain(edits.to_plain()))
    except EditsError as error:
        raise PostError(f"That can't be done: {error}.") from error
    except PictureError as error:
        raise BadPicture(f"{picture.name}: {error}.") from error
    if not picture.original:
        sealed = ORIGINALS.sealed(picture, original)
        picture.original.save("original", ContentFile(sealed), save=False)
    _put(picture, made.data, made.suffix)
    picture.edits = edits.to_plain()
    picture.width, picture.height = made.size
    picture.save()
    return picture


def _put(picture: Picture, data: bytes, suffix: str) -> None:
    """Keep new bytes under a name of their own; the old ones go with the change."""
    storage, before = picture.file.storage, picture.file.name
    used = Picture.objects.filter(file=before).exclude(pk=picture.pk).exists()
    picture.sha256 = hashlib.sha256(data).hexdigest()
    picture.media_type = MEDIA_TYPES[suffix]
    picture.likeness, picture.compared_at, picture.uncompared = [], None, ""
    picture.told, picture.read_at = {}, None
    picture.read_tries, picture.read_next = 0, None
    picture.file.save(f"{picture.sha256[:32]}{suffix}", ContentFile(data), save=False)
    if before and not used and before != picture.file.name:
        transaction.on_commit(lambda: storage.delete(before))


def _forget_faces(picture: Picture) -> None:
    """What was said of another picture, as that it is empty, is not said of this."""
    picture.faces.all().delete()
    picture.looked_at, picture.checked_by, picture.checked_at = None, None, None
    picture.nobody, picture.shown, picture.recognisable = False, [], None
    picture.save()


def _note(verb: str, post: Post, picture: Picture, *, by: Person, at: datetime) -> None:
    changed(post, by=by, at=at)
    clauses = in_force(post.school).setting(CARRIES, at.date())
    details = {"picture": picture.sha256}
    write(verb, post, Act(post.school, by, at, clauses, details))
