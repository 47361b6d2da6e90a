"""Can each photograph be read, and is it no larger than the policy lets out?"""

from collections.abc import Iterator

from schoolgate.engine.finding import Finding, Place, Seen, Unsaid
from schoolgate.reading.pictures.decoding import decoded
from schoolgate.reading.pictures.part import PictureError
from schoolgate.reading.pictures.sniff import disguise
from schoolgate.reading.post import Photo, Post
from schoolgate.reading.school import School

FACTS = ("picture.unreadable", "picture.large")


def look(post: Post, school: School) -> Iterator[Seen]:
    """Read every photograph once; one that can't be waits for a person."""
    longest = _longest_edge(school)
    for photo in post.stills:
        try:
            yield from _look(photo, longest)
        except PictureError as error:
            yield from (Unsaid(fact, f"{photo.file}: {error}") for fact in FACTS)


def _longest_edge(school: School) -> int | None:
    """The policy's longest edge in pixels, where it has one."""
    words = school.words.get("longest_edge", ())
    return int(words[0]) if words else None


def _look(photo: Photo, longest: int | None) -> Iterator[Seen]:
    seen = decoded(photo.path)
    pretends = disguise(photo.file, seen.kind)
    if pretends:
        yield Unsaid("picture.unreadable", f"{photo.file}: {pretends}")
    edge = max(seen.size)
    if longest is not None and edge > longest:
        says = f"{photo.file} is {edge} pixels long, and {longest} are let out"
        yield Finding("picture.large", says, photo=Place(photo.file))
