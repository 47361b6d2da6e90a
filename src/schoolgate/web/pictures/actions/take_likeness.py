"""A picture is hashed, so that it is known again. What can't be, says why, and waits.

The hashes are of the whole picture. Nobody's face is hashed or compared.
"""

from datetime import datetime

from schoolgate.reading.pictures.hash_picture import hash_picture
from schoolgate.reading.pictures.unlooked import Unlooked
from schoolgate.web.posts.models import Picture, Post

MISSING = "the file is not where it was kept: add the picture again"


def take_likeness(picture: Picture, *, at: datetime) -> Picture:
    """Hash a picture, unless that was done. No row is locked meanwhile."""
    if picture.compared_at is not None:
        return picture
    found = _likeness(picture)
    if isinstance(found, Unlooked):
        picture.likeness, picture.uncompared = [], found.why
    else:
        picture.likeness, picture.uncompared = list(found), ""
        picture.compared_at = at
    # Whoever covered or cropped it meanwhile has made another picture of it.
    same = Picture.objects.filter(pk=picture.pk, sha256=picture.sha256)
    same.update(
        likeness=picture.likeness,
        compared_at=picture.compared_at,
        uncompared=picture.uncompared,
    )
    return picture


def take_likenesses(post: Post, *, at: datetime) -> None:
    """Hash the pictures of a post that nobody tried to: those of before hashes."""
    for picture in Picture.objects.filter(post=post, compared_at=None, uncompared=""):
        take_likeness(picture, at=at)


def _likeness(picture: Picture) -> tuple[str, ...] | Unlooked:
    try:
        with picture.file.open("rb") as file:
            data = bytes(file.read())
    except FileNotFoundError:
        return Unlooked(MISSING)
    found = hash_picture(data)
    return found if isinstance(found, Unlooked) else found.kept
