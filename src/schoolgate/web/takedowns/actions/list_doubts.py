"""What is out and names or may show someone who is never shown is taken down.

Where it may be somebody else, it waits for a person to decide. A name is held once
against all that is out, and against all that comes out since.
"""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from schoolgate.web.journal.write import Act, write
from schoolgate.web.people.models import Person, Restriction
from schoolgate.web.people.rights import HEADS, SAFEGUARDING, holders
from schoolgate.web.policy.in_force import in_force
from schoolgate.web.posts.models import Target
from schoolgate.web.takedowns.actions.hold_on_its_way import hold_what_waits
from schoolgate.web.takedowns.actions.list_take_downs import (
    CARRIES,
    Because,
    has_to_go,
    hold_what_is_there,
    who_sees_to_it,
)
from schoolgate.web.takedowns.doubts import NameMatch, met, out_in, with_words
from schoolgate.web.takedowns.mail import mail_to_decide
from schoolgate.web.takedowns.models import Doubt, RestrictionScan
from schoolgate.web.takedowns.models.ledger import RESTRICTION
from schoolgate.web.trust.models import School

MOST = 100


def list_doubts(*, at: datetime) -> int:
    """Hold each new name against what waits to go out, and is out, in its school.

    How much was new of what is out.
    """
    new = Restriction.objects.filter(compared=None).order_by("pk")[:MOST]
    by_school: dict[School, list[Restriction]] = {}
    for one in new.select_related("school__trust", "pupil"):
        by_school.setdefault(one.school, []).append(one)
    hold_what_waits(by_school, at=at)
    return sum(_of_school(school, names, at) for school, names in by_school.items())


@transaction.atomic
def doubt_what_came_out(target: Target, *, at: datetime) -> int:
    """Hold what has just gone out against every name of its school."""
    school = target.post.school
    names = Restriction.objects.filter(school=school).select_related("pupil")
    read = with_words(Target.objects.filter(pk=target.pk))
    return _listed(school, list(names), read, at)


@transaction.atomic
def _of_school(school: School, names: list[Restriction], at: datetime) -> int:
    new = _listed(school, names, out_in(school), at)
    for one in names:
        RestrictionScan.objects.get_or_create(restriction=one, defaults={"at": at})
    return new


def _listed(
    school: School, names: list[Restriction], targets: Iterable[Target], at: datetime
) -> int:
    """Write down where the names stand, and what comes of it; how much was new.

    The posts are held first, and the journal last, as whoever lists anything does.
    """
    found = list(met(school, targets, names))
    if not found:
        return 0
    there = hold_what_is_there({one.target.pk for one in found})
    owner = _owner(school, at)
    noted = [_noted(one, owner, at) for one in found if one.target.pk in there]
    new = [(one, doubt) for one, doubt in noted if doubt is not None]
    _have_to_go(school, names, [one for one, _ in new if one.is_them], at)
    _ask(school, owner, new, at)
    return len(new)


def _noted(
    one: NameMatch, owner: Person | None, at: datetime
) -> tuple[NameMatch, Doubt | None]:
    """Write down one name by one publication; its row, if it was not there before."""
    doubt, is_new = Doubt.objects.get_or_create(
        target=one.target,
        restriction_id=one.restriction,
        defaults={
            "pupil": one.pupil,
            "how": one.how,
            "owner": owner,
            "due": at.date(),
            "made_at": at,
            "is_them": True if one.is_them else None,
            "decided_at": at if one.is_them else None,
        },
    )
    return one, doubt if is_new else None


def _have_to_go(
    school: School, names: list[Restriction], sure: list[NameMatch], at: datetime
) -> None:
    """List what can mean nobody else, as anything that has to go."""
    if not sure:
        return
    owner = who_sees_to_it(school, at)
    pupils = {name.pk: name.pupil for name in names}
    for one in sure:
        because = Because(RESTRICTION, pupils[one.restriction])
        has_to_go(one.target, because, owner=owner, at=at)
    clauses = in_force(school).setting(CARRIES, at.date())
    write("takedowns.listed", school, Act(school, None, at, clauses))


def _ask(
    school: School,
    owner: Person | None,
    new: list[tuple[NameMatch, Doubt]],
    at: datetime,
) -> None:
    """Write to whoever decides about the others."""
    asked = [doubt for one, doubt in new if not one.is_them]
    if asked and owner is not None:
        mail_to_decide(owner, school, len(asked))
    for doubt in asked:
        write("match.asked", doubt, Act(school, None, at))


def _owner(school: School, at: datetime) -> Person | None:
    """Who decides: the safeguarding lead, else the head."""
    for roles in (SAFEGUARDING, HEADS):
        found = holders(school, roles, at.date()).order_by("pk").first()
        if found is not None:
            return found
    return None
