"""Take-downs: which go by themselves, which a person is asked for, which are late."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.db.models import Count, Min, Q, QuerySet
from django.utils import timezone

from schoolgate.channels import abilities
from schoolgate.channels.port import Abilities, UnknownChannelError
from schoolgate.web.accounts.credentials import channel_of
from schoolgate.web.posts.models import Target
from schoolgate.web.posts.states import Sending
from schoolgate.web.sealing.seal import SealError
from schoolgate.web.takedowns.models import TakeDown
from schoolgate.web.takedowns.models.ledger import CONSENT, LEAVER, RESTRICTION
from schoolgate.web.trust.models import School

# What a school promises to parents, where the platform allows it.
HOUR = timedelta(hours=1)
A_DAY = timedelta(days=1)
# Whoever is asked to do it by hand after 16:00 has the next day as well.
TIME_FOR_IT = timedelta(hours=8)
# Because of someone in it; the others a person began, and knows of.
BECAUSE_OF_SOMEONE = (CONSENT, RESTRICTION, LEAVER)
# Where a person can look, and take it down.
VISIBLE = (Sending.OUT, Sending.TAKING_DOWN, Sending.UNSURE)
ASKED_BY_HAND = Q(
    target__state__in=VISIBLE,
    target__claimed_at=None,
    done_at=None,
    asked_at__isnull=False,
)


def due_by_hand(made_at: datetime) -> datetime:
    """The end of the day by which a person takes down what was listed at a moment."""
    day = timezone.localtime(made_at + TIME_FOR_IT).date()
    return timezone.make_aware(datetime.combine(day + A_DAY, time.min))


def goes_by_itself(target: Target) -> bool:
    """Whether the account's channel can take the publication down."""
    can = _abilities(target)
    return can is not None and can.withdraws


def can_be_read(target: Target) -> bool:
    """Whether the platform can show us if the publication is still there."""
    can = _abilities(target)
    return can is not None and can.reads_back


def _abilities(target: Target) -> Abilities | None:
    """What the account's channel can do; None where it can't reach the publication."""
    if not target.out_id or not target.account.credentials:
        return None
    try:
        return abilities(channel_of(target.account))
    except (SealError, UnknownChannelError):
        return None


def asked_by_hand(school: School) -> QuerySet[TakeDown]:
    """Take-downs of a school that a person is asked for, the most urgent first."""
    rows = TakeDown.objects.filter(ASKED_BY_HAND, target__post__school=school)
    return rows.select_related(
        "target__account", "target__post", "owner", "pupil", "staff"
    )


def being_looked_at(school: School) -> QuerySet[Target]:
    """What a person said is gone, while the platform has not been asked yet."""
    return Target.objects.filter(
        post__school=school, state=Sending.TAKING_DOWN, claimed_at__isnull=False
    )


def late(at: datetime) -> QuerySet[TakeDown]:
    """Take-downs that should have been done by now, of every school."""
    return TakeDown.objects.filter(_is_late(at))


def _is_late(at: datetime) -> Q:
    return Q(done_at=None, due_at__lte=at, target__state__in=VISIBLE)


def _gone_by_itself(since: datetime) -> Q:
    """What Schoolgate took down by itself because of someone in it, since then."""
    return Q(
        started_at__isnull=False,
        target__state=Sending.GONE,
        target__claimed_by=None,
        why__in=BECAUSE_OF_SOMEONE,
        done_at__gte=since,
    )


@dataclass(frozen=True, slots=True)
class Totals:
    """How many posts a school has to take down, and how many went by themselves today.

    ``late_since`` is when the first of the late ones was due; ``places`` counts the
    publications of the posts that went.
    """

    by_hand: int = 0
    late: int = 0
    late_since: datetime | None = None
    gone: int = 0
    places: int = 0


def totals(school: School, at: datetime) -> Totals:
    """Count a school's take-downs that are open, and those of the last day."""
    late, gone = _is_late(at), _gone_by_itself(at - A_DAY)
    rows = TakeDown.objects.filter(
        Q(done_at=None) | Q(done_at__gte=at - A_DAY), target__post__school=school
    )
    if not rows.exists():
        return Totals()
    counted = rows.aggregate(
        by_hand=Count("target__post", distinct=True, filter=ASKED_BY_HAND),
        late=Count("target__post", distinct=True, filter=late),
        late_since=Min("due_at", filter=late),
        gone=Count("target__post", distinct=True, filter=gone),
        places=Count("target", distinct=True, filter=gone),
    )
    return Totals(**counted)
