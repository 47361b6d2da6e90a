"""Has every photograph words for those who can't see it?"""

import re
from collections.abc import Iterator

from schoolgate.engine.finding import Finding, Place, Seen
from schoolgate.reading.post import Photo, Post
from schoolgate.reading.school import School

FACTS = ("alt.missing",)

_FILE_NAME = re.compile(r"\S+\.(?:jpe?g|png|webp|gif|tiff?|hei[cf])", re.IGNORECASE)
_CAMERA_NAME = re.compile(r"(?:IMG|DSC[NF]?|PXL|P)[-_ ]?[\d_-]{3,}\w*", re.IGNORECASE)
_EMPTY_WORDS = frozenset(
    "image photo photograph picture pic alt text untitled none n/a".split()
)


def look(post: Post, school: School) -> Iterator[Seen]:
    """Find photographs whose alternative text is missing, or says nothing."""
    del school
    for photo in post.stills:
        if not photo.decorative and _says_nothing(photo):
            says = f"{photo.file} has no alternative text for those who can't see it"
            yield Finding("alt.missing", says, photo=Place(photo.file))


def _says_nothing(photo: Photo) -> bool:
    alt = (photo.alt or "").strip(" \t\r\n\u00a0\u200b\ufeff.-–—\"'")
    words = set(alt.lower().split())
    return (
        alt == photo.file
        or words <= _EMPTY_WORDS
        or _FILE_NAME.fullmatch(alt) is not None
        or _CAMERA_NAME.fullmatch(alt) is not None
    )
