"""A publication that is to go: taken down once it is out, or never sent."""

from datetime import datetime

from schoolgate.web.people.models import Person
from schoolgate.web.posts.models import Target
from schoolgate.web.posts.states import Sending
from schoolgate.web.takedowns.models import TakeDown
from schoolgate.web.takedowns.models.ledger import THREAT, WITHDRAWN
from schoolgate.web.takedowns.take_downs import HOUR, due_by_hand

KEPT_BACK = "Withdrawn before it went out."
# Why a publication goes that is of one piece, whoever is in it.
AS_A_WHOLE = (WITHDRAWN, THREAT)


def close_take_downs(target: Target, *, at: datetime) -> None:
    """Close the take-downs of a publication that has gone."""
    TakeDown.objects.filter(target=target, done_at=None).update(done_at=at)


def take_down_once_out(
    target: Target, *, by: Person | None, at: datetime, why: str = WITHDRAWN
) -> None:
    """Write down that a publication is to go, be it out, in doubt, or not out yet.

    ``by`` sees to it, where it has to be done by hand.
    """
    TakeDown.objects.get_or_create(
        target=target,
        pupil=None,
        staff=None,
        done_at=None,
        defaults={"why": why, "owner": by, "due_at": at + HOUR, "made_at": at},
    )


def ask_by_hand(target: Target, *, at: datetime) -> None:
    """Ask a person to take it down, by the end of the day."""
    for row in TakeDown.objects.filter(target=target, done_at=None, asked_at=None):
        row.asked_at = at
        row.due_at = max(row.due_at, due_by_hand(row.made_at))
        row.save(update_fields=["asked_at", "due_at"])


def start_takedown(target: Target, *, at: datetime) -> None:
    """What was put out by hand has no id: a person takes it down, and says so."""
    target.move_to(Sending.TAKING_DOWN)
    target.due_at, target.tries = at if target.out_id else None, 0
    target.save(update_fields=["state", "due_at", "tries"])


def cancel_publication(target: Target) -> None:
    """Put aside what has not gone out, and is not to any more."""
    target.move_to(Sending.FAILED)
    target.trouble, target.tries = KEPT_BACK, 0
    target.save(update_fields=["state", "trouble", "tries"])


def is_withdrawn(target: Target) -> bool:
    """Whether it is to go as soon as it is out, and not to go out at all."""
    whole = TakeDown.objects.filter(target=target, why__in=AS_A_WHOLE)
    return whole.filter(done_at=None).exists()


def is_to_go(target: Target) -> bool:
    """Whether it has to be taken down, for whatever reason."""
    return TakeDown.objects.filter(target=target, done_at=None).exists()


def take_down_if_withdrawn(target: Target, *, at: datetime) -> None:
    """Begin to take down what came out after it was withdrawn."""
    if is_withdrawn(target):
        start_takedown(target, at=at)
