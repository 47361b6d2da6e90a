"""Which posts hold a pupil whom a list moved: in words, pictures or video.

A full name counts wherever it stands, a first name where the check of names would take
it for a pupil's.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.db.models import Prefetch

from schoolgate.web.imports.touched import Moved
from schoolgate.web.posts.content import video_of
from schoolgate.web.posts.models import Picture, Post
from schoolgate.web.posts.states import TOLD
from schoolgate.web.takedowns.first_names import FirstNames, words_of
from schoolgate.web.trust.models import School

AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class PupilSearch:
    """Pupils by their numbers, and by their names without a space between the words."""

    rows: Mapping[int, Moved]
    names: Mapping[str, frozenset[int]]
    longest: int


def touched_posts(
    school: School, moved: Iterable[Moved]
) -> Iterator[tuple[Post, list[Moved]]]:
    """Each post of a school that can still change, with whom of the pupils it holds."""
    who = search_for(moved)
    if not who.rows:
        return
    alone = FirstNames(school, who.rows.values())
    pictures = Prefetch("pictures", Picture.objects.prefetch_related("faces"))
    posts = Post.objects.filter(school=school, state__in=TOLD).order_by("pk")
    posts = posts.select_related("video")
    posts = posts.prefetch_related("targets", pictures, "video__filmed")
    for post in posts.iterator(AT_ONCE):
        if found := _held(post, who, alone):
            yield post, [who.rows[row] for row in sorted(found)]


def search_for(moved: Iterable[Moved]) -> PupilSearch:
    """What to look for, of some pupils."""
    rows = {one.pupil: one for one in moved}
    names: dict[str, frozenset[int]] = {}
    longest = 0
    for one in rows.values():
        for name in one.names:
            words = words_of(name)
            longest = max(longest, len(words))
            whole = "".join(words)
            names[whole] = names.get(whole, frozenset()) | {one.pupil}
    return PupilSearch(rows, names, longest)


def named_in(text: str, who: PupilSearch) -> frozenset[int]:
    """The pupils whose full name a text holds, as whole words, whatever the accents."""
    words = words_of(text)
    found = frozenset[int]()
    for first in range(len(words)):
        run = ""
        for word in words[first : first + who.longest]:
            run += word
            found |= who.names.get(run, frozenset())
    return found


def _held(post: Post, who: PupilSearch, alone: FirstNames) -> frozenset[int]:
    pictures = list(post.pictures.all())
    faces = {face.pupil_id for each in pictures for face in each.faces.all()}
    if video := video_of(post):
        faces |= {one.pupil_id for one in video.filmed.all()}
    told = frozenset(row for row in faces if row is not None) & who.rows.keys()
    texts = list(_texts(post, pictures))
    texts += [video.transcript] if video else []
    named = (named_in(text, who) for text in texts)
    return told.union(*named, *(alone.meant_in(text) for text in texts))


def _texts(post: Post, pictures: Iterable[Picture]) -> Iterator[str]:
    yield post.title
    yield post.text
    yield from (target.text for target in post.targets.all())
    for picture in pictures:
        yield picture.alt
        yield from picture.shown
