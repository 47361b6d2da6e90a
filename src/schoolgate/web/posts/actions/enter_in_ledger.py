"""Who is in what is about to go out is written down before it goes.

So a crash leaves an entry too many, and never a picture that nobody can find again.
"""

from collections.abc import Iterator
from datetime import datetime

from django.db import transaction

from schoolgate.web.posts.accounting import KNOWN, typed_in
from schoolgate.web.posts.cases import around
from schoolgate.web.posts.models import Picture, Post, Showing, Target


@transaction.atomic
def enter_in_ledger(post: Post, *, at: datetime) -> None:
    """Enter everybody in each picture for each account, once."""
    pictures = list(post.pictures.prefetch_related("faces"))
    if not pictures:
        return
    who = [(picture, one) for picture in pictures for one in _in(picture, post)]
    for target in post.targets.all():
        there = set(target.showings.values_list("sha256", "pupil", "staff", "visitor"))
        Showing.objects.bulk_create(
            _showing(target, picture, one, at)
            for picture, one in who
            if (picture.sha256, *one) not in there
        )


Who = tuple[int | None, int | None, str]


def _in(picture: Picture, post: Post) -> set[Who]:
    """Pupil, staff, visitor: one of them, for each person in a picture."""
    faces: set[Who] = {
        (face.pupil_id, face.staff_id, face.visitor)
        for face in picture.faces.all()
        if face.shows in KNOWN
    }
    return faces | set(_typed(picture, post))


def _typed(picture: Picture, post: Post) -> Iterator[Who]:
    if picture.shown:
        people = typed_in(picture, around(post.school))
        yield from ((row, None, "") for row in people.pupils)
        yield from ((None, row, "") for row in people.staff)


def _showing(target: Target, picture: Picture, who: Who, at: datetime) -> Showing:
    pupil, staff, visitor = who
    return Showing(
        target=target,
        picture=picture,
        sha256=picture.sha256,
        pupil_id=pupil,
        staff_id=staff,
        visitor=visitor,
        at=at,
    )
