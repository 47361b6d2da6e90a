"""Publications: out once, whatever breaks; read back; taken down."""

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied

from schoolgate.channels.demonstration import Folder
from schoolgate.channels.port import (
    Comments,
    Message,
    Out,
    ReadBack,
    Refused,
    Steps,
    TryLater,
    Unsure,
)
from schoolgate.web.accounts.models import Account
from schoolgate.web.journal.models import Entry
from schoolgate.web.people.models import Person
from schoolgate.web.posts.actions.errors import PostError
from schoolgate.web.posts.models import Post, Target
from schoolgate.web.posts.states import Sending, State
from schoolgate.web.publishing import outbox
from schoolgate.web.publishing import publish as publishing
from schoolgate.web.publishing.actions.declare_incident import declare_incident
from schoolgate.web.publishing.actions.end_incident import end_incident
from schoolgate.web.publishing.actions.hand_over import hand_over
from schoolgate.web.publishing.actions.start_publishing import start_publishing
from schoolgate.web.publishing.actions.withdraw import withdraw
from schoolgate.web.publishing.outbox import LostHold
from schoolgate.web.publishing.publish import differences, publish
from schoolgate.web.publishing.stored_steps import StoredSteps
from schoolgate.web.review.actions.approve import approve

Break = Callable[[str], None]


class Breaking(Folder):
    """The demonstration's folder, with a call that may break before or after it."""

    def __init__(self, folder: Path, breaks: Break) -> None:
        super().__init__(folder, "https://out.example.org")
        self.breaks = breaks

    def publish(self, message: Message, steps: Steps) -> Out:
        self.breaks("before publish")
        out = super().publish(message, steps)
        self.breaks("after publish")
        return out

    def find(self, message: Message, steps: Steps) -> Out | None:
        self.breaks("find")
        return super().find(message, steps)

    def read_back(self, out: Out) -> ReadBack:
        self.breaks("read back")
        return super().read_back(out)

    def withdraw(self, out: Out) -> None:
        self.breaks("withdraw")
        super().withdraw(out)


class Crash(BaseException):
    """As if the power went."""


@pytest.fixture
def approved(waiting: Post, account: Account, leader: Person, at: datetime) -> Post:
    account.credentials = b"sealed"
    account.save()
    approve(waiting, seen=waiting.content_hash, by=leader, at=at)
    return start_publishing(waiting, at=at)


@pytest.fixture
def platform(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[[Break], Path]:
    """Open a platform for every account; what it breaks on is the test's to say."""

    def opens(breaks: Break) -> Path:
        channel = Breaking(tmp_path, breaks)
        monkeypatch.setattr(publishing, "opened", lambda _account: channel)
        monkeypatch.setattr(publishing, "channel_of", lambda _account: "demonstration")
        return tmp_path

    return opens


def never(_where: str) -> None:
    """Break on nothing."""


def sent(folder: Path) -> int:
    log = folder / "sent.log"
    return len(log.read_text().splitlines()) if log.exists() else 0


def run(at: datetime, worker: str = "w1") -> None:
    for target in outbox.ready(at):
        publish(target.pk, worker=worker, clock=lambda: at)


def test_an_approved_post_goes_out_and_is_read_back(
    approved: Post, platform: Callable[[Break], Path], at: datetime
) -> None:
    folder = platform(never)

    run(at)

    target = approved.targets.get()
    approved.refresh_from_db()
    assert (approved.state, target.state) == (State.PUBLISHED, Sending.OUT)
    assert target.address == f"https://out.example.org/{target.key}"
    assert (target.differs, target.comments) == ("", "closed")
    assert json.loads((folder / f"{target.key}.json").read_text())["text"]
    entry = Entry.objects.get(
        verb="publication.published", details__account=str(target.account)
    )
    assert entry.details["address"] == target.address


@pytest.mark.parametrize("where", ["before publish", "after publish", "read back"])
def test_a_crash_loses_nothing_and_publishes_nothing_twice(
    where: str, approved: Post, platform: Callable[[Break], Path], at: datetime
) -> None:
    def crash(here: str) -> None:
        if here == where:
            raise Crash

    platform(crash)
    with pytest.raises(Crash):
        run(at)
    folder = platform(never)

    run(at + outbox.HOLD)
    run(at + 2 * outbox.HOLD)

    approved.refresh_from_db()
    assert approved.state == State.PUBLISHED
    assert sent(folder) == 1


def test_an_answer_that_was_lost_is_asked_after_before_anything_is_sent_again(
    approved: Post, platform: Callable[[Break], Path], at: datetime
) -> None:
    def lose(here: str) -> None:
        if here == "after publish":
            raise Unsure("The platform did not answer")

    platform(lose)
    run(at)
    folder = platform(never)

    run(at + timedelta(minutes=1))

    assert approved.targets.get().state == Sending.OUT
    assert sent(folder) == 1


def test_what_stays_unsure_waits_for_a_person(
    approved: Post, platform: Callable[[Break], Path], at: datetime
) -> None:
    def lose(here: str) -> None:
        if here in ("after publish", "find"):
            raise Unsure("The platform did not answer")

    folder = platform(lose)
    for hours in range(20):
        run(at + timedelta(hours=2 * hours))

    assert approved.targets.get().state == Sending.UNSURE
    assert sent(folder) == 1


def test_a_platform_that_is_down_is_tried_again(
    approved: Post, platform: Callable[[Break], Path], at: datetime
) -> None:
    def down(here: str) -> None:
        if here == "before publish":
            raise TryLater("It is down", wait=timedelta(minutes=7))

    platform(down)
    run(at)
    target = approved.targets.get()
    platform(never)

    assert (target.state, target.due_at) == (Sending.DUE, at + timedelta(minutes=7))
    run(at + timedelta(minutes=8))
    assert approved.targets.get().state == Sending.OUT


def test_a_refusal_is_told_and_not_repeated(
    approved: Post, platform: Callable[[Break], Path], at: datetime
) -> None:
    def refuse(here: str) -> None:
        if here == "before publish":
            raise Refused("The picture is too large", "Save it smaller.")

    folder = platform(refuse)
    run(at)
    run(at + timedelta(days=1))

    approved.refresh_from_db()
    assert approved.state == State.FAILED
    assert "too large" in approved.targets.get().trouble
    assert sent(folder) == 0


def test_two_workers_do_not_take_the_same(approved: Post, at: datetime) -> None:
    target = approved.targets.get()

    first = outbox.take(target.pk, worker="w1", at=at)
    second = outbox.take(target.pk, worker="w2", at=at)

    assert first is not None
    assert second is None


def test_a_worker_that_was_overtaken_writes_nothing(
    approved: Post, at: datetime
) -> None:
    target = approved.targets.get()
    slow = outbox.take(target.pk, worker="w1", at=at)
    outbox.take(target.pk, worker="w2", at=at + outbox.HOLD)

    assert slow is not None
    with pytest.raises(LostHold):
        outbox.is_out(slow, Out("1", "https://x.example.org/1"), at=at)
    with pytest.raises(LostHold):
        StoredSteps(slow)["media"] = "7"


def test_an_incident_holds_what_is_scheduled_and_its_end_lets_it_go(
    waiting: Post, leader: Person, head: Person, at: datetime
) -> None:
    approve(waiting, seen=waiting.content_hash, by=leader, at=at)
    incident = declare_incident(waiting.school, "A rumour", can_post=[], by=head, at=at)

    start_publishing(waiting, at=at)
    held = Post.objects.get().state
    end_incident(incident, note="It was nothing", by=head, at=at)
    start_publishing(waiting, at=at)

    assert held == State.SCHEDULED
    assert Post.objects.get().state == State.PUBLISHING


def test_an_incident_holds_what_is_on_its_way(
    approved: Post,
    platform: Callable[[Break], Path],
    head: Person,
    at: datetime,
) -> None:
    folder = platform(never)
    declare_incident(approved.school, "A rumour", can_post=[], by=head, at=at)

    run(at)

    assert sent(folder) == 0
    assert approved.targets.get().state == Sending.DUE


def test_whom_the_head_named_can_post_during_an_incident(
    waiting: Post, teacher: Person, leader: Person, head: Person, at: datetime
) -> None:
    approve(waiting, seen=waiting.content_hash, by=leader, at=at)
    declare_incident(waiting.school, "A rumour", can_post=[teacher], by=head, at=at)

    start_publishing(waiting, at=at)

    assert Post.objects.get().state == State.PUBLISHING


def test_what_is_out_is_taken_down_and_asked_after(
    approved: Post,
    platform: Callable[[Break], Path],
    teacher: Person,
    at: datetime,
) -> None:
    folder = platform(never)
    run(at)

    withdraw(approved, why="A wrong date", by=teacher, at=at)
    run(at)

    approved.refresh_from_db()
    assert approved.state == State.WITHDRAWN
    assert not (folder / f"{approved.targets.get().key}.json").exists()


def test_a_colleague_does_not_take_it_down(
    approved: Post,
    platform: Callable[[Break], Path],
    colleague: Person,
    at: datetime,
) -> None:
    platform(never)
    run(at)

    with pytest.raises(PermissionDenied):
        withdraw(approved, why="", by=colleague, at=at)


def test_an_account_without_credentials_waits_for_a_person(
    waiting: Post, leader: Person, teacher: Person, at: datetime
) -> None:
    approve(waiting, seen=waiting.content_hash, by=leader, at=at)
    start_publishing(waiting, at=at)
    target = waiting.targets.get()

    hand_over(target, "https://x.example.org/elm/1", by=teacher, at=at)

    assert target.state == Sending.BY_HAND
    assert Post.objects.get().state == State.PUBLISHED
    assert Target.objects.get().address == "https://x.example.org/elm/1"


def test_an_address_that_is_none_is_refused(
    waiting: Post, leader: Person, teacher: Person, at: datetime
) -> None:
    approve(waiting, seen=waiting.content_hash, by=leader, at=at)
    start_publishing(waiting, at=at)

    with pytest.raises(PostError, match="https://"):
        hand_over(waiting.targets.get(), "javascript:alert(1)", by=teacher, at=at)


@pytest.mark.parametrize(
    ("back", "says"),
    [
        (ReadBack(there=False), "not there"),
        (ReadBack(there=True, text="Other"), "text is not the same"),
        (ReadBack(there=True, text="Hello", pictures=1), "1 of 0 pictures"),
        (
            ReadBack(there=True, text="Hello", comments=Comments.OPEN),
            "Comments are open",
        ),
    ],
)
def test_what_is_out_is_held_against_what_was_approved(
    back: ReadBack, says: str, at: datetime
) -> None:
    assert says in differences(Message("k", "Hello", at), back)
