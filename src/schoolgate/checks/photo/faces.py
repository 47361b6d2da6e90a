"""Are there faces in the photographs, where, and how many?

A detector misses faces that are small, turned or hidden: what it finds is a question
to a person, never an all-clear.
"""

from collections.abc import Iterator, Sequence

from schoolgate.engine.finding import Finding, Measured, Place, Seen, Unsaid
from schoolgate.reading.pictures.face import Face
from schoolgate.reading.pictures.faces import faces
from schoolgate.reading.pictures.part import PictureError
from schoolgate.reading.post import Photo, Post
from schoolgate.reading.school import School

FACTS = ("faces.found", "faces.count")


def look(post: Post, school: School) -> Iterator[Seen]:
    """Find faces in every photograph, and count those that are certain."""
    del school
    count, is_whole = 0, True
    for photo in post.photos:
        if photo.film:
            yield from _filmed(photo)
            continue
        try:
            found = faces(photo.path)
        except PictureError as error:
            is_whole = False
            yield from (Unsaid(fact, f"{photo.file}: {error}") for fact in FACTS)
        else:
            count += sum(face.is_certain for face in found)
            yield from _told(photo.file, found)
    if is_whole:
        yield Measured("faces.count", count)


def _filmed(photo: Photo) -> Iterator[Seen]:
    """A video is seen in samples alone: a person says whether anybody is in it."""
    if photo.in_picture:
        yield Finding(
            "faces.found", f"{photo.file} shows people", photo=_place(photo.file, [])
        )
    elif not photo.nobody:
        yield Unsaid("faces.found", f"nobody has said who is in {photo.file}")


def _told(file: str, found: Sequence[Face]) -> Iterator[Finding]:
    certain = [face for face in found if face.is_certain]
    possible = [face for face in found if not face.is_certain]
    if certain:
        says = f"{_counted(certain, 'face')} found in {file}: is anyone missing?"
        yield Finding("faces.found", says, photo=_place(file, certain))
    if possible:
        says = f"{_counted(possible, 'possible face')} in {file}: is it somebody?"
        place = _place(file, possible)
        yield Finding("faces.found", says, certain=False, photo=place)


def _counted(found: list[Face], what: str) -> str:
    return f"{len(found)} {what}" + ("" if len(found) == 1 else "s")


def _place(file: str, found: list[Face]) -> Place:
    return Place(file, tuple(face.box for face in found))
