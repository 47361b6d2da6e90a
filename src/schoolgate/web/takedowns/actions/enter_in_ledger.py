"""Who is in what is about to go out is written down before it goes.

So a crash leaves an entry too many, and never a picture that nobody can find again.
"""

from collections.abc import Iterator
from datetime import datetime

from django.db import transaction

from schoolgate.web.pictures.accounting import KNOWN, typed_in
from schoolgate.web.posts.around import around
from schoolgate.web.posts.content import video_of
from schoolgate.web.posts.models import Picture, Post, Target, Video
from schoolgate.web.takedowns.models import Showing


@transaction.atomic
def enter_in_ledger(post: Post, *, at: datetime) -> None:
    """Enter everybody in each picture and in the video for each account, once."""
    pictures = list(post.pictures.prefetch_related("faces"))
    who: list[tuple[Picture | Video, Who]] = [
        (picture, one) for picture in pictures for one in _in(picture, post)
    ]
    if video := video_of(post):
        who += [
            (video, (f.pupil_id, f.staff_id, f.visitor)) for f in video.filmed.all()
        ]
    if not who:
        return
    for target in post.targets.all():
        there = set(target.showings.values_list("sha256", "pupil", "staff", "visitor"))
        Showing.objects.bulk_create(
            _showing(target, shown, one, at)
            for shown, one in who
            if (shown.sha256, *one) not in there
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


def _showing(target: Target, shown: Picture | Video, who: Who, at: datetime) -> Showing:
    pupil, staff, visitor = who
    filmed = isinstance(shown, Video)
    return Showing(
        target=target,
        picture=None if isinstance(shown, Video) else shown,
        video=shown if isinstance(shown, Video) else None,
        filmed=filmed,
        sha256=shown.sha256,
        pupil_id=pupil,
        staff_id=staff,
        visitor=visitor,
        at=at,
    )
