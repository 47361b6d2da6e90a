"""The author says who a face is, draws one that was missed, or rubs it out."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.db import transaction
from django.db.models import Q

from schoolgate.reading.pictures.shown import match_people
from schoolgate.reading.post import Photo
from schoolgate.web.people.models import Person, Pupil, StaffMember
from schoolgate.web.pictures.accounting import is_barred, row_of
from schoolgate.web.posts.actions.edit import changed, locked_draft
from schoolgate.web.posts.actions.errors import PostError
from schoolgate.web.posts.around import around
from schoolgate.web.posts.models import Face, PersonInVideo, Picture, Post, Shows

MOST_FACES = 400
LEAST_SIDE = 0.005
# A face is covered by covering it: nobody says so.
SAID = frozenset(Shows) - {Shows.COVERED}


@dataclass(frozen=True, slots=True)
class FaceAnswer:
    """What a face is: a row of the roll, the word for a visitor, or neither."""

    shows: Shows
    row: int | None = None
    visitor: str = ""


@transaction.atomic
def account_for(
    picture: Picture, told: Mapping[int, FaceAnswer], *, by: Person, at: datetime
) -> Picture:
    """Note who faces are, by their rows. What was approved before is not any more."""
    post = locked_draft(picture.post, by=by, at=at)
    faces = list(Face.objects.filter(picture=picture, pk__in=told))
    for face in faces:
        note(post, face, told[face.pk])
        face.said_by, face.said_at = by, at
        face.save()
    if faces and picture.nobody:
        _somebody(picture)
    if any(told[face.pk].shows is Shows.UNSAID for face in faces):
        _answered_for_no_more(picture)
    changed(post, by=by, at=at)
    return picture


@transaction.atomic
def draw_face(
    picture: Picture,
    box: tuple[float, float, float, float],
    *,
    by: Person,
    at: datetime,
) -> Face:
    """Add a face that was missed: left, top, width and height in fractions."""
    post = locked_draft(picture.post, by=by, at=at)
    left, top, width, height = box
    inside = all(n >= 0 for n in box) and left + width <= 1.001 >= top + height
    if not inside or min(width, height) < LEAST_SIDE:
        raise PostError("Draw the box around the face, within the picture.")
    numbers = list(picture.faces.values_list("number", flat=True))
    if len(numbers) >= MOST_FACES:
        raise PostError(f"A picture can have {MOST_FACES} faces. Choose another one.")
    face = Face.objects.create(
        picture=picture,
        number=max(numbers, default=0) + 1,
        left=left,
        top=top,
        width=min(width, 1 - left),
        height=min(height, 1 - top),
        drawn_by=by,
    )
    _somebody(picture)
    _answered_for_no_more(picture)
    changed(post, by=by, at=at)
    return face


@transaction.atomic
def rub_out(face: Face, *, by: Person, at: datetime) -> None:
    """Take away a face that somebody drew; one that was found is told what it is."""
    post = locked_draft(face.picture.post, by=by, at=at)
    if face.drawn_by_id is None:
        raise PostError("It was found in the picture. Say that it is not a face.")
    face.delete()
    changed(post, by=by, at=at)


def _somebody(picture: Picture) -> None:
    picture.nobody = False
    picture.save(update_fields=["nobody"])


def _answered_for_no_more(picture: Picture) -> None:
    """Whoever answered for the rest has not seen this one among them."""
    picture.checked_by = picture.checked_at = None
    picture.save(update_fields=["checked_by", "checked_at"])


def note(post: Post, face: Face | PersonInVideo, told: FaceAnswer) -> None:
    """Put who it is on a face, or on somebody in a video: only of this school."""
    if told.shows not in SAID:
        raise PostError("Cover the face; then it counts as covered.")
    face.pupil = face.staff = None
    face.visitor = ""
    if told.shows is Shows.PUPIL:
        face.pupil = _pupil(post, told.row or 0)
    elif told.shows is Shows.STAFF:
        face.staff = _staff(post, told.row or 0)
    elif told.shows is Shows.VISITOR:
        face.visitor = _visitor(post, told.visitor)
    face.shows = told.shows


def _pupil(post: Post, row: int) -> Pupil:
    found = Pupil.objects.filter(school=post.school_id, pk=row, left_on=None).first()
    if found is None:
        raise PostError("Choose somebody who is on the school's list of pupils.")
    return found


def _staff(post: Post, row: int) -> StaffMember:
    staff = StaffMember.objects.filter(school=post.school_id, left_on=None)
    found = staff.filter(pk=row).first()
    if found is None:
        raise PostError("Choose somebody who is on the school's list of staff.")
    return found


def _visitor(post: Post, name: str) -> str:
    if not name.strip():
        raise PostError("Write down which visitor it is, who agreed to be shown.")
    # Whoever must never be shown is told like any pupil: it tells nobody of them.
    if _is_pupil(post, name.strip()):
        raise PostError("A pupil has this name: choose them from their class.")
    return name.strip()[:200]


def _is_pupil(post: Post, name: str) -> bool:
    known = around(post.school)
    if is_barred(name, known):
        return True
    photo = Photo("", Path(), in_picture=(name,))
    pupils = Pupil.objects.filter(
        pk__in=[row_of(one.key) for one in match_people(photo, known).pupils]
    )
    return pupils.filter(Q(left_on=None) | Q(restriction__isnull=False)).exists()
