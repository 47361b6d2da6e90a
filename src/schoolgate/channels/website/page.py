"""A message as WordPress keeps it, and what WordPress shows of it.

The text is escaped as a whole. WordPress also gives a meaning to square brackets
(short codes) and to an address that stands alone (it fetches what is there), so the
first are written as numbers, and addresses are always links.
"""

import re
from collections.abc import Mapping, Sequence
from hashlib import sha256
from html import escape
from typing import TypeAlias, cast
from unicodedata import normalize

from schoolgate.channels.markup import Read, first_line, paragraphs
from schoolgate.channels.port import Comments, Message, Picture, ReadBack

Json: TypeAlias = Mapping[str, object]

OPEN, CLOSED, PUBLISHED = "open", "closed", "publish"
WORDS = re.compile(r"[^a-z0-9]+")
SLUG_CHARACTERS = 60
KEY_CHARACTERS = 12
SHOWN = re.compile(r"wp-image-(\d+)")
ENDINGS = {"image/jpeg": "jpg", "image/png": "png", "image/gif": "gif"}


def slug_of(message: Message) -> str:
    """The last part of the post's address: its title's words, and a mark of its key."""
    plain = normalize("NFKD", title_of(message)).encode("ascii", "ignore").decode()
    words = WORDS.sub("-", plain.lower()).strip("-")[:SLUG_CHARACTERS].strip("-")
    mark = sha256(message.key.encode()).hexdigest()[:KEY_CHARACTERS]
    return f"{words}-{mark}".strip("-")


def title_of(message: Message) -> str:
    """The title, or the first line where there is none."""
    return " ".join(message.title.split()) or first_line(message.text)


def picture_name(slug: str, picture: Picture) -> str:
    """A picture's file name on the website. It says nothing of the child's own file."""
    return f"{slug}.{ENDINGS.get(picture.media_type, 'jpg')}"


def content(message: Message, media: Sequence[Json]) -> str:
    """The post's blocks: its paragraphs, then its pictures."""
    texts = (
        f"<!-- wp:paragraph -->\n<p>{html}</p>\n<!-- /wp:paragraph -->"
        for html in paragraphs(message.text, escaped)
    )
    pairs = zip(message.pictures, media, strict=True)
    return "\n\n".join((*texts, *(_image(picture, kept) for picture, kept in pairs)))


def escaped(text: str) -> str:
    """Text that neither a browser nor WordPress takes for an instruction."""
    return escape(text).replace("[", "&#91;").replace("]", "&#93;")


def _image(picture: Picture, kept: Json) -> str:
    number = int(str(kept["id"]))
    source, alt = escaped(str(kept["source_url"])), escaped(picture.alt)
    return (
        f'<!-- wp:image {{"id":{number},"sizeSlug":"full"}} -->\n'
        f'<figure class="wp-block-image size-full"><img src="{source}" alt="{alt}" '
        f'class="wp-image-{number}"/></figure>\n<!-- /wp:image -->'
    )


def media_of(post: Json) -> tuple[str, ...]:
    """The ids of the pictures in a post, in order."""
    return tuple(dict.fromkeys(SHOWN.findall(_raw(post, "content"))))


def comments_of(post: Json) -> Comments:
    """Whether the post takes comments."""
    return Comments.CLOSED if post.get("comment_status") == CLOSED else Comments.OPEN


def read(post: Json | None) -> ReadBack:
    """What is out: there only if it is published, and not in the bin."""
    if post is None or post.get("status") != PUBLISHED:
        return ReadBack(there=False)
    seen = Read(_raw(post, "content"))
    return ReadBack(
        there=True,
        text=seen.text,
        pictures=len(seen.alts),
        alts=tuple(seen.alts),
        comments=comments_of(post),
    )


def _raw(post: Json, field: str) -> str:
    """A field as it was written; WordPress turns quotes and dashes when it shows it."""
    return str(cast("Json", post[field])["raw"])
