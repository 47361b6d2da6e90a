"""A detector looks for faces once in each picture; who they are, people say.

What can't be looked at says why, and waits until a person has answered for it.
"""

from datetime import datetime
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from django.db import transaction

from schoolgate.reading.pictures.face import Face as Found
from schoolgate.reading.pictures.part import PictureError
from schoolgate.web.posts.models import Face, Picture


class _Finder(Protocol):
    def faces(self, path: Path) -> tuple[Found, ...]: ...


def look_for_faces(picture: Picture, *, at: datetime) -> Picture:
    """Find the faces of a picture, unless that was done, and number them as one reads.

    It takes its time before the row is locked, not while.
    """
    if picture.looked_at is not None:
        return picture
    try:
        finder = cast("_Finder", import_module("schoolgate.reading.pictures.faces"))
        found = finder.faces(Path(picture.file.path))
    except (PictureError, ImportError) as error:
        Picture.objects.filter(pk=picture.pk).update(unlooked=str(error))
        picture.unlooked = str(error)
        return picture
    return _kept(picture, found, at)


@transaction.atomic
def _kept(picture: Picture, found: tuple[Found, ...], at: datetime) -> Picture:
    kept = Picture.objects.select_for_update().get(pk=picture.pk)
    if kept.looked_at is None and kept.sha256 == picture.sha256:
        last = max((face.number for face in kept.faces.all()), default=0)
        Face.objects.bulk_create(
            _face(kept, face, number)
            for number, face in enumerate(_as_read(found), last + 1)
        )
        kept.looked_at, kept.unlooked = at, ""
        kept.save(update_fields=["looked_at", "unlooked"])
    return kept


def _as_read(found: tuple[Found, ...]) -> list[Found]:
    """Row by row: a row is as high as half of the middle face."""
    heights = sorted(face.box[3] for face in found)
    row = max(1.0, heights[len(heights) // 2] * 0.7) if heights else 1.0
    return sorted(
        found, key=lambda f: (round((f.box[1] + f.box[3] / 2) / row), f.box[0])
    )


def _face(picture: Picture, found: Found, number: int) -> Face:
    x, y, width, height = found.box
    return Face(
        picture=picture,
        number=number,
        left=x / picture.width,
        top=y / picture.height,
        width=width / picture.width,
        height=height / picture.height,
        score=found.score,
    )
