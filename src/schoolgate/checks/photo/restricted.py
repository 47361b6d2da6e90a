"""Is anybody shown who must never be? It is never told why, nor who."""

from collections.abc import Iterable, Iterator

from schoolgate.engine.finding import Finding, Place, Seen, Unsaid
from schoolgate.engine.people import Restriction
from schoolgate.reading.pictures.shown import (
    PeopleInPhoto,
    folded,
    match_people,
    names_of,
)
from schoolgate.reading.post import Photo, Post
from schoolgate.reading.school import School

FACTS = ("restricted.pictured",)


def look(post: Post, school: School) -> Iterator[Seen]:
    """Hold the people in each photograph against the restricted list."""
    if school.restricted is None:
        yield from _without_list(post.photos, school)
        return
    never = _never_shown(school.restricted)
    for photo in post.photos:
        yield from _look(photo, match_people(photo, school), never)


def _without_list(photos: Iterable[Photo], school: School) -> Iterator[Unsaid]:
    for photo in photos:
        people = match_people(photo, school)
        if people.pupils or people.why_unsaid:
            why = (
                f"who is in {photo.file} could not be held against the restricted "
                "list: none was given"
            )
            yield Unsaid("restricted.pictured", why)


def _never_shown(restricted: Iterable[Restriction]) -> frozenset[str]:
    return frozenset(folded(r.person) for r in restricted if r.kind == "pupil")


def _look(photo: Photo, people: PeopleInPhoto, never: frozenset[str]) -> Iterator[Seen]:
    names = {folded(name) for name in photo.in_picture}
    for person in people.pupils:
        names |= names_of(person)
    if names & never:
        says = f"{photo.file} can't go out: not this one"
        yield Finding("restricted.pictured", says, photo=Place(photo.file))
    elif never and people.why_unsaid:
        yield Unsaid("restricted.pictured", people.why_unsaid)
