"""The list that was handed in becomes the school's: all of it, or nothing."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from schoolgate.rolls.reading import CONTACTS, PUPILS, STAFF
from schoolgate.web.imports.actions.hand_in import BadList
from schoolgate.web.imports.before import Before
from schoolgate.web.imports.changes import Changes, agreed, changes_by
from schoolgate.web.imports.models import READING, WRITING, Import, Upload
from schoolgate.web.imports.touched import Change
from schoolgate.web.imports.writing import ChangedRows, write_part
from schoolgate.web.journal.write import Act, write
from schoolgate.web.people.models import Person, Roll
from schoolgate.web.people.rights import standing
from schoolgate.web.people.roll_marks import bear_again
from schoolgate.web.policy.in_force import in_force

CARRIES = "names.children"
NOTHING = ChangedRows((), (), (), ())


def take(
    upload: Upload, *, by: Person, at: datetime, same: frozenset[str] = frozenset()
) -> Change:
    """Bring the school's lists to what the file says.

    ``same`` are the keys of those in doubt who are one person. The file is read before
    the transaction begins, so that others wait for the writing alone.
    """
    standing(by, upload.school, at.date()).require("roll.import")
    mark(upload, READING)
    changes = changes_by(upload)
    if not changes.can_be_taken:
        raise BadList("Nothing was imported. Correct the lines listed and try again.")
    mark(upload, WRITING)
    return _written(upload, agreed(changes, same), by=by, at=at)


def mark(upload: Upload, step: str) -> None:
    """Note how far it is, for whoever looks; before the transaction, or nobody sees."""
    Upload.objects.filter(pk=upload.pk).update(
        step=step, step_at=timezone.now(), why=""
    )


@transaction.atomic
def _written(upload: Upload, changes: Changes, *, by: Person, at: datetime) -> Change:
    school, before = upload.school, Before()
    roll = _as_it_was_read(upload, changes, before)
    touched = {
        part.kind: write_part(part, school, at, before) for part in changes.parts
    }
    bear_again(school)
    for kind in touched.keys() & {PUPILS, STAFF}:
        setattr(roll, f"{kind}_at", at)
    roll.save()
    imported = _kept(upload, count_changes(touched), by=by, at=at)
    before.keep_in(imported)
    imported.save()
    clauses = in_force(school).setting(CARRIES, at.date())
    details = {"list": upload.kind, **imported.counts}
    write("list.loaded", imported, Act(school, by, at, clauses, details))
    upload.delete()
    pupils = touched.get(PUPILS, NOTHING)
    return Change(imported, pupils.new, pupils.changed, pupils.left, pupils.renamed)


def _as_it_was_read(upload: Upload, changes: Changes, before: Before) -> Roll:
    """The roll, locked and counted up, if neither it nor the file changed meanwhile."""
    Roll.objects.get_or_create(school=upload.school)
    roll = Roll.objects.select_for_update().get(school=upload.school)
    waits = Upload.objects.select_for_update().filter(pk=upload.pk).exists()
    if not waits or roll.version != changes.version:
        raise BadList("Nothing was taken: the lists changed meanwhile. Look again.")
    before.changes(Roll, [roll.pk])
    roll.version += 1
    return roll


def _kept(
    upload: Upload, counts: Mapping[str, object], *, by: Person, at: datetime
) -> Import:
    return Import.objects.create(
        school=upload.school,
        kind=upload.kind,
        name=upload.name,
        by=by,
        at=at,
        counts=dict(counts),
    )


def count_changes(touched: Mapping[str, ChangedRows]) -> dict[str, object]:
    """How many were new, changed and left, of all lists and of each. Never a name."""
    kinds = [kind for kind in (PUPILS, STAFF, CONTACTS) if kind in touched]
    each = {
        kind: {
            "new": len(touched[kind].new),
            "changed": len(touched[kind].changed),
            "left": len(touched[kind].left),
            "renamed": len(touched[kind].renamed),
        }
        for kind in kinds
    }
    words = ("new", "changed", "left", "renamed")
    whole = {word: sum(each[kind][word] for kind in kinds) for word in words}
    return {**whole, "lists": each}
