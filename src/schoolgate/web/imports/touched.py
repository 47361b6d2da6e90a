"""Whom an import touched, so that whoever writes about them can be told.

An import that nobody was told of has no ``told_at``: whoever keeps drafts asks for
those, finds the drafts that hold one of the names, and notes that it is done. Undoing
an import touches the same pupils once more, and keeps what was there until then.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import product

from django.db.models import QuerySet

from schoolgate.web.imports.before import Values, opened
from schoolgate.web.imports.models import Import
from schoolgate.web.people.batches import batches
from schoolgate.web.people.models import Group, Pupil
from schoolgate.web.people.models.groups import OF_THE_ROLL

Names = dict[int, frozenset[str]]
Called = tuple[str, str]
PUPILS, GROUPS = "people.pupil", "people.group"


@dataclass(frozen=True, slots=True)
class Change:
    """What taking a list did to pupils, by their numbers. ``renamed`` also changed."""

    imported: Import
    new: tuple[int, ...]
    changed: tuple[int, ...]
    left: tuple[int, ...]
    renamed: tuple[int, ...]

    @property
    def pupil_ids(self) -> tuple[int, ...]:
        """Those who were there before, and of whom somebody may have written."""
        return (*self.changed, *self.left)


@dataclass(frozen=True, slots=True)
class Moved:
    """A pupil who left or came back, or got another name.

    ``called`` is every forename with every surname, before and now. ``alone`` are the
    forenames that told of them and do so no more, or do again: none of somebody whose
    surname alone is another. ``groups`` are their class and year group, before and
    now; ``is_back`` where coming back is all that it was.
    """

    pupil: int
    called: frozenset[tuple[str, str]]
    alone: frozenset[str]
    groups: frozenset[str]
    is_back: bool

    @property
    def names(self) -> frozenset[str]:
        """Every full name."""
        return frozenset(f"{first} {last}" for first, last in self.called)


def names_of(pupils: Iterable[int]) -> Names:
    """Every full name that each of some pupils goes by today."""
    found: Names = {}
    for some in batches(pupils):
        for pupil in Pupil.objects.filter(pk__in=some):
            found[pupil.pk] = _names(pupil)
    return found


def touched_by(imported: Import) -> Names:
    """Each pupil whom an import changed or saw leave: their names before and after.

    Nothing once the week of the import is over.
    """
    before = _rows_before(imported)
    now = names_of(row["id"] for row in before)
    return {
        row["id"]: _names(Pupil(**row)) | now.get(row["id"], frozenset())
        for row in before
    }


def moved_by(imported: Import) -> list[Moved]:
    """The pupils who left by an import, came back by it, or got another name."""
    before = [Pupil(**row) for row in _rows_before(imported)]
    now: dict[int, Pupil] = {}
    for some in batches(pupil.pk for pupil in before):
        now |= Pupil.objects.in_bulk(some)
    groups = _groups(imported) if before else {}
    each = (_moved(then, now.get(then.pk), groups) for then in before)
    return [moved for moved in each if moved is not None]


def _rows_before(imported: Import, table: str = PUPILS) -> list[Values]:
    """Pupils as they were before an import, or before it was undone; or groups."""
    if not imported.sealed:
        return []
    before = opened(imported)
    return [*before.was.get(table, []), *before.gone.get(table, [])]


def _groups(imported: Import) -> dict[int, str]:
    """What classes and year groups are called, or were before an import."""
    groups = Group.objects.filter(school=imported.school_id, kind__in=OF_THE_ROLL)
    then = {row["id"]: row["name"] for row in _rows_before(imported, GROUPS)}
    return then | dict(groups.values_list("pk", "name"))


def _moved(then: Pupil, now: Pupil | None, groups: dict[int, str]) -> Moved | None:
    called, today = _called(then), _called(now) if now else frozenset[Called]()
    was_here, is_here = not then.left_on, now is not None and not now.left_on
    if was_here == is_here and called == today:
        return None
    firsts, firsts_today = _firsts(called), _firsts(today)
    alone = firsts ^ firsts_today if was_here and is_here else firsts | firsts_today
    in_groups = set[int]().union(*map(_in_groups, filter(None, (then, now))))
    return Moved(
        pupil=then.pk,
        called=called | today,
        alone=alone,
        groups=frozenset(groups[pk] for pk in in_groups & groups.keys()),
        is_back=is_here and not was_here and called == today,
    )


def untold() -> QuerySet[Import]:
    """Imports, and undone ones, of which nobody was told; the oldest first."""
    return Import.objects.filter(told_at=None).order_by("at", "pk")


def tell(imported: Import, at: datetime) -> None:
    """Note that whoever it touches was told."""
    Import.objects.filter(pk=imported.pk).update(told_at=at)


def _names(pupil: Pupil) -> frozenset[str]:
    return frozenset(f"{first} {last}" for first, last in _called(pupil))


def _called(pupil: Pupil) -> frozenset[Called]:
    forenames = {pupil.forename, pupil.known_as} - {""}
    surnames = {pupil.surname, pupil.known_surname} - {""}
    return frozenset(product(forenames, surnames))


def _firsts(called: Iterable[Called]) -> frozenset[str]:
    return frozenset(first for first, _ in called)


def _in_groups(pupil: Pupil) -> set[int]:
    return {pk for pk in (pupil.school_class_id, pupil.year_group_id) if pk}
