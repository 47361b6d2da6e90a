"""Whom an import touched, so that whoever writes about them can be told.

An import that nobody was told of has no ``told_at``: whoever keeps drafts asks for
those, finds the drafts that hold one of the names, and notes that it is done. Undoing
an import touches the same pupils once more, and keeps what was there until then.
"""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import QuerySet

from schoolgate.engine.record import record
from schoolgate.web.people.before import Values, batches, opened
from schoolgate.web.people.models import Import, Pupil

Names = dict[int, frozenset[str]]
PUPILS = "people.pupil"


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


@record
class Moved:
    """A pupil who left or came back, or got another name: every name before and now.

    ``is_back`` where coming back is all that it was.
    """

    pupil: int
    names: frozenset[str]
    is_back: bool


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
    each = (_moved(then, now.get(then.pk)) for then in before)
    return [moved for moved in each if moved is not None]


def _rows_before(imported: Import) -> list[Values]:
    """Pupils as they were before an import, or before it was undone."""
    if not imported.sealed:
        return []
    before = opened(imported)
    return [*before.was.get(PUPILS, []), *before.gone.get(PUPILS, [])]


def _moved(then: Pupil, now: Pupil | None) -> Moved | None:
    names, today = _names(then), _names(now) if now else frozenset[str]()
    was_here, is_here = not then.left_on, now is not None and not now.left_on
    if was_here == is_here and names == today:
        return None
    is_back = is_here and not was_here and names == today
    return Moved(then.pk, names | today, is_back)


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
