"""A school's Page on Facebook."""

from schoolgate.channels.calling import Clock, Json, of_kinds
from schoolgate.channels.facebook.abilities import ABILITIES, KINDS
from schoolgate.channels.facebook.page import Page, photos
from schoolgate.channels.port import (
    ChannelError,
    Comments,
    Message,
    Out,
    ReadBack,
    Refused,
    Standing,
    Steps,
)
from schoolgate.channels.sending import ID, not_seen, same, sending, since
from schoolgate.channels.wire import asking, fits

PHOTO, PHOTOS = "photo-", "photos"


class Facebook:
    """One Page. Facebook has no key that makes a second call the same as the first."""

    def __init__(self, page: Page, clock: Clock) -> None:
        self._page = page
        self._clock = clock

    def publish(self, message: Message, steps: Steps) -> Out:
        """Upload the photographs unseen, each once, then publish them with the text."""
        fits(message, ABILITIES)
        of_kinds(message, ABILITIES.name, KINDS)
        if out := self.find(message, steps):
            return out
        self._upload(message, steps)
        try:
            with sending(steps, self._clock()):
                steps[ID] = self._page.publish(message.text, _uploaded(steps))
        except Refused:
            self._take_away(steps)
            raise
        return _out(steps)

    def find(self, message: Message, steps: Steps) -> Out | None:
        """Look for the message among the Page's posts since it was sent."""
        if ID not in steps and (start := since(message, steps)):
            with asking():
                posts = self._page.posts(start)
                found = next((each for each in posts if _is_it(each, message)), None)
            if found is None:
                not_seen(ABILITIES.name, steps, self._clock())
                return None
            steps[ID] = str(found["id"])
        return _out(steps) if ID in steps else None

    def close_comments(self, out: Out) -> Comments:
        """Tell that they are open: Facebook lets nobody close them from outside."""
        del out
        return Comments.OPEN

    def read_back(self, out: Out) -> ReadBack:
        """Read the post, and what its photographs show."""
        post = self._page.post(out.id)
        if post is None:
            return ReadBack(there=False)
        keys = photos(post)
        return ReadBack(
            there=True,
            text=str(post.get("message") or ""),
            pictures=len(keys),
            alts=tuple(self._page.alt(key) for key in keys),
            comments=Comments.OPEN,
        )

    def withdraw(self, out: Out) -> None:
        """Delete the post and its photographs, which could outlive it."""
        keys = out.kept.get(PHOTOS, "").split()
        for key in (out.id, *keys):
            self._page.delete(key)

    def standing(self) -> Standing:
        """Ask what the Page is called. A Page's token has no day on which it ends."""
        return Standing(self._page.name())

    def _upload(self, message: Message, steps: Steps) -> None:
        for number, picture in enumerate(message.pictures, 1):
            if f"{PHOTO}{number}" not in steps:
                steps[f"{PHOTO}{number}"] = self._page.upload(picture)

    def _take_away(self, steps: Steps) -> None:
        """Delete photographs of a post that was refused: nobody would, ever after."""
        for name in [name for name in steps if name.startswith(PHOTO)]:
            try:
                self._page.delete(steps[name])
            except ChannelError:
                continue
            del steps[name]


def _is_it(post: Json, message: Message) -> bool:
    alike = same(str(post.get("message") or ""), message.text)
    return alike and len(photos(post)) == len(message.pictures)


def _uploaded(steps: Steps) -> list[str]:
    names = [f"{PHOTO}{number}" for number in range(1, ABILITIES.pictures + 1)]
    return [steps[name] for name in names if name in steps]


def _out(steps: Steps) -> Out:
    key, kept = steps[ID], {PHOTOS: " ".join(_uploaded(steps))}
    return Out(key, f"https://www.facebook.com/{key}", Comments.OPEN, kept)
