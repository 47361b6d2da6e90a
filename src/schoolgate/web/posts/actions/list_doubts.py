"""What is out and may show somebody who is never shown waits for a person to decide.

A name is held once against all that is out, and against all that comes out since.
"""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from schoolgate.web.journal.write import Act, write
from schoolgate.web.people.models import Person, Restriction
from schoolgate.web.people.rights import HEADS, SAFEGUARDING, holders
from schoolgate.web.posts.doubts import Met, met, out_in, with_words
from schoolgate.web.posts.models import Compared, Doubt, Target
from schoolgate.web.trust.models import School

MOST = 100


def list_doubts(*, at: datetime) -> int:
    """Hold each new name against what is out in its school; how much was new."""
    new = Restriction.objects.filter(compared=None).order_by("pk")[:MOST]
    by_school: dict[School, list[Restriction]] = {}
    for one in new.select_related("school__trust", "pupil"):
        by_school.setdefault(one.school, []).append(one)
    return sum(_of_school(school, names, at) for school, names in by_school.items())


@transaction.atomic
def doubt_what_came_out(target: Target, *, at: datetime) -> int:
    """Hold what has just gone out against every name of its school."""
    school = target.post.school
    names = Restriction.objects.filter(school=school).select_related("pupil")
    read = with_words(Target.objects.filter(pk=target.pk))
    return _listed(school, met(read, names), at) if names else 0


@transaction.atomic
def _of_school(school: School, names: list[Restriction], at: datetime) -> int:
    new = _listed(school, met(out_in(school), names), at)
    for one in names:
        Compared.objects.get_or_create(restriction=one, defaults={"at": at})
    return new


def _listed(school: School, found: Iterable[Met], at: datetime) -> int:
    owner, new = _owner(school, at), 0
    for one in found:
        doubt, is_new = Doubt.objects.get_or_create(
            target=one.target,
            restriction_id=one.restriction,
            defaults={
                "pupil": one.pupil,
                "how": one.how,
                "owner": owner,
                "due": at.date(),
                "made_at": at,
            },
        )
        if is_new:
            write("asked who is in it", doubt, Act(school, None, at))
        new += is_new
    return new


def _owner(school: School, at: datetime) -> Person | None:
    """Who decides: the safeguarding lead, else the head."""
    for roles in (SAFEGUARDING, HEADS):
        found = holders(school, roles, at.date()).order_by("pk").first()
        if found is not None:
            return found
    return None
