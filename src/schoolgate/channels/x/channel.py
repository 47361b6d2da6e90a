"""A school's account on X."""

from schoolgate.channels.calling import Clock, of_kinds
from schoolgate.channels.port import (
    ChannelError,
    Comments,
    Message,
    Out,
    ReadBack,
    Standing,
    Steps,
)
from schoolgate.channels.sending import ID, not_seen, sending, since
from schoolgate.channels.wire import asking, fits
from schoolgate.channels.x.abilities import ABILITIES, KINDS
from schoolgate.channels.x.account import Account
from schoolgate.channels.x.answers import NAME
from schoolgate.channels.x.posts import is_it, new, read


class X:
    """One account. X has no key that makes a second call the same as the first."""

    def __init__(self, account: Account, clock: Clock) -> None:
        self._account = account
        self._clock = clock

    def publish(self, message: Message, steps: Steps) -> Out:
        """Upload the pictures, then publish, with replies limited in the same call.

        Pictures are uploaded anew at each try: X forgets within a day those that no
        post has, so that an id that is kept may be worth nothing.
        """
        fits(message, ABILITIES)
        of_kinds(message, NAME, KINDS)
        if out := self.find(message, steps):
            return out
        media = [self._account.upload(picture) for picture in message.pictures]
        with sending(steps, self._clock()):
            steps[ID] = self._account.create(new(message, media))
        return _out(steps[ID], message)

    def find(self, message: Message, steps: Steps) -> Out | None:
        """Look for the message among the account's own posts since it was sent."""
        if ID not in steps and (start := since(message, steps)):
            with asking():
                posts = self._account.own_posts(start)
                found = next((each for each in posts if is_it(each, message)), None)
            if found is None:
                not_seen(NAME, steps, self._clock())
                return None
            steps[ID] = str(found["id"])
        return _out(steps[ID], message) if ID in steps else None

    def close_comments(self, out: Out) -> Comments:
        """Tell who can reply: X settles that with the post, and not later."""
        return self.read_back(out).comments

    def read_back(self, out: Out) -> ReadBack:
        """Read the post, with its addresses as they were written."""
        found = self._account.post(out.id)
        return read(*found) if found else ReadBack(there=False)

    def withdraw(self, out: Out) -> None:
        """Delete the post."""
        self._account.delete(out.id)

    def standing(self) -> Standing:
        """Ask whose tokens these are, renewing them if they end within the hour."""
        account, tokens = self._account, self._account.tokens
        if tokens.can_renew and tokens.end_soon:
            renewed = account.renew()
            return Standing(self._name(), tokens.expires, renewed)
        return Standing(f"@{account.who().get('username')}", tokens.expires)

    def _name(self) -> str:
        """Whose account it is; an error would lose the tokens that were just made."""
        try:
            return f"@{self._account.who().get('username')}"
        except ChannelError:
            return NAME


def _out(key: str, message: Message) -> Out:
    closed = message.comments is not Comments.OPEN
    comments = Comments.LIMITED if closed else Comments.OPEN
    return Out(key, f"https://x.com/i/web/status/{key}", comments)
