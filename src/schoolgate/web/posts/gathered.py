"""A post with who is in its pictures and its video, in two questions.

Each row of an answer has one of them beside what they are in, which comes again with
every row; Django's own way asks once more for each kind.
"""

from collections.abc import Sequence
from typing import Any

from django.db.models import (
    FilteredRelation,
    Model,
    Prefetch,
    Q,
    QuerySet,
    prefetch_related_objects,
)

from schoolgate.web.posts.content import video_of
from schoolgate.web.posts.models import Picture, Post

Related = Prefetch[Any, Any, Any]


def gathered(
    posts: QuerySet[Post], pictures: QuerySet[Picture], *related: Related
) -> Post | None:
    """The one post of a query, with its pictures as they are asked for.

    The frames of its video that were looked at stay where they are: only the video's
    own page shows them.
    """
    told = FilteredRelation("video__filmed", condition=Q(video__filmed__gt=0))
    # The stubs know no relation that a query makes.
    each = posts.annotate(told=told).select_related("video", "told")  # type: ignore[misc]
    rows = list(each.defer("video__samples").order_by("told__pk"))
    if not rows:
        return None
    post = rows[0]
    prefetch_related_objects([post], *related)
    with_pictures(post, pictures)
    if video := video_of(post):
        filmed = [row.told for row in rows if getattr(row, "told", None)]
        for one in filmed:
            one.video = video
        _know(video, "filmed", filmed)
    return post


def with_pictures(post: Post, pictures: QuerySet[Picture]) -> Post:
    """A post that knows its pictures, as they are asked for, and who is in each."""
    _know(post, "pictures", pictured(post, pictures))
    return post


def pictured(post: Post, pictures: QuerySet[Picture]) -> list[Picture]:
    """The pictures of a post in their order, each with its faces."""
    face = FilteredRelation("faces", condition=Q(faces__gt=0))
    mine = pictures.filter(post=post.pk).annotate(face=face)
    each = mine.select_related("face")  # type: ignore[misc]
    found: dict[int, Picture] = {}
    faces: dict[int, list[Model]] = {}
    for row in each.order_by("position", "pk", "face__number"):
        picture = found.setdefault(row.pk, row)
        picture.post = post
        if face_of_row := getattr(row, "face", None):
            face_of_row.picture = picture
            faces.setdefault(row.pk, []).append(face_of_row)
    for picture in found.values():
        _know(picture, "faces", faces.get(picture.pk, []))
    return list(found.values())


def _know(row: Model, name: str, found: Sequence[Any]) -> None:
    """Let a row know what is related to it, as if Django had asked for that ahead."""
    every = getattr(row, name).all()
    vars(every).update(_result_cache=list(found), _prefetch_done=True)
    vars(row).setdefault("_prefetched_objects_cache", {})[name] = every
