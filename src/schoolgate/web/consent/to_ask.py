"""Reading whom the office has to ask: who came back, and who is soon old enough.

Whoever has answered since is on neither list; whoever was asked stays until then.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, QuerySet
from django.utils import timezone

from schoolgate.web.consent.ages import born_by, old_enough_from
from schoolgate.web.consent.models import GROWN, RETURNED, ConsentRequest, Word
from schoolgate.web.people.models import Pupil
from schoolgate.web.policy.in_force import in_force
from schoolgate.web.trust.models import School

# So long before the birthday a form can go home and come back.
AHEAD = timedelta(days=30)
_SINCE_THEY_ARE_HERE = Q(pupil__returned_at=None) | Q(at__gt=F("pupil__returned_at"))
_ASKED = ConsentRequest.objects.filter(pupil=OuterRef("pk"))
_WORDS = Word.objects.filter(pupil=OuterRef("pk"))
_SPOKE = _WORDS.filter(_SINCE_THEY_ARE_HERE, own=True)
_OTHERS_YES = _WORDS.filter(_SINCE_THEY_ARE_HERE, own=False, yes=True)


@dataclass(frozen=True, slots=True)
class ToAsk:
    """A pupil to ask, or to ask for; ``on`` is since when, or from when they count."""

    pupil: Pupil
    on: date
    asked_at: datetime | None


@dataclass(frozen=True, slots=True)
class Due:
    """What the page of one pupil has to say of asking them.

    ``own_from`` is the day from which they answer for themselves, if that is soon or
    over; ``has_spoken``, whether they did; ``to_ask_again``, whether they came back and
    nobody has said anything since.
    """

    own_from: date | None
    has_spoken: bool
    to_ask_again: bool


def due(pupil: Pupil, on: date) -> Due:
    """How it is with one pupil; one question."""
    school, own_from = pupil.school, None
    if pupil.born_on is not None:
        own_from = old_enough_from(pupil.born_on, in_force(school).policy.nation)
    soon = own_from is not None and own_from <= on + AHEAD
    back = returned(school).filter(pk=OuterRef("pk"))
    asked = Pupil.objects.annotate(spoke=Exists(_SPOKE), again=Exists(back))
    spoke, again = asked.values_list("spoke", "again").get(pk=pupil.pk)
    return Due(own_from if soon else None, spoke, again)


def returned(school: School) -> QuerySet[Pupil]:
    """Who came back, whose consents of before are over, and of whom nothing is said."""
    since = _WORDS.filter(at__gt=OuterRef("returned_at"))
    before = _WORDS.filter(at__lte=OuterRef("returned_at"), yes=True)
    return Pupil.objects.filter(
        Exists(before),
        ~Exists(since),
        school=school,
        left_on=None,
        returned_at__isnull=False,
    )


def growing_up(school: School, on: date) -> QuerySet[Pupil]:
    """Who has not spoken, and will be old enough soon, or is and somebody said yes."""
    nation = in_force(school).policy.nation
    are = Q(born_on__lte=born_by(nation, on))
    return Pupil.objects.filter(
        ~are | Exists(_OTHERS_YES),
        ~Exists(_SPOKE),
        school=school,
        left_on=None,
        born_on__lte=born_by(nation, on + AHEAD),
    )


def to_ask_again(school: School) -> QuerySet[Pupil]:
    """Those who came back, and whom nobody has asked for yet."""
    return returned(school).exclude(
        Exists(_ASKED.filter(why=RETURNED, at__gte=OuterRef("returned_at")))
    )


def to_ask_themselves(school: School, on: date) -> QuerySet[Pupil]:
    """Those who will answer for themselves, and whom nobody has asked yet."""
    return growing_up(school, on).exclude(Exists(_ASKED.filter(why=GROWN)))


@dataclass(frozen=True, slots=True)
class NumbersToAsk:
    """How many pupils to ask for again, and how many to ask themselves."""

    again: int
    themselves: int


def numbers_to_ask(school: School, on: date) -> NumbersToAsk:
    """Count whom nobody has asked yet; their words are read where any can be due."""
    soon = born_by(in_force(school).policy.nation, on + AHEAD)
    likely = Pupil.objects.filter(school=school, left_on=None).aggregate(
        again=Count("returned_at"),
        themselves=Count("pk", filter=Q(born_on__lte=soon)),
    )
    return NumbersToAsk(
        to_ask_again(school).count() if likely["again"] else 0,
        to_ask_themselves(school, on).count() if likely["themselves"] else 0,
    )


def who_returned(school: School, most: int) -> list[ToAsk]:
    """The first of those who came back, the latest first."""
    found = _with_askings(returned(school), RETURNED).order_by("-returned_at")[:most]
    return [
        ToAsk(one, timezone.localdate(one.returned_at), _last(one, one.returned_at))
        for one in found
        if one.returned_at
    ]


def who_grows_up(school: School, on: date, most: int) -> list[ToAsk]:
    """The first of those who will answer for themselves, the next birthday first."""
    nation = in_force(school).policy.nation
    found = _with_askings(growing_up(school, on), GROWN).order_by("-born_on")[:most]
    return [
        ToAsk(one, old_enough_from(one.born_on, nation), _last(one, None))
        for one in found
        if one.born_on
    ]


def _with_askings(pupils: QuerySet[Pupil], why: str) -> QuerySet[Pupil]:
    asked = Prefetch("askings", queryset=ConsentRequest.objects.filter(why=why))
    return pupils.select_related("school_class").prefetch_related(asked)


def _last(pupil: Pupil, since: datetime | None) -> datetime | None:
    """When a pupil was last asked, if that was since then."""
    times = (asked.at for asked in pupil.askings.all())
    return max((at for at in times if since is None or at >= since), default=None)
