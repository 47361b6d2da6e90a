"""A school's website on WordPress."""

from contextlib import suppress

from schoolgate.channels.port import (
    ChannelError,
    Comments,
    Message,
    NotSignedIn,
    Out,
    ReadBack,
    Refused,
    Standing,
    Steps,
)
from schoolgate.channels.website.abilities import ABILITIES
from schoolgate.channels.website.page import (
    CLOSED,
    OPEN,
    PUBLISHED,
    Json,
    comments_of,
    content,
    escaped,
    media_of,
    picture_name,
    read,
    slug_of,
    title_of,
)
from schoolgate.channels.website.server import Server
from schoolgate.channels.wire import SIGN_IN, asking, fits

SENT, MEDIA = "sent", "media"
RIGHTS = ("publish_posts", "upload_files", "delete_published_posts")


class Website:
    """One user of a website; a post is theirs."""

    def __init__(self, server: Server) -> None:
        self._server = server

    def publish(self, message: Message, steps: Steps) -> Out:
        """Hand the pictures over, then make the post, its comments closed at once."""
        fits(message, ABILITIES)
        # With a wrong password WordPress answers as to a stranger, who may ask as well.
        self._server.me()
        looked = self.find(message, steps) if SENT in steps else self._there(message)
        if looked:
            return looked
        numbers = range(1, len(message.pictures) + 1)
        media = [self._picture(message, number, steps) for number in numbers]
        steps[SENT] = "yes"
        try:
            return _out(self._server.publish(_post(message, media)))
        except Refused:
            self._clear(media)
            raise

    def find(self, message: Message, steps: Steps) -> Out | None:
        """Look for the post at the place that follows from the message."""
        del steps
        with asking():
            return self._there(message)

    def close_comments(self, out: Out) -> Comments:
        """Close the comments; those that are there stay."""
        shut = {"comment_status": CLOSED, "ping_status": CLOSED}
        return comments_of(self._server.change(out.id, shut))

    def read_back(self, out: Out) -> ReadBack:
        """Read the post as it was written."""
        return read(self._server.read("posts", out.id))

    def withdraw(self, out: Out) -> None:
        """Delete the post and its pictures for good, and not into the bin."""
        self._server.delete("posts", out.id)
        for picture in out.kept.get(MEDIA, "").split():
            self._server.delete("media", picture)

    def standing(self) -> Standing:
        """Ask whose password it is, and whether they may publish."""
        me = self._server.me()
        rights = me.get("capabilities")
        held = rights if isinstance(rights, dict) else {}
        lacking = [right for right in RIGHTS if not held.get(right)]
        if lacking:
            what = f"The user of the website lacks {', '.join(lacking)}"
            raise NotSignedIn(what, f"Make them an editor. {SIGN_IN}")
        return Standing(str(me.get("name") or me.get("slug")))

    def _there(self, message: Message) -> Out | None:
        """WordPress would give a second post of a name another name."""
        post = self._server.find("posts", slug_of(message))
        return _out(post) if post else None

    def _clear(self, media: list[Json]) -> None:
        """Take back the pictures of a post that is not to be, as far as that goes."""
        with suppress(ChannelError):
            for picture in media:
                self._server.delete("media", str(picture["id"]))

    def _picture(self, message: Message, number: int, steps: Steps) -> Json:
        """One picture on the website, handed over now or before the crash."""
        picture, slug = message.pictures[number - 1], f"{slug_of(message)}-{number}"
        step = f"{MEDIA}.{number}"
        there = self._server.read("media", steps[step]) if step in steps else None
        there = there or self._server.find("media", slug)
        if there is None:
            name = picture_name(slug, picture)
            about = {"alt_text": picture.alt, "slug": slug, "title": slug}
            there = self._server.upload(name, picture.data, picture.media_type, about)
        steps[step] = str(there["id"])
        return there


def _post(message: Message, media: list[Json]) -> Json:
    comments = OPEN if message.comments is Comments.OPEN else CLOSED
    post: dict[str, object] = {
        "slug": slug_of(message),
        "title": escaped(title_of(message)),
        "content": content(message, media),
        "status": PUBLISHED,
        "comment_status": comments,
        "ping_status": CLOSED,
    }
    if media:
        post["featured_media"] = media[0]["id"]
    return post


def _out(post: Json) -> Out:
    kept = {MEDIA: " ".join(media_of(post))}
    return Out(str(post["id"]), str(post["link"]), comments_of(post), kept)
