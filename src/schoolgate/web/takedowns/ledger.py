"""Reading the ledger: what is out of whom, and what has to be taken down."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from schoolgate.web.consent.queries import Key, Who, how_it_stands, standings
from schoolgate.web.consent.standing import ConsentStanding, Stand
from schoolgate.web.consent.uses import OtherUse
from schoolgate.web.people.models import Pupil, Restriction
from schoolgate.web.policy.in_force import in_force
from schoolgate.web.posts.models import Picture, Target, Video
from schoolgate.web.posts.states import Sending
from schoolgate.web.takedowns.models import Audit, Showing, TakeDown
from schoolgate.web.takedowns.models.ledger import CONSENT, LEAVER, RESTRICTION
from schoolgate.web.trust.models import School

# Where something may still be seen.
STILL_THERE = (Sending.OUT, Sending.TAKING_DOWN, Sending.UNSURE)
# What a worker is sending this moment is as good as out.
NOT_GONE = (*STILL_THERE, Sending.BEGUN)
# The law asks for an audit each term; no term is longer.
A_TERM = timedelta(days=110)


@dataclass(frozen=True, slots=True)
class ChildAppearance:
    """A picture or video of a child that is out, or was: for the child's own people."""

    account: str
    platform: str
    address: str
    since: datetime | None
    state: Sending
    gone_at: datetime | None


def shown_of(pupils: Iterable[int]) -> dict[int, list[ChildAppearance]]:
    """Where pictures of children are or were out, the latest first. One question."""
    showings = Showing.objects.filter(
        pupil__in=pupils, target__state__in=(*STILL_THERE, Sending.GONE)
    )
    found: dict[int, list[ChildAppearance]] = {}
    seen: set[tuple[int | None, int]] = set()
    for row in showings.select_related("target__account").order_by("-target__out_at"):
        if row.pupil_id is None or (row.pupil_id, row.target_id) in seen:
            continue
        seen.add((row.pupil_id, row.target_id))
        found.setdefault(row.pupil_id, []).append(_shown(row.target))
    return found


def _shown(target: Target) -> ChildAppearance:
    return ChildAppearance(
        target.account.name,
        target.account.platform,
        target.address,
        target.out_at,
        Sending(target.state),
        target.gone_at,
    )


def out_with_people(school: School) -> QuerySet[Target]:
    """Everything that is out and shows a child, or may: nobody told all who are in it.

    Nobody tells a video face by face, nor what a person answered for as a whole.
    """
    targets = _with_people(school).filter(state__in=STILL_THERE)
    return targets.select_related("account", "post__author").order_by("-out_at", "pk")


def _with_people(school: School) -> QuerySet[Target]:
    children = Showing.objects.filter(target=OuterRef("pk"), pupil__isnull=False)
    whole = Picture.objects.filter(post=OuterRef("post"), checked_by__isnull=False)
    videos = Video.objects.filter(post=OuterRef("post"))
    shows = Exists(children) | Exists(whole) | Exists(videos)
    return Target.objects.filter(shows, post__school=school)


def out_or_coming(school: School) -> QuerySet[Target]:
    """All of that, and what a worker is sending or takes next."""
    return _with_people(school).filter(state__in=(*NOT_GONE, Sending.DUE))


def last_audit(school: School) -> Audit | None:
    """When everything with a child was last looked through, and by whom."""
    return Audit.objects.filter(school=school).select_related("by").first()


def not_audited(school: School, on: date) -> QuerySet[Target]:
    """What is out with a child, where nobody has looked through it for a term."""
    if Audit.objects.filter(school=school, at__date__gt=on - A_TERM).exists():
        return Target.objects.none()
    return out_with_people(school)


@dataclass(frozen=True, slots=True)
class ToGo:
    """A publication that has to go, or went, with everybody because of whom."""

    target: Target
    because: tuple[TakeDown, ...]

    @property
    def due_at(self) -> datetime:
        """The moment from which it is late."""
        return min(one.due_at for one in self.because)

    @property
    def is_by_hand(self) -> bool:
        """Whether a person is asked to take it down, and has not said that they did."""
        asked = any(one.asked_at for one in self.because)
        return asked and self.target.claimed_at is None


def to_go(rows: Iterable[TakeDown]) -> list[ToGo]:
    """Each publication once, in the order in which its first row comes."""
    by_target: dict[int, list[TakeDown]] = {}
    for row in rows:
        by_target.setdefault(row.target_id, []).append(row)
    return [ToGo(some[0].target, tuple(some)) for some in by_target.values()]


@dataclass(frozen=True, slots=True)
class Going:
    """How far everything with a child has come down: so many gone, so many not."""

    gone: int
    there: int

    @property
    def all(self) -> int:
        """How many there were."""
        return self.gone + self.there


def going(school: School, since: datetime) -> Going:
    """What showed a child and is gone since then, and what is not. One question."""
    count = _with_people(school).aggregate(
        gone=Count("pk", filter=Q(state=Sending.GONE, gone_at__gte=since)),
        there=Count("pk", filter=Q(state__in=NOT_GONE)),
    )
    return Going(count["gone"], count["there"])


def still_out(who: Q) -> QuerySet[Showing]:
    """Showings that may still be seen, of whoever the condition names.

    With what is being sent: nobody may look again once it is out.
    """
    showings = Showing.objects.filter(who, target__state__in=NOT_GONE)
    return showings.select_related(
        "pupil", "staff", "target__account", "target__post__school__trust"
    )


def open_take_downs(school: School) -> QuerySet[TakeDown]:
    """What has to be taken down and is not gone yet, the most urgent first."""
    every = TakeDown.objects.filter(target__post__school=school, done_at=None)
    return every.select_related(
        "target__account", "target__post__author", "pupil", "staff", "owner"
    )


def done_take_downs(school: School, since: datetime) -> QuerySet[TakeDown]:
    """What was taken down since then, with its proof, the latest first."""
    every = TakeDown.objects.filter(
        target__post__school=school, target__state=Sending.GONE, done_at__gte=since
    )
    every = every.order_by("-done_at", "pk")
    return every.select_related(
        "target__account", "target__post", "target__claimed_by", "pupil", "staff"
    )


def must_go(showings: Iterable[Showing], school: School, on: date) -> dict[int, str]:
    """Of these showings of one school those that must go, with why; two questions.

    Where there are several reasons, the one that has the least time.
    """
    rows = list(showings)
    pupils = frozenset(s.pupil_id for s in rows if s.pupil_id is not None)
    staff = frozenset(s.staff_id for s in rows if s.staff_id is not None)
    found = standings(Who(pupils, staff), in_force(school).policy.nation, on)
    never = set(
        Restriction.objects.filter(pupil__in=pupils).values_list("pupil_id", flat=True)
    )
    reasons = {row.pk: _reason(row, found, never, on) for row in rows}
    return {row: why for row, why in reasons.items() if why}


def _reason(
    row: Showing, found: Mapping[Key, ConsentStanding], never: set[int], on: date
) -> str:
    """Why one showing must go; "" if it may stay."""
    kind, pk = ("pupil", row.pupil_id) if row.pupil_id else ("staff", row.staff_id)
    if pk is None:
        return ""
    if kind == "pupil" and pk in never:
        return RESTRICTION
    uses = [row.target.account.platform, *([OtherUse.VIDEO] if row.filmed else [])]
    stands = {how_it_stands(found, kind, pk, use).stand for use in uses}
    if Stand.REFUSED in stands:
        return CONSENT
    # Whatever was given for a leaver has ended, because they left.
    if _has_left(row.pupil, on):
        return LEAVER
    return CONSENT if Stand.ENDED in stands else ""


def _has_left(pupil: Pupil | None, on: date) -> bool:
    return bool(pupil and pupil.left_on and pupil.left_on <= on)
