"""A post as X gets it, and as X shows it."""

import re
from collections.abc import Iterator, Sequence
from html import unescape

from schoolgate.channels.calling import Json
from schoolgate.channels.port import Comments, Message, ReadBack
from schoolgate.channels.sending import same

ONLY_THE_NAMED = "mentionedUsers"
"""The strictest of X's settings: there is none for "nobody"."""
SCHEME = re.compile(r"https?://")
WANTED = {
    "post.fields": "attachments,created_at,entities,note_post,reply_settings,text",
    "expansions": "attachments.media_keys",
    "media.fields": "alt_text,media_key,type",
}


def new(message: Message, media: Sequence[str]) -> Json:
    """The body that makes the post; comments that are to be closed are limited."""
    made: dict[str, object] = {"text": message.text}
    if media:
        made["media"] = {"media_ids": list(media)}
    if message.comments is not Comments.OPEN:
        made["reply_settings"] = ONLY_THE_NAMED
    return made


def comments(settings: object) -> Comments:
    """Who can reply, by X's own word for it."""
    if not isinstance(settings, str):
        return Comments.UNKNOWN
    return Comments.OPEN if settings == "everyone" else Comments.LIMITED


def read(post: Json, media: Sequence[Json]) -> ReadBack:
    """What a reader sees of a post; ``media`` are those that came with the answer."""
    keys = _keys(post)
    alts = {each.get("media_key"): str(each.get("alt_text") or "") for each in media}
    return ReadBack(
        there=True,
        text=text(post),
        pictures=len(keys),
        alts=tuple(alts.get(key, "") for key in keys),
        comments=comments(post.get("reply_settings")),
    )


def is_it(post: Json, message: Message) -> bool:
    """Whether this post is the message, whatever X made of its addresses."""
    if len(_keys(post)) != len(message.pictures):
        return False
    return same(SCHEME.sub("", text(post)), SCHEME.sub("", message.text))


def text(post: Json) -> str:
    """The text as it was written: whole, with its addresses instead of X's short ones.

    A long post is cut in ``text`` and whole in ``note_post``.
    """
    whole = post.get("note_post") or post
    said = str(whole.get("text") or "")
    for short, written in _addresses(whole):
        said = said.replace(short, written)
    return unescape(said).strip()


def _addresses(whole: Json) -> Iterator[tuple[str, str]]:
    """Each short address, and what stood there; a picture's own stood nowhere."""
    for found in (whole.get("entities") or {}).get("urls") or ():
        if short := found.get("url"):
            written = found.get("expanded_url") or short
            yield short, "" if found.get("media_key") else _written(written, found)


def _written(address: str, found: Json) -> str:
    """``www.example.org`` is shown as written, but told as ``http://www.example.org``."""
    shown = str(found.get("display_url") or "")
    return shown if address == f"http://{shown}" else address


def _keys(post: Json) -> Sequence[str]:
    return (post.get("attachments") or {}).get("media_keys") or ()
