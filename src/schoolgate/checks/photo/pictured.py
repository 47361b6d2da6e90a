"""Who is shown: a child, a member of staff, anybody; and is every face accounted for?

The author says who is in a photograph. Faces are found and counted, never compared.
"""

from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from schoolgate.engine.finding import Finding, Place, Seen, Unsaid
from schoolgate.reading.pictures.face import Face
from schoolgate.reading.pictures.part import PictureError
from schoolgate.reading.pictures.shown import PeopleInPhoto, match_people
from schoolgate.reading.post import Photo, Post
from schoolgate.reading.school import School

FACTS = (
    "pictured.child",
    "pictured.staff",
    "pictured.anyone",
    "pictured.recognisable",
    "pictured.unaccounted",
)
_ON_ROLLS = ("pictured.child", "pictured.staff")


class _Finder(Protocol):
    def faces(self, path: Path) -> tuple[Face, ...]: ...


def look(post: Post, school: School) -> Iterator[Seen]:
    """Say of each photograph who is shown, and count its faces against the names."""
    for photo in post.photos:
        people = match_people(photo, school)
        yield from _people(photo, people)
        yield from _recognisable(photo, people)
        if not photo.film:
            yield from _unaccounted(photo)
        elif not people.is_said:
            yield Unsaid("pictured.unaccounted", people.why_unsaid)


def _people(photo: Photo, people: PeopleInPhoto) -> Iterator[Seen]:
    place = Place(photo.file)
    if photo.in_picture:
        yield Finding("pictured.anyone", f"{photo.file} shows people", photo=place)
    if people.pupils:
        yield Finding("pictured.child", f"{photo.file} shows a child", photo=place)
    if people.staff:
        says = f"{photo.file} shows a member of staff"
        yield Finding("pictured.staff", says, photo=place)
    if people.why_unsaid:
        yield from (Unsaid(fact, people.why_unsaid) for fact in _ON_ROLLS)
    if not people.is_said:
        yield Unsaid("pictured.anyone", people.why_unsaid)


def _recognisable(photo: Photo, people: PeopleInPhoto) -> Iterator[Seen]:
    if photo.recognisable:
        says = f"somebody can be recognised in {photo.file}"
        yield Finding("pictured.recognisable", says, photo=Place(photo.file))
    elif photo.recognisable is None and (photo.in_picture or not people.is_said):
        why = f"nobody has said whether anybody can be recognised in {photo.file}"
        yield Unsaid("pictured.recognisable", why)


def _unaccounted(photo: Photo) -> Iterator[Seen]:
    try:
        finder = cast("_Finder", import_module("schoolgate.reading.pictures.faces"))
        found = [face for face in finder.faces(photo.path) if face.is_certain]
    except ImportError as error:
        why = (
            f"faces in {photo.file} were not counted, which needs {error.name}: "
            "pip install schoolgate[photo], or have a person count them"
        )
        yield Unsaid("pictured.unaccounted", why)
    except PictureError as error:
        yield Unsaid("pictured.unaccounted", f"{photo.file}: {error}")
    else:
        yield from _too_many(photo, found)


def _too_many(photo: Photo, found: Iterable[Face]) -> Iterator[Finding]:
    boxes = tuple(face.box for face in found)
    named = len(set(photo.in_picture))
    if len(boxes) > named:
        faces = "1 face" if len(boxes) == 1 else f"{len(boxes)} faces"
        people = "1 person" if named == 1 else f"{named or 'no'} people"
        says = f"{faces} found in {photo.file}, and {people} named: who is missing?"
        place = Place(photo.file, boxes)
        yield Finding("pictured.unaccounted", says, certain=False, photo=place)
