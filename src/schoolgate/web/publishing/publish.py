"""One publication: handed to its channel, read back, taken down.

Whatever happens in between, the row tells how far it came; see ``outbox``.
"""

import hashlib
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import PurePath

from django.conf import settings
from django.core.signing import TimestampSigner
from django.urls import reverse

from schoolgate.channels import abilities
from schoolgate.channels.port import (
    Channel,
    ChannelError,
    Comments,
    Message,
    Out,
    Picture,
    ReadBack,
    Refused,
    TryLater,
    Unsure,
)
from schoolgate.web.accounts.credentials import channel_of, keep_renewed, opened
from schoolgate.web.accounts.models import Account
from schoolgate.web.pictures.actions.take_likeness import take_likenesses
from schoolgate.web.posts.models import Picture as Kept
from schoolgate.web.posts.models import Post, Target
from schoolgate.web.posts.states import Sending
from schoolgate.web.publishing import outbox
from schoolgate.web.publishing.outbox import PublicationLease
from schoolgate.web.publishing.stored_steps import StoredSteps

SALT = "posts.picture"
ABOUT_TO_END = timedelta(hours=1)
Clock = Callable[[], datetime]


def publish(pk: int, *, worker: str, clock: Clock) -> None:
    """Bring one publication as far as it goes now: out, or down, or to a later try."""
    for post in Post.objects.filter(targets=pk, targets__state=Sending.DUE):
        take_likenesses(post, at=clock())
    taken = outbox.take(pk, worker=worker, at=clock())
    if taken is None:
        return
    try:
        channel = _fresh(taken.target.account, clock())
        if taken.target.claimed_at:
            _look_after(channel, taken, clock)
        elif taken.target.state == Sending.TAKING_DOWN:
            _take_down(channel, taken, clock)
        else:
            _put_out(channel, taken, clock)
    except TryLater as error:
        outbox.later(taken, str(error), error.wait, at=clock())
    except Refused as error:
        if taken.target.claimed_at:
            outbox.counts_as_gone(taken, str(error), at=clock())
        else:
            outbox.failed(taken, str(error), at=clock())
    except Unsure as error:
        outbox.unsure(taken, str(error), at=clock())


def _fresh(account: Account, at: datetime) -> Channel:
    """The account's channel, with its credentials renewed if they are about to end."""
    channel = opened(account)
    if account.credentials_end and account.credentials_end - at < ABOUT_TO_END:
        keep_renewed(account, channel.standing())
        return opened(account)
    return channel


def _put_out(channel: Channel, taken: PublicationLease, clock: Clock) -> None:
    message, steps = message_of(taken.target), StoredSteps(taken)
    out = channel.find(message, steps) if taken.again else None
    if out is None and not outbox.may_still(taken, at=clock()):
        return
    out = out or channel.publish(message, steps)
    outbox.is_out(taken, out, at=clock())
    _look_again(channel, taken.target, out, message, clock)


def _take_down(channel: Channel, taken: PublicationLease, clock: Clock) -> None:
    out = out_of(taken.target)
    channel.withdraw(out)
    if _shows(taken.target) and channel.read_back(out).there:
        raise TryLater("The platform still shows it")
    outbox.is_gone(taken, at=clock())


def _look_after(channel: Channel, taken: PublicationLease, clock: Clock) -> None:
    """See whether what a person took down by hand is gone."""
    if channel.read_back(out_of(taken.target)).there:
        outbox.is_still_there(taken, at=clock())
    else:
        outbox.is_gone(taken, at=clock())


def _shows(target: Target) -> bool:
    """Whether the platform shows us what is out; a letter in the post it does not."""
    return abilities(channel_of(target.account)).reads_back


def _look_again(
    channel: Channel, target: Target, out: Out, message: Message, clock: Clock
) -> None:
    """Read back what is out; that it could not be read is told, and undoes nothing."""
    if not _shows(target):
        return
    try:
        back = channel.read_back(out)
    except ChannelError as error:
        outbox.read_again(target, f"It could not be read back: {error}", "", at=clock())
        return
    what = differences(message, back)
    outbox.read_again(target, what, back.comments.value, at=clock())


def differences(message: Message, back: ReadBack) -> str:
    """In what the post that is out is not the one that was approved; "" in nothing."""
    if not back.there:
        return "The platform says that it is not there."
    found = []
    if _plain(message.text) not in _plain(back.text):
        found.append("The text is not the same.")
    if back.pictures != len(message.pictures):
        found.append(f"{back.pictures} of {len(message.pictures)} pictures are there.")
    elif back.alts and back.alts != tuple(p.alt for p in message.pictures):
        found.append("The alternative texts are not the same.")
    if back.comments is Comments.OPEN and message.comments is Comments.CLOSED:
        found.append("Comments are open.")
    return " ".join(found)


def message_of(target: Target) -> Message:
    """The post as this account gets it, with its pictures' cleaned bytes."""
    post = target.post
    pictures = list(post.pictures.all())
    return Message(
        key=str(target.key),
        text=target.text or post.text,
        at=post.go_out_at or post.changed_at,
        title=post.title,
        pictures=tuple(_picture(p, number) for number, p in enumerate(pictures, 1)),
        addresses=tuple(address_of(picture, target) for picture in pictures),
    )


def out_of(target: Target) -> Out:
    """What we know of a publication that is out."""
    comments = Comments(target.comments or Comments.UNKNOWN)
    return Out(target.out_id, target.address, comments, dict(target.out_kept))


def address_of(picture: Kept, target: Target) -> str:
    """An address that opens one picture to one account's platform, for an hour.

    It opens nothing once the picture may not be shown there.
    """
    token = TimestampSigner(salt=SALT).sign(f"{picture.pk}.{target.key}")
    return settings.ADDRESS + reverse("signed_picture", args=[token])


def _picture(picture: Kept, number: int) -> Picture:
    """Its bytes, under a plain name: what its file was called may name a child."""
    with picture.file.open("rb") as file:
        data = file.read()
    if hashlib.sha256(data).hexdigest() != picture.sha256:
        raise Refused(f"Picture {number} is not the one that was approved")
    return Picture(
        data=data,
        media_type=picture.media_type,
        alt=picture.alt,
        width=picture.width,
        height=picture.height,
        name=f"picture-{number}{PurePath(picture.file.path).suffix}",
    )


def _plain(text: str) -> str:
    return " ".join(text.split())
