"""Who is in a post's pictures, as people said, and what that answers of the policy.

A picture is accounted for when each face in it is told: by whom it shows, or that it
shows nobody who could be known. Whoever is on the roll is held against consent by the
checks; what is said here of all others is taken as said.
"""

from collections.abc import Iterable
from pathlib import Path

from schoolgate.reading.pictures.shown import shown
from schoolgate.reading.post import Photo
from schoolgate.reading.school import School as Around
from schoolgate.web.consent.queries import Who
from schoolgate.web.people.names import PUPIL, STAFF, key_of
from schoolgate.web.posts.models import Face, Picture, Shows

# Whose face can be told from the picture, and so needs a consent or a word.
KNOWN = frozenset((Shows.PUPIL, Shows.STAFF, Shows.VISITOR))
NOT_ON_A_ROLL = (
    "consents.missing",
    "consents.not_online",
    "consents.staff_missing",
    "restricted.pictured",
    "pictured.child",
    "pictured.staff",
)


def keys_in(picture: Picture) -> tuple[str, ...]:
    """Whoever somebody told in a picture, as the checks name them."""
    keys = (_key(face) for face in picture.faces.all())
    return tuple(dict.fromkeys((*filter(None, keys), *picture.shown)))


def is_empty(picture: Picture) -> bool:
    """Whether nobody is in it, as its author says, and nothing speaks against that.

    A face that was found is told to be none, or somebody answers for it.
    """
    if not picture.nobody or picture.checked_by_id is not None:
        return picture.nobody
    return all(face.is_accounted for face in picture.faces.all())


def is_accounted(picture: Picture) -> bool:
    """Whether every face is told, by itself or by somebody who answers for the rest."""
    if is_empty(picture) or picture.checked_by_id is not None:
        return True
    faces = list(picture.faces.all())
    told = any(face.shows != Shows.UNSAID for face in faces)
    everybody = all(face.is_accounted for face in faces)
    return picture.looked_at is not None and told and everybody


def recognisable(picture: Picture) -> bool | None:
    """Whether anybody can be recognised, as the faces tell; None until it is said."""
    faces = list(picture.faces.all())
    if any(face.shows in KNOWN for face in faces):
        return True
    told = any(face.shows != Shows.UNSAID for face in faces)
    if told and all(face.is_accounted for face in faces):
        return False
    return picture.recognisable


def answers(pictures: Iterable[Picture]) -> dict[str, bool]:
    """What the accounts answer; nothing while a picture is not accounted for."""
    peopled = [picture for picture in pictures if not is_empty(picture)]
    if not peopled or not all(map(is_accounted, peopled)):
        return {}
    faces = [face for picture in peopled for face in picture.faces.all()]
    kinds = {face.shows for face in faces}
    said = {"pictured.unaccounted": False}
    named = any(picture.shown for picture in peopled)
    by_word_alone = [p for p in peopled if p.checked_by_id and not _is_told(p)]
    if named or by_word_alone or not kinds - {Shows.UNSAID}:
        return said | {"faces.found": True, "pictured.anyone": True}
    said["faces.found"] = said["pictured.anyone"] = bool(kinds - {Shows.NO_FACE})
    if not kinds & {Shows.PUPIL, Shows.STAFF}:
        said |= dict.fromkeys(NOT_ON_A_ROLL, False)
    return said


def who_is_in(pictures: Iterable[Picture], school: Around) -> Who:
    """The rows of the roll behind the faces, and behind names that were typed."""
    pupils, staff = set[int](), set[int]()
    for picture in pictures:
        pupils |= {f.pupil_id for f in picture.faces.all() if f.pupil_id is not None}
        staff |= {f.staff_id for f in picture.faces.all() if f.staff_id is not None}
        typed = typed_in(picture, school)
        pupils |= typed.pupils
        staff |= typed.staff
    return Who(frozenset(pupils), frozenset(staff))


def typed_in(picture: Picture, school: Around) -> Who:
    """The rows of the roll behind the names that were typed for a picture."""
    if not picture.shown:
        return Who()
    names = tuple(picture.shown)
    people = shown(Photo(picture.name, Path(), in_picture=names), school)
    return Who(
        frozenset(row_of(person.key) for person in people.pupils),
        frozenset(row_of(person.key) for person in people.staff),
    )


def _is_told(picture: Picture) -> bool:
    return any(face.shows != Shows.UNSAID for face in picture.faces.all())


def _key(face: Face) -> str:
    if face.pupil_id is not None:
        return key_of(PUPIL, face.pupil_id)
    return key_of(STAFF, face.staff_id) if face.staff_id is not None else ""


def row_of(key: str) -> int:
    """The row of the roll behind a key of the checks."""
    return int(key.rpartition(" ")[2])
