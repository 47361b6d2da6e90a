"""Are there faces in the photographs, where, and how many?

A detector misses faces that are small, turned or hidden: what it finds is a question
to a person, never an all-clear.
"""

from collections.abc import Iterator

from schoolgate.engine.finding import Finding, Measured, Place, Seen, Unsaid
from schoolgate.reading.pictures.face import Face
from schoolgate.reading.pictures.faces import faces
from schoolgate.reading.pictures.part import PictureError
from schoolgate.reading.post import Post
from schoolgate.reading.school import School

FACTS = ("faces.found", "faces.count")


def look(post: Post, school: School) -> Iterator[Seen]:
    """Find faces in every photograph, and count those that are certain."""
    del school
    count, is_whole = 0, True
    for photo in post.photos:
        try:
            found = faces(photo.path)
        except PictureError as error:
            is_whole = False
            yield from (Unsaid(fact, f"{photo.file}: {error}") for fact in FACTS)
            continue
        certain = [face for face in found if face.is_certain]
        possible = [face for face in found if not face.is_certain]
        count += len(certain)
        yield from _certain(photo.file, certain)
        yield from _possible(photo.file, possible)
    if is_whole:
        yield Measured("faces.count", count)


def _certain(file: str, found: list[Face]) -> Iterator[Finding]:
    if found:
        says = f"{_counted(found, 'face')} found in {file}: is anyone missing?"
        yield Finding("faces.found", says, photo=_place(file, found))


def _possible(file: str, found: list[Face]) -> Iterator[Finding]:
    if found:
        says = f"{_counted(found, 'possible face')} in {file}: is it somebody?"
        place = _place(file, found)
        yield Finding("faces.found", says, certain=False, photo=place)


def _counted(found: list[Face], what: str) -> str:
    return f"{len(found)} {what}" + ("" if len(found) == 1 else "s")


def _place(file: str, found: list[Face]) -> Place:
    return Place(file, tuple(face.box for face in found))
