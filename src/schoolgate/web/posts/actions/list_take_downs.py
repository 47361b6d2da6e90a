"""What must not be out any more is listed at once, with an owner and a day.

Asked again and again by the worker: a word of consent that nobody has heeded, a yes
that has run out or was given before a leaver came back, a child who must never be
shown, and who has left. Whatever is listed already stays as it is.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet

from schoolgate.web.consent.models import Word
from schoolgate.web.journal.write import Act, write
from schoolgate.web.people.models import Person
from schoolgate.web.people.rights import holders
from schoolgate.web.policy.in_force import in_force
from schoolgate.web.posts.ledger import must_go, still_out
from schoolgate.web.posts.models import Showing, TakeDown, Target
from schoolgate.web.posts.models.ledger import CONSENT, RESTRICTION
from schoolgate.web.trust.models import School

CARRIES = "photos.without_consent"
MOST = 500
# A restriction and a consent withdrawn have one and the same day, so that it tells
# nobody which of them it was; a leaver comes down by the next.
WITHIN = {RESTRICTION: timedelta(0), CONSENT: timedelta(0)}
A_DAY = timedelta(days=1)
SEES_TO_IT = (frozenset(("office",)), frozenset(("head", "principal")))


def list_take_downs(*, at: datetime) -> int:
    """List whatever has to go; how much was new."""
    new = _heed_words(at) + _heed_ends(at) + _heed_returns(at)
    return new + _heed_lists(at)


@transaction.atomic
def heed_what_came_out(target: Target, *, at: datetime) -> int:
    """Hold what has just gone out against what was said while it was on its way."""
    return _listed(still_out(Q(target=target)), at)


@transaction.atomic
def heed_who_may_answer(school: School, *, at: datetime) -> int:
    """Hold all that is out in a school against its lists: a yes ends with them too.

    Whoever lost responsibility, or is on no list any more, says no word of it.
    """
    return _listed(still_out(Q(target__post__school=school)), at)


@transaction.atomic
def _heed_words(at: datetime) -> int:
    """Hold what is out against each word that was said since the last time."""
    words = Word.objects.filter(heeded_at=None).order_by("pk")
    heeded, new = _heeded(words, at)
    heeded.update(heeded_at=at)
    return new


@transaction.atomic
def _heed_ends(at: datetime) -> int:
    """Hold what is out against each yes that has run out since the last time."""
    over = Word.objects.filter(yes=True, end_heeded_at=None, until__lt=at.date())
    heeded, new = _heeded(over.order_by("until"), at)
    heeded.update(end_heeded_at=at)
    return new


@transaction.atomic
def _heed_returns(at: datetime) -> int:
    """Hold what is out against each yes that ended because somebody left, and is back.

    Who left and came back between two looks was a leaver in neither of them.
    """
    back = F("pupil__returned_at")
    unheeded = Q(end_heeded_at=None) | Q(end_heeded_at__lte=back)
    over = Word.objects.filter(unheeded, yes=True, at__lte=back)
    heeded, new = _heeded(over.order_by("pk"), at)
    heeded.update(end_heeded_at=at)
    return new


def _heeded(words: QuerySet[Word], at: datetime) -> tuple[QuerySet[Word], int]:
    """The first of some words, and how much was listed because of their people."""
    some = list(words[:MOST])
    pupils = {word.pupil_id for word in some if word.pupil_id is not None}
    staff = {word.staff_id for word in some if word.staff_id is not None}
    out = still_out(Q(pupil__in=pupils) | Q(staff__in=staff)) if some else ()
    return Word.objects.filter(pk__in=[word.pk for word in some]), _listed(out, at)


@transaction.atomic
def _heed_lists(at: datetime) -> int:
    """Hold what is out against who must never be shown, and who has left."""
    listed = TakeDown.objects.filter(
        target=OuterRef("target"), pupil=OuterRef("pupil"), done_at=None
    )
    today = Q(pupil__restriction__isnull=False) | Q(pupil__left_on__lte=at.date())
    return _listed(still_out(today).exclude(Exists(listed))[:MOST], at)


def _listed(showings: Iterable[Showing], at: datetime) -> int:
    by_school: dict[School, list[Showing]] = defaultdict(list)
    for showing in showings:
        by_school[showing.target.post.school].append(showing)
    return sum(_of_school(school, rows, at) for school, rows in by_school.items())


def _of_school(school: School, showings: list[Showing], at: datetime) -> int:
    reasons = must_go(showings, school, at.date())
    owner, new = who_sees_to_it(school, at), 0
    for showing in showings:
        why = reasons.get(showing.pk)
        if why is None:
            continue
        _, is_new = TakeDown.objects.get_or_create(
            target=showing.target,
            pupil=showing.pupil,
            staff=showing.staff,
            done_at=None,
            defaults={
                "why": why,
                "owner": owner,
                "due": (at + WITHIN.get(why, A_DAY)).date(),
                "made_at": at,
            },
        )
        new += is_new
    if new:
        clauses = in_force(school).setting(CARRIES, at.date())
        write("listed what to take down", school, Act(school, None, at, clauses))
    return new


def who_sees_to_it(school: School, at: datetime) -> Person | None:
    """Who sees to it: somebody of the office, else the head."""
    for roles in SEES_TO_IT:
        found = holders(school, roles, at.date()).order_by("pk").first()
        if found is not None:
            return found
    return None
