"""An import is undone, for a week: every row is again what it was before."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import ForeignObjectRel, Model

from schoolgate.web.imports.before import WEEK, Before, made_by, opened, put_back
from schoolgate.web.imports.models import Import
from schoolgate.web.journal.write import Act, write
from schoolgate.web.people.models import Contact, Person, Pupil, StaffMember
from schoolgate.web.people.rights import standing
from schoolgate.web.people.roll_marks import bear_again, renewed
from schoolgate.web.sealing.seal import SealError


class CanNotBeUndone(PermissionDenied):
    """It is too late, or something rests on what the import brought."""


@transaction.atomic
def undo(imported: Import, *, by: Person, at: datetime) -> Import:
    """Put back what was there before an import, if it is the last one."""
    school = imported.school
    standing(by, school, at.date()).require("roll.import")
    roll = renewed(school)
    imported = Import.objects.select_for_update().get(pk=imported.pk)
    why = why_not(imported, at)
    if why:
        raise CanNotBeUndone(why)
    before = _opened(imported)
    _refuse_what_is_rested_on(before)
    now = _as_it_is(before)
    put_back(before)
    version = roll.version
    roll.refresh_from_db()
    roll.version = version
    roll.save()
    bear_again(school)
    imported.undone_by, imported.undone_at, imported.told_at = by, at, None
    now.keep_in(imported)
    imported.save()
    write("list.undone", imported, Act(school, by, at, (), {"list": imported.kind}))
    return imported


def why_not(imported: Import, at: datetime) -> str:
    """Why an import can't be undone, or nothing."""
    if imported.undone_at:
        return "It is undone already."
    if at > imported.at + WEEK or not imported.sealed:
        return "It is older than a week."
    later = Import.objects.filter(
        school=imported.school_id, undone_at=None, pk__gt=imported.pk
    )
    return "A later one has to be undone first." if later.exists() else ""


def _opened(imported: Import) -> Before:
    try:
        return opened(imported)
    except SealError as error:
        raise CanNotBeUndone(str(error)) from error


def _as_it_is(before: Before) -> Before:
    """The pupils as the import made them: whoever wrote of those is told as well."""
    now, label = Before(), Pupil._meta.label_lower
    now.changes(Pupil, [row["id"] for row in before.was.get(label, [])])
    now.takes_away(Pupil, before.made.get(label, []))
    return now


def _refuse_what_is_rested_on(before: Before) -> None:
    """A consent of somebody who came with the import would be lost with them."""
    for model in (Pupil, StaffMember, Contact):
        for relation in model._meta.related_objects:
            if _is_elsewhere(relation) and _rests(before, model, relation):
                raise CanNotBeUndone(
                    "Something has been written about people who came with it since: "
                    "hand in a corrected list instead."
                )


def _is_elsewhere(relation: ForeignObjectRel) -> bool:
    return relation.related_model._meta.app_label != "people"


def _rests(before: Before, model: type[Model], relation: ForeignObjectRel) -> bool:
    name = relation.field.name
    return any(
        relation.related_model._base_manager.filter(**{f"{name}__in": made}).exists()
        for made in made_by(before, model)
    )
