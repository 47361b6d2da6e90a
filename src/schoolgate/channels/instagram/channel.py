"""A school's account on Instagram."""

from schoolgate.channels.calling import Clock, Json
from schoolgate.channels.instagram.account import (
    NAME,
    Account,
    Filled,
    alts,
    comments,
    count,
)
from schoolgate.channels.instagram.containers import carousel, filled, part, single
from schoolgate.channels.instagram.limits import takes
from schoolgate.channels.port import (
    Comments,
    Message,
    Out,
    ReadBack,
    Standing,
    Steps,
    Unsure,
)
from schoolgate.channels.sending import ID, insisted, not_seen, same, sending, since
from schoolgate.channels.wire import ASK, asking

CONTAINER, PART = "container", "part-"
HOME = "https://www.instagram.com/"


class Instagram:
    """One account. A container can be published once, and tells whether it was."""

    def __init__(self, account: Account, clock: Clock) -> None:
        self._account = account
        self._clock = clock

    def publish(self, message: Message, steps: Steps) -> Out:
        """Let Instagram fetch the pictures, publish them, then close the comments."""
        takes(message)
        if out := self.find(message, steps):
            return out
        if CONTAINER not in steps:
            steps[CONTAINER] = self._contained(message, steps)
        filled(self._account, steps, CONTAINER)
        with sending(steps, self._clock()):
            steps[ID] = self._account.publish(steps[CONTAINER])
        return self._finished(message, steps)

    def find(self, message: Message, steps: Steps) -> Out | None:
        """Ask the container whether it was published, and look for what it became.

        If comments were still to be closed, they are closed now.
        """
        if ID not in steps and (start := since(message, steps)):
            with asking():
                state = self._account.filled(steps[CONTAINER])
                posts = self._account.posts(start)
                found = next((each for each in posts if _is_it(each, message)), None)
            if found is None:
                self._not_seen(state, steps)
                return None
            steps[ID] = str(found["id"])
        return self._finished(message, steps) if ID in steps else None

    def close_comments(self, out: Out) -> Comments:
        """Close the comments of what is out."""
        self._account.close_comments(out.id)
        return self._account.look_up(out.id)[0]

    def read_back(self, out: Out) -> ReadBack:
        """Read the post, what its pictures show, and who can comment."""
        media = self._account.media(out.id)
        if media is None:
            return ReadBack(there=False)
        return ReadBack(
            there=True,
            text=str(media.get("caption") or ""),
            pictures=count(media),
            alts=alts(media),
            comments=comments(media),
        )

    def withdraw(self, out: Out) -> None:
        """Delete the post."""
        self._account.delete(out.id)

    def standing(self) -> Standing:
        """Ask whose token it is. A Page's token has no day on which it ends."""
        return Standing(self._account.name())

    def _contained(self, message: Message, steps: Steps) -> str:
        """The container of the post; several pictures have one each, within it."""
        account, numbers = self._account, range(len(message.pictures))
        if len(numbers) == 1:
            return account.contain(single(message))
        names = [f"{PART}{number}" for number in numbers]
        for number, name in enumerate(names):
            if name not in steps:
                steps[name] = account.contain(part(message, number))
        for name in names:
            filled(account, steps, name)
        return account.contain(carousel(message, [steps[name] for name in names]))

    def _finished(self, message: Message, steps: Steps) -> Out:
        """What is out, its comments closed; that they could not be undoes nothing."""
        key, account = steps[ID], self._account
        if message.comments is not Comments.OPEN:
            insisted(lambda: account.close_comments(key), account.pause)
        shown = insisted(lambda: account.look_up(key), account.pause)
        who, address = shown or (Comments.UNKNOWN, "")
        return Out(key, address or HOME, who)

    def _not_seen(self, state: Filled, steps: Steps) -> None:
        if state is Filled.PUBLISHED:
            what = f"{NAME} says that it is published, and does not list it"
            raise Unsure(what, ASK)
        not_seen(NAME, steps, self._clock())


def _is_it(media: Json, message: Message) -> bool:
    alike = same(str(media.get("caption") or ""), message.text)
    return alike and count(media) == len(message.pictures)
