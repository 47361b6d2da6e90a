"""What has to go is listed at once, with the hour by which it has to be gone.

The worker looks again and again: at each new consent record, at each yes that has run
out or was given before a leaver came back, at who must never be shown, and at who has
left. What is listed already stays as it is, unless it has to be gone sooner.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from schoolgate.web.consent.models import Word
from schoolgate.web.journal.write import Act, write
from schoolgate.web.people.models import Person, Pupil, StaffMember
from schoolgate.web.people.rights import holders, on_duty
from schoolgate.web.policy.in_force import in_force
from schoolgate.web.posts.models import Post, Target
from schoolgate.web.takedowns.actions.hold_on_its_way import hold_what_waits
from schoolgate.web.takedowns.ledger import NOT_GONE, must_go, still_out
from schoolgate.web.takedowns.models import Showing, TakeDown
from schoolgate.web.takedowns.models.ledger import CONSENT, LEAVER, RESTRICTION
from schoolgate.web.takedowns.take_downs import A_DAY, HOUR
from schoolgate.web.trust.models import School

CARRIES = "photos.without_consent"
MOST = 500
# A restriction and a consent withdrawn have one and the same hour, so that nobody can
# tell them apart; a leaver has a day, in which a wrong list can be undone.
WITHIN = {RESTRICTION: HOUR, CONSENT: HOUR, LEAVER: A_DAY}
SEES_TO_IT = (frozenset(("office",)), frozenset(("head", "principal")))


@dataclass(frozen=True, slots=True)
class Because:
    """Why a publication has to go, and because of whom, where that is known."""

    why: str
    pupil: Pupil | None = None
    staff: StaffMember | None = None


def list_take_downs(*, at: datetime) -> int:
    """Hold what waits to go out, list what has to go; how much of that was new."""
    # First, and apart: a post is locked before its journal, here as everywhere.
    hold_what_waits(_where_one_ended(at), at=at)
    new = _heed_words(at) + _heed_ends(at) + _heed_returns(at)
    return new + _heed_lists(at)


def heed_what_came_out(target: Target, *, at: datetime) -> int:
    """Hold what has just gone out against what was said while it was on its way."""
    return _listed(target.post.school, still_out(Q(target=target)), at)


def heed_who_may_answer(school: School, *, at: datetime) -> int:
    """Hold all that is out in a school against its lists: a yes ends with them too.

    Whoever lost responsibility, or is on no list any more, says no word of it.
    """
    return _listed(school, still_out(Q(target__post__school=school)), at)


def _heed_words(at: datetime) -> int:
    """Hold what is out against each word that was said since the last time."""
    words = Word.objects.filter(heeded_at=None).order_by("pk")
    return _heeded(words, "heeded_at", at)


def _heed_ends(at: datetime) -> int:
    """Hold what is out against each yes that has run out since the last time."""
    words = Word.objects.filter(_over(at)).order_by("until")
    return _heeded(words, "end_heeded_at", at)


def _heed_returns(at: datetime) -> int:
    """Hold what is out against each yes that ended because somebody left, and is back.

    Who left and came back between two looks was a leaver in neither of them.
    """
    words = Word.objects.filter(_of_before()).order_by("pk")
    return _heeded(words, "end_heeded_at", at)


def _over(at: datetime) -> Q:
    """A yes that has run out, and that nobody has heeded since."""
    return Q(yes=True, end_heeded_at=None, until__lt=timezone.localdate(at))


def _of_before() -> Q:
    """A yes from before its pupil left and came back, not heeded since then."""
    back = F("pupil__returned_at")
    unheeded = Q(end_heeded_at=None) | Q(end_heeded_at__lte=back)
    return Q(unheeded, yes=True, at__lte=back)


def _where_one_ended(at: datetime) -> list[School]:
    """Schools in which a consent has ended since the last time."""
    ended = Q(heeded_at=None, yes=False) | _over(at) | _of_before()
    schools = Word.objects.filter(ended).order_by().values("school")
    found = School.objects.filter(pk__in=schools)
    return list(found.select_related("trust").order_by("pk"))


def _heeded(words: QuerySet[Word], mark: str, at: datetime) -> int:
    """Heed the first of some words, and mark them so; how much was listed."""
    by_school: dict[School, list[Word]] = defaultdict(list)
    for word in words.select_related("school__trust")[:MOST]:
        by_school[word.school].append(word)
    return sum(_heeded_in(school, some, mark, at) for school, some in by_school.items())


@transaction.atomic
def _heeded_in(school: School, words: list[Word], mark: str, at: datetime) -> int:
    pupils = {word.pupil_id for word in words if word.pupil_id is not None}
    staff = {word.staff_id for word in words if word.staff_id is not None}
    theirs = still_out(Q(pupil__in=pupils) | Q(staff__in=staff))
    new = _listed(school, theirs, at)
    Word.objects.filter(pk__in=[word.pk for word in words]).update(**{mark: at})
    return new


def _heed_lists(at: datetime) -> int:
    """Hold what is out against who must never be shown, and who has left."""
    listed = TakeDown.objects.filter(
        target=OuterRef("target"), pupil=OuterRef("pupil"), done_at=None
    )
    at_once = listed.filter(why=RESTRICTION)
    never = Q(pupil__restriction__isnull=False) & ~Exists(at_once)
    left = Q(pupil__left_on__lte=timezone.localdate(at)) & ~Exists(listed)
    by_school: dict[School, list[Showing]] = defaultdict(list)
    for showing in still_out(never | left)[:MOST]:
        by_school[showing.target.post.school].append(showing)
    return sum(_listed(school, rows, at) for school, rows in by_school.items())


@transaction.atomic
def _listed(school: School, showings: Iterable[Showing], at: datetime) -> int:
    """List those of some showings of a school that must go; how much was new.

    Whoever lists a publication holds its post, as whoever moves it does; the journal
    comes last. So none of them waits for another who waits for them.
    """
    every = list(showings)
    reasons = must_go(every, school, timezone.localdate(at))
    must = [one for one in every if one.pk in reasons]
    there = hold_what_is_there({one.target_id for one in must})
    owner, new = who_sees_to_it(school, at) if must else None, 0
    for one in must:
        if one.target_id in there:
            because = Because(reasons[one.pk], one.pupil, one.staff)
            new += has_to_go(one.target, because, owner=owner, at=at)
    if new:
        clauses = in_force(school).setting(CARRIES, at.date())
        write("takedowns.listed", school, Act(school, None, at, clauses))
    return new


def hold_what_is_there(targets: Collection[int]) -> set[int]:
    """Lock the posts of some publications; those of them that are not gone."""
    if not targets:
        return set()
    posts = Post.objects.filter(targets__in=targets).order_by("pk")
    list(posts.select_for_update(of=("self",)).values_list("pk"))
    there = Target.objects.filter(pk__in=targets, state__in=NOT_GONE)
    return set(there.values_list("pk", flat=True))


def has_to_go(
    target: Target, because: Because, *, owner: Person | None, at: datetime
) -> bool:
    """List a publication because of one person; whether it was not listed before.

    What was listed for a reason that has more time has to go as soon as this one.
    """
    due_at = at + WITHIN[because.why]
    row, is_new = TakeDown.objects.get_or_create(
        target=target,
        pupil=because.pupil,
        staff=because.staff,
        done_at=None,
        defaults={
            "why": because.why,
            "owner": owner,
            "due_at": due_at,
            "made_at": at,
        },
    )
    if not is_new and row.why == LEAVER != because.why:
        row.why, row.due_at = because.why, min(row.due_at, due_at)
        row.save(update_fields=["why", "due_at"])
    return is_new


def who_sees_to_it(school: School, at: datetime) -> Person | None:
    """Who does it by hand: the office, or else the head; at best one who is here."""
    on = at.date()
    every = [holders(school, roles, on).order_by("pk") for roles in SEES_TO_IT]
    here = [
        found.filter(pk__in=on_duty(school, roles, on).values("person"))
        for found, roles in zip(every, SEES_TO_IT, strict=True)
    ]
    return next((one for found in (*here, *every) if (one := found.first())), None)
