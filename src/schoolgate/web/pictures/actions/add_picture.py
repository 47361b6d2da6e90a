"""A picture is handed in: read, cleaned, and kept where no address leads."""

import hashlib
import io
import warnings
from datetime import datetime

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction
from PIL import Image

from schoolgate.reading.pictures.cleaning import Cleaned, clean
from schoolgate.reading.pictures.decoding import MOST_PIXELS
from schoolgate.reading.pictures.part import PictureError
from schoolgate.web.people.models import Person
from schoolgate.web.posts.actions.edit import changed, locked_draft
from schoolgate.web.posts.actions.errors import BadPicture
from schoolgate.web.posts.models import Picture, Post

MOST = 20
ORIENTATION = 0x0112
ON_ITS_SIDE = 5
SMALLER = 8
TOO_LARGE = "{} has more than 120 million pixels. Save it smaller."
MEDIA_TYPES = {
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".webp": "image/webp",
    ".gif": "image/gif",
}


@transaction.atomic
def add_picture(
    post: Post, data: bytes, name: str, *, by: Person, at: datetime
) -> Picture:
    """Add a picture to a draft. Only what is cleaned of hidden data is kept.

    Raises BadPicture for what is too large, disguised, cut off or no picture.
    """
    post = locked_draft(post, by=by, at=at)
    return _kept(post, cleaned_picture(data, name), name, by=by, at=at)


@transaction.atomic
def add_once(
    post: Post, data: bytes, name: str, *, by: Person, at: datetime
) -> Picture:
    """Add a picture, unless the very same is there.

    A page sends it again where the connection was lost before the answer came.
    """
    post = locked_draft(post, by=by, at=at)
    cleaned = cleaned_picture(data, name)
    there = post.pictures.filter(sha256=hashlib.sha256(cleaned.data).hexdigest())
    return there.first() or _kept(post, cleaned, name, by=by, at=at)


def _kept(
    post: Post, cleaned: Cleaned, name: str, *, by: Person, at: datetime
) -> Picture:
    count = post.pictures.count()
    if count >= MOST:
        raise BadPicture(f"{name}: a post takes {MOST} pictures. Take one out first.")
    picture = Picture(
        post=post,
        name=unused_name(post, name, cleaned.suffix),
        media_type=MEDIA_TYPES[cleaned.suffix],
        sha256=hashlib.sha256(cleaned.data).hexdigest(),
        position=count,
        placed=cleaned.placed,
    )
    picture.width, picture.height = size_of(cleaned.data, name)
    file = f"{picture.sha256[:32]}{cleaned.suffix}"
    picture.file.save(file, ContentFile(cleaned.data), save=False)
    picture.save()
    changed(post, by=by, at=at)
    return picture


def cleaned_picture(data: bytes, name: str) -> Cleaned:
    """What is left of a file when everything hidden is out of it."""
    if len(data) > settings.PICTURE_BYTES:
        most = settings.PICTURE_BYTES // (1024 * 1024)
        raise BadPicture(f"{name} is larger than {most} MB. Save it smaller.")
    try:
        return clean(data)
    except PictureError as error:
        raise BadPicture(f"{name}: {error}. Your words are saved.") from error


def size_of(data: bytes, name: str) -> tuple[int, int]:
    """Width and height in pixels, as it is looked at.

    It is decoded to its end, so that one which is cut off is known; small, if it can.
    """
    try:
        with (
            warnings.catch_warnings(
                action="ignore", category=Image.DecompressionBombWarning
            ),
            Image.open(io.BytesIO(data)) as image,
        ):
            width, height = image.size
            if width * height > MOST_PIXELS:
                raise BadPicture(TOO_LARGE.format(name))
            turned = image.getexif().get(ORIENTATION, 1) >= ON_ITS_SIDE
            image.draft("RGB", (width // SMALLER, height // SMALLER))
            image.load()
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise BadPicture(
            f"{name} can't be shown: it is cut off or broken. Add it again."
        ) from error
    return (height, width) if turned else (width, height)


def unused_name(post: Post, name: str, suffix: str) -> str:
    """The file's own name, made one of a kind in the post: it is said to people."""
    stem = "".join(c for c in name.rpartition("/")[2] if c.isprintable())
    stem = stem.rpartition(".")[0][:80] or "picture"
    taken = set(post.pictures.values_list("name", flat=True))
    number, chosen = 2, f"{stem}{suffix}"
    while chosen in taken:
        number, chosen = number + 1, f"{stem} {number}{suffix}"
    return chosen
