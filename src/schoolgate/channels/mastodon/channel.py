"""A school's account on a server that speaks Mastodon's language."""

import re
from datetime import timedelta
from unicodedata import normalize

from mastodon.return_types import Status

from schoolgate.channels.markup import Read
from schoolgate.channels.mastodon.server import Missing, Server
from schoolgate.channels.port import (
    Comments,
    Message,
    NotSignedIn,
    Out,
    ReadBack,
    Refused,
    Standing,
    Steps,
)
from schoolgate.channels.wire import SIGN_IN, asking, fits

SENT = "sent"
# Clocks differ: a post may seem to be a little older than its message.
SKEW = timedelta(minutes=5)
MENTION = re.compile(r"@([\w.-]+)@[\w.-]*\w")
LETTERS = re.compile(r"[\W_]+")
SPACES = re.compile(r"\s+")


class MastodonAccount:
    """One account. Its posts are always open to replies."""

    def __init__(self, server: Server) -> None:
        self._server = server

    def publish(self, message: Message, steps: Steps) -> Out:
        """Hand over the pictures, then publish; their ids are kept as steps."""
        fits(message, self._server.limits())
        if SENT in steps and (out := self.find(message, steps)):
            return out
        pictures = enumerate(message.pictures, 1)
        media = [self._media(message, number, steps) for number, _ in pictures]
        steps[SENT] = "yes"
        return _out(self._server.post(message, media))

    def find(self, message: Message, steps: Steps) -> Out | None:
        """Look for the same words and as many pictures among the account's posts."""
        del steps
        readings, pictures = _readings(message.text), len(message.pictures)
        with asking():
            for post in self._server.since(message.at - SKEW):
                alike = len(post.media_attachments) == pictures
                if alike and _letters(_shown(post)) in readings:
                    return _out(post)
        return None

    def close_comments(self, out: Out) -> Comments:
        """Mastodon can't: they stay open."""
        del out
        return Comments.OPEN

    def read_back(self, out: Out) -> ReadBack:
        """Read the post; its text as it was written, where the server kept that."""
        post = self._server.status(out.id)
        if post is None:
            return ReadBack(there=False)
        return ReadBack(
            there=True,
            text=self._text(post),
            pictures=len(post.media_attachments),
            alts=tuple(media.description or "" for media in post.media_attachments),
            comments=Comments.OPEN,
        )

    def withdraw(self, out: Out) -> None:
        """Delete the post and its pictures. Other servers are asked to, by this one."""
        self._server.delete(out.id)

    def standing(self) -> Standing:
        """Ask whose token it is. Tokens do not end."""
        try:
            return Standing(str(self._server.me().acct))
        except NotSignedIn:
            raise
        except Refused as error:
            # Some servers answer a wrong token with a status of their own.
            raise NotSignedIn(error.what, SIGN_IN) from error

    def _text(self, post: Status) -> str:
        """The text as it was written, else what is left of it in the page."""
        return self._server.source(str(post.id)) or _shown(post)

    def _media(self, message: Message, number: int, steps: Steps) -> str:
        """The id of one picture, handed over now or before the crash."""
        name = f"media.{number}"
        if name in steps and self._server.is_ready(steps[name]):
            return steps[name]
        steps[name] = self._server.upload(message.pictures[number - 1])
        if not self._server.is_ready(steps[name]):
            raise Missing("The server lost a picture")
        return steps[name]


def _out(post: Status) -> Out:
    return Out(str(post.id), str(post.url or post.uri), Comments.OPEN)


def _shown(post: Status) -> str:
    return Read(str(post.content)).text


def _readings(text: str) -> set[str]:
    """What a server makes of a text: some take what looks like a tag for one."""
    return {_letters(text), _letters(Read(text).text)}


def _letters(text: str) -> str:
    """The words alone: servers turn signs into markup, and cut mentions short."""
    text = MENTION.sub(r"@\1", normalize("NFC", text)).casefold()
    return LETTERS.sub("", text) or SPACES.sub("", text)
