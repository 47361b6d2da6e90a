"""A school's Page on LinkedIn."""

from collections.abc import Callable, Sequence

from schoolgate.channels.calling import Clock, Json, of_kinds
from schoolgate.channels.linkedin import little
from schoolgate.channels.linkedin.abilities import ABILITIES, KINDS, PIXELS
from schoolgate.channels.linkedin.organisation import Organisation
from schoolgate.channels.port import (
    Comments,
    Message,
    Out,
    ReadBack,
    Refused,
    Standing,
    Steps,
)
from schoolgate.channels.sending import ID, insisted, not_seen, same, sending, since
from schoolgate.channels.wire import asking, fits

IMAGE = "image-"
STATES = {"OPEN": Comments.OPEN, "CLOSED": Comments.CLOSED}


class LinkedIn:
    """One Page. LinkedIn has no key that makes a second call the same as the first."""

    def __init__(
        self, page: Organisation, clock: Clock, pause: Callable[[float], None]
    ) -> None:
        self._page = page
        self._clock = clock
        self._pause = pause

    def publish(self, message: Message, steps: Steps) -> Out:
        """Upload the pictures unseen, publish them, then close the comments."""
        _takes(message)
        if out := self.find(message, steps):
            return out
        images = [self._image(message, number, steps) for number in _numbers(message)]
        with sending(steps, self._clock()):
            steps[ID] = self._page.publish(self._new(message, images))
        return self._finished(message, steps)

    def find(self, message: Message, steps: Steps) -> Out | None:
        """Look for the message among the Page's posts since it was sent.

        If comments were still to be closed, they are closed now.
        """
        if ID not in steps and (start := since(message, steps)):
            with asking():
                posts = self._page.posts(start)
                found = next((each for each in posts if _is_it(each, message)), None)
            if found is None:
                not_seen(ABILITIES.name, steps, self._clock())
                return None
            steps[ID] = str(found["id"])
        return self._finished(message, steps) if ID in steps else None

    def close_comments(self, out: Out) -> Comments:
        """Close the comments; those that are there are deleted by that."""
        self._page.close_comments(out.id)
        return self._comments(out.id)

    def read_back(self, out: Out) -> ReadBack:
        """Read the post, what its pictures show, and who can comment."""
        post = self._page.post(out.id)
        if post is None:
            return ReadBack(there=False)
        images = _images(post)
        return ReadBack(
            there=True,
            text=little.read(str(post.get("commentary") or "")),
            pictures=len(images),
            alts=tuple(str(image.get("altText") or "") for image in images),
            comments=self._comments(out.id),
        )

    def withdraw(self, out: Out) -> None:
        """Delete the post."""
        self._page.delete(out.id)

    def standing(self) -> Standing:
        """Ask which role the token has, and tell when token and version end."""
        signed = self._page.signed
        account = f"{self._page.urn} ({self._page.role()})"
        warning = signed.warning(self._clock())
        return Standing(account, signed.expires, warning=warning)

    def _image(self, message: Message, number: int, steps: Steps) -> str:
        name = f"{IMAGE}{number}"
        if name not in steps:
            steps[name] = self._page.upload(message.pictures[number])
        return steps[name]

    def _new(self, message: Message, images: Sequence[str]) -> Json:
        post: dict[str, object] = {
            "author": self._page.urn,
            "commentary": little.little_text(message.text),
            "visibility": "PUBLIC",
            "distribution": {
                "feedDistribution": "MAIN_FEED",
                "targetEntities": [],
                "thirdPartyDistributionChannels": [],
            },
            "lifecycleState": "PUBLISHED",
            "isReshareDisabledByAuthor": False,
        }
        shown = [_shown(urn, message, n) for n, urn in enumerate(images)]
        if len(shown) == 1:
            post["content"] = {"media": shown[0]}
        elif shown:
            post["content"] = {"multiImage": {"images": shown}}
        return post

    def _finished(self, message: Message, steps: Steps) -> Out:
        """What is out, its comments closed; that they could not be undoes nothing."""
        urn, page = steps[ID], self._page
        if message.comments is not Comments.OPEN:
            insisted(lambda: page.close_comments(urn), self._pause)
        comments = insisted(lambda: self._comments(urn), self._pause)
        address = f"https://www.linkedin.com/feed/update/{urn}/"
        return Out(urn, address, comments or Comments.UNKNOWN)

    def _comments(self, urn: str) -> Comments:
        return STATES.get(self._page.comments(urn), Comments.UNKNOWN)


def _takes(message: Message) -> None:
    fits(message, ABILITIES)
    of_kinds(message, ABILITIES.name, KINDS)
    for number, picture in enumerate(message.pictures, 1):
        if picture.width * picture.height > PIXELS:
            what = f"Picture {number} has more than the 36 million dots LinkedIn takes"
            raise Refused(what, "Make it smaller.")


def _numbers(message: Message) -> range:
    return range(len(message.pictures))


def _shown(urn: str, message: Message, number: int) -> dict[str, str]:
    alt = message.pictures[number].alt
    return {"id": urn, "altText": alt} if alt else {"id": urn}


def _images(post: Json) -> Sequence[Json]:
    content = post.get("content") or {}
    if "media" in content:
        return (content["media"],)
    return (content.get("multiImage") or {}).get("images") or ()


def _is_it(post: Json, message: Message) -> bool:
    alike = same(little.read(str(post.get("commentary") or "")), message.text)
    return alike and len(_images(post)) == len(message.pictures)
