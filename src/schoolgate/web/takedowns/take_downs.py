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
_BY_ITSELF = Q(
    started_at__isnull=False,
    target__state=Sending.GONE,
    target__claimed_by=None,
    why__in=BECAUSE_OF_SOMEONE,
)
# Where a person can look, and take it down.
VISIBLE = (Sending.OUT, Sending.TAKING_DOWN, Sending.UNSURE)


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
    rows = TakeDown.objects.filter(
        target__post__school=school,
        target__state__in=VISIBLE,
        target__claimed_at=None,
        done_at=None,
        asked_at__isnull=False,
    )
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
    return TakeDown.objects.filter(
        done_at=None, due_at__lte=at, target__state__in=VISIBLE
    )


@dataclass(frozen=True, slots=True)
class Totals:
    """How many posts are late, by hand or gone by themselves, in how many places."""

    late: int
    late_since: datetime | None
    by_hand: int
    gone: int
    places: int


def totals(school: School, at: datetime) -> Totals:
    """Count a school's take-downs in one query."""
    visible = Q(target__state__in=VISIBLE, done_at=None)
    late = visible & Q(due_at__lte=at)
    by_hand = visible & Q(target__claimed_at=None, asked_at__isnull=False)
    gone = _BY_ITSELF & Q(done_at__gte=at - A_DAY)
    rows = TakeDown.objects.filter(late | by_hand | gone, target__post__school=school)
    post = "target__post"
    counted = rows.order_by().aggregate(
        late=Count(post, filter=late, distinct=True),
        late_since=Min("due_at", filter=late),
        by_hand=Count(post, filter=by_hand, distinct=True),
        gone=Count(post, filter=gone, distinct=True),
        places=Count("target", filter=gone, distinct=True),
    )
    return Totals(**counted)


def gone_by_itself(school: School, since: datetime) -> QuerySet[TakeDown]:
    """What Schoolgate took down by itself because of someone in it, since then."""
    return TakeDown.objects.filter(
        _BY_ITSELF, target__post__school=school, done_at__gte=since
    )
