"""Whom an import touched, so that whoever writes about them can be told.

An import that nobody was told of has no ``told_at``: whoever keeps drafts asks for
those, finds the drafts that hold one of the names, and notes that it is done. Undoing
an import touches the same pupils once more.
"""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import QuerySet

from schoolgate.engine.record import record
from schoolgate.web.people.before import batches, opened
from schoolgate.web.people.models import Import, Pupil

Names = dict[int, frozenset[str]]


@record
class Change:
    """What taking a list did to pupils, by their numbers. ``renamed`` also changed."""

    imported: Import
    new: tuple[int, ...]
    changed: tuple[int, ...]
    left: tuple[int, ...]
    renamed: tuple[int, ...]

    @property
    def touched(self) -> tuple[int, ...]:
        """Those who were there before, and of whom somebody may have written."""
        return (*self.changed, *self.left)


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
    if not imported.sealed:
        return {}
    before = opened(imported).was.get("people.pupil", [])
    now = names_of(row["id"] for row in before)
    return {
        row["id"]: _names(Pupil(**row)) | now.get(row["id"], frozenset())
        for row in before
    }


def untold() -> QuerySet[Import]:
    """Imports, and undone ones, of which nobody was told; the oldest first."""
    return Import.objects.filter(told_at=None).order_by("at", "pk")


def tell(imported: Import, at: datetime) -> None:
    """Note that whoever it touches was told."""
    Import.objects.filter(pk=imported.pk).update(told_at=at)


def _names(pupil: Pupil) -> frozenset[str]:
    forenames = {pupil.forename, pupil.known_as} - {""}
    surnames = {pupil.surname, pupil.known_surname} - {""}
    return frozenset(f"{first} {last}" for first in forenames for last in surnames)
