"""A platform that can be away, refuse or lie, and a worker that passes by."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from schoolgate.channels.demonstration import Folder
from schoolgate.channels.port import ChannelError, Comments, Message, Out, ReadBack
from schoolgate.web.accounts.credentials import CHANNEL, read, store
from schoolgate.web.accounts.models import Account
from schoolgate.web.people.models import Pupil
from schoolgate.web.posts.models import Face, Post, Shows, Target
from schoolgate.web.posts.states import Sending, State
from schoolgate.web.posts.tests.pictured import a_picture
from schoolgate.web.publishing import outbox
from schoolgate.web.publishing.publish import publish
from schoolgate.web.takedowns.actions.enter_in_ledger import enter_in_ledger
from schoolgate.web.takedowns.sweeps import see_to_take_downs

MINUTE = timedelta(minutes=1)
ADDRESS = "https://out.example.org"
Platform = Callable[[Account], "Moody"]


class Moody(Folder):
    """The demonstration's folder: it may fail, and may keep what it says is gone."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, ADDRESS)
        self.fails: ChannelError | None = None
        self.keeps = False
        self.asked = 0

    def withdraw(self, out: Out) -> None:
        self.asked += 1
        if self.fails is not None:
            raise self.fails
        if not self.keeps:
            super().withdraw(out)

    def read_back(self, out: Out) -> ReadBack:
        if self.fails is not None:
            raise self.fails
        return super().read_back(out)


def connect(account: Account, folder: Path) -> None:
    """Give an account credentials, so that a channel can reach it."""
    store(account, {CHANNEL: "demonstration", "folder": str(folder)})


def put_out(target: Target, pupils: tuple[Pupil, ...], at: datetime) -> Target:
    """Have a publication out with a picture of some pupils."""
    post = target.post
    if pupils and not post.pictures.exists():
        picture = a_picture(post, at, faces=len(pupils))
        for face, pupil in zip(picture.faces.order_by("number"), pupils, strict=True):
            Face.objects.filter(pk=face.pk).update(shows=Shows.PUPIL, pupil=pupil)
    target.state, target.out_at = Sending.OUT, at
    if target.account.credentials:
        folder = Folder(Path(_folder(target.account)), ADDRESS)
        message = Message(str(target.key), post.text, at, comments=Comments.CLOSED)
        out = folder.publish(message, {})
        target.out_id, target.address = out.id, out.address
    else:
        target.address = f"https://by-hand.example.org/{target.pk}"
    target.save()
    Post.objects.filter(pk=post.pk).update(state=State.PUBLISHED, sent_at=at, out_at=at)
    enter_in_ledger(Post.objects.get(pk=post.pk), at=at)
    return Target.objects.select_related("post__school", "account").get(pk=target.pk)


def _folder(account: Account) -> str:
    return read(account)["folder"]


def worker(at: datetime) -> None:
    """Do what the workers do in one sweep: list, start, take down, write to people."""
    see_to_take_downs(at)
    for target in outbox.ready(at):
        publish(target.pk, worker="w1", clock=lambda: at)
    see_to_take_downs(at)
