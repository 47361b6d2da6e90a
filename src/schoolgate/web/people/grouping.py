"""Reading groups: which there are, who is in one, and whom pasted names mean."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from schoolgate.rolls.errors import BadLine
from schoolgate.rolls.names import apart
from schoolgate.web.people.models import Group, Membership, Pupil
from schoolgate.web.trust.models import School

LIST_CURE = "Write the name as the list of pupils has it, or tick the pupil instead"


@dataclass(frozen=True, slots=True)
class GroupCount:
    """A group as the list shows it."""

    group: Group
    pupils: int


def groups_on(school: School, on: date) -> QuerySet[Group]:
    """The groups that are there on a day, or begin after it."""
    groups = Group.objects.filter(school=school)
    return groups.filter(Q(ends=None) | Q(ends__gte=on))


def groups_over(school: School, on: date) -> QuerySet[Group]:
    """The groups that ended before a day, the last first."""
    return Group.objects.filter(school=school, ends__lt=on).order_by("-ends", "name")


def count_groups(groups: QuerySet[Group], school: School) -> list[GroupCount]:
    """Each of some groups with how many pupils are in it; four questions in all."""
    pupils = Pupil.objects.filter(school=school, left_on=None)
    placed = Membership.objects.filter(group__school=school, pupil__left_on=None)
    counts: dict[int, int] = defaultdict(int)
    for rows, column in (
        (pupils, "school_class"),
        (pupils, "year_group"),
        (placed, "group"),
    ):
        for pk, many in _counts(rows, column):
            counts[pk] += many
    return [GroupCount(group, counts[group.pk]) for group in groups]


def pupils_in(group: Group) -> QuerySet[Pupil]:
    """Who is in a group today, however they came into it."""
    placed = Membership.objects.filter(group=group).values("pupil")
    within = Q(school_class=group) | Q(year_group=group) | Q(pk__in=placed)
    pupils = Pupil.objects.filter(within, school=group.school_id, left_on=None)
    return pupils.select_related("school_class")


def comes_with_the_roll(group: Group) -> bool:
    """Whether the list of pupils says who is in it, so that nobody else can."""
    return Pupil.objects.filter(Q(school_class=group) | Q(year_group=group)).exists()


def pupils_meant(school: School, text: str) -> tuple[list[int], list[BadLine]]:
    """The pupil that each line of pasted names means, and the lines that mean none."""
    known = _by_name(school)
    found: list[int] = []
    bad: list[BadLine] = []
    for number, line in enumerate(text.splitlines(), 1):
        name = " ".join(filter(None, apart(line.strip())))
        if not name:
            continue
        pupils = known.get(name.casefold(), frozenset())
        if len(pupils) == 1:
            found.extend(pupils)
        else:
            many = f"{len(pupils)} pupils are" if pupils else "no pupil is"
            bad.append(BadLine(number, f"{many} called {name}", LIST_CURE))
    return list(dict.fromkeys(found)), bad


def _counts(
    rows: QuerySet[Pupil] | QuerySet[Membership], column: str
) -> Iterator[tuple[int, int]]:
    each = rows.exclude(**{column: None}).order_by().values_list(column)
    yield from ((pk, many) for pk, many in each.annotate(Count("pk")))


def _by_name(school: School) -> Mapping[str, frozenset[int]]:
    """Pupils by each full name they go by, in small letters."""
    found: dict[str, frozenset[int]] = {}
    rows = Pupil.objects.filter(school=school, left_on=None)
    fields = ("pk", "forename", "known_as", "surname", "known_surname")
    for pk, forename, known_as, surname, other in rows.values_list(*fields):
        for first in filter(None, {forename, known_as}):
            for last in filter(None, {surname, other}):
                name = f"{first} {last}".casefold()
                found[name] = found.get(name, frozenset()) | {pk}
    return found
