"""A group is made, filled, and ended; the journal tells how many, and never who."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from schoolgate.web.journal.write import Act, write
from schoolgate.web.people.batches import batches
from schoolgate.web.people.grouping import comes_with_the_roll
from schoolgate.web.people.models import Group, Membership, Person, Pupil
from schoolgate.web.people.models.groups import OF_THE_ROLL
from schoolgate.web.people.rights import standing
from schoolgate.web.trust.models import School

RIGHT = "groups.keep"


@dataclass(frozen=True, slots=True)
class GroupDetails:
    """A group that somebody wants: its kind, its name, its first and last day."""

    kind: str
    name: str
    starts: date | None = None
    ends: date | None = None


@transaction.atomic
def make_group(
    school: School, planned: GroupDetails, *, by: Person, at: datetime
) -> Group:
    """Make a group without anybody in it."""
    standing(by, school, at.date()).require(RIGHT)
    if planned.starts and planned.ends and planned.ends < planned.starts:
        raise PermissionDenied("The last day is before the first: turn them round.")
    same = Group.objects.filter(school=school, kind=planned.kind, name=planned.name)
    if planned.kind in OF_THE_ROLL and same.exists():
        raise PermissionDenied(f"There is a group called {planned.name} already.")
    group = Group.objects.create(
        school=school,
        kind=planned.kind,
        name=planned.name,
        starts=planned.starts,
        ends=planned.ends,
    )
    write("group.created", group, Act(school, by, at, (), {"kind": group.kind}))
    return group


@transaction.atomic
def fill_group(group: Group, pupils: Iterable[int], *, by: Person, at: datetime) -> int:
    """Put pupils of the school into a group; how many weren't in it yet."""
    _require(group, by=by, at=at)
    there = set(group.memberships.values_list("pupil", flat=True))
    wanted = [pk for pk in dict.fromkeys(pupils) if pk not in there]
    ours = [
        pk
        for some in batches(wanted)
        for pk in Pupil.objects.filter(
            school=group.school_id, left_on=None, pk__in=some
        ).values_list("pk", flat=True)
    ]
    Membership.objects.bulk_create(
        Membership(group=group, pupil_id=pk, since=at.date()) for pk in ours
    )
    act = Act(group.school, by, at, (), {"pupils": len(ours)})
    write("group.filled", group, act)
    return len(ours)


@transaction.atomic
def take_out(group: Group, pupil: int, *, by: Person, at: datetime) -> None:
    """Take a pupil out of a group."""
    _require(group, by=by, at=at)
    if group.memberships.filter(pupil=pupil).delete()[0]:
        write("group.pupil_removed", group, Act(group.school, by, at))


@transaction.atomic
def end_group(group: Group, on: date, *, by: Person, at: datetime) -> Group:
    """Give a group its last day; who was in it stays known."""
    _require(group, by=by, at=at)
    if group.starts and on < group.starts:
        raise PermissionDenied("The last day is before the first.")
    group.ends = on
    group.save(update_fields=["ends"])
    write("group.ended", group, Act(group.school, by, at, (), {"on": str(on)}))
    return group


def _require(group: Group, *, by: Person, at: datetime) -> None:
    standing(by, group.school, at.date()).require(RIGHT)
    if comes_with_the_roll(group):
        raise PermissionDenied("The list of pupils says who is in it: load a new list.")
