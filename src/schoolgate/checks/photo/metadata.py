"""Does a photograph carry the place where it was taken, or other hidden data?"""

from collections.abc import Iterator

from schoolgate.engine.finding import Finding, Place, Seen, Unsaid
from schoolgate.reading.pictures.cut import cut
from schoolgate.reading.pictures.part import PictureError
from schoolgate.reading.pictures.sniff import read
from schoolgate.reading.post import Photo, Post
from schoolgate.reading.school import School

FACTS = ("metadata.location", "metadata.other")


def look(post: Post, school: School) -> Iterator[Seen]:
    """Name what each photograph hides; one that can't be read says so."""
    del school
    for photo in post.stills:
        try:
            yield from _look(photo)
        except PictureError as error:
            yield from (Unsaid(fact, f"{photo.file}: {error}") for fact in FACTS)


def _look(photo: Photo) -> Iterator[Finding]:
    picture = cut(read(photo.path))
    place = Place(photo.file)
    if picture.tells_place:
        says = f"{photo.file} carries the place where it was taken"
        yield Finding("metadata.location", says, photo=place)
    if picture.hidden:
        says = f"{photo.file} carries {', '.join(picture.hidden)}"
        yield Finding("metadata.other", says, photo=place)
