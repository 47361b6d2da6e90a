"""The list that was handed in becomes the school's: all of it, or nothing."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import transaction

from schoolgate.web.journal.write import Act, write
from schoolgate.web.people.actions.hand_in import BadList
from schoolgate.web.people.changes import PUPILS, Changes, Listed, changes_by
from schoolgate.web.people.models import (
    Person,
    Pupil,
    Restriction,
    Roll,
    SchoolClass,
    StaffMember,
    Upload,
)
from schoolgate.web.people.rights import standing
from schoolgate.web.policy.in_force import in_force
from schoolgate.web.trust.models import School

CARRIES = "names.children"
BATCH = 2000
FIELDS = ["forename", "surname", "known_as", "known_surname"]


@transaction.atomic
def take(upload: Upload, *, by: Person, at: datetime) -> Changes:
    """Replace the school's list. Counts are journalled, and never a name."""
    school = upload.school
    standing(by, school, at.date()).require("roll.import")
    changes = changes_by(upload)
    if not changes.can_be_taken:
        raise BadList(
            "Nothing was taken: mend the lines that are named, and try again."
        )
    if upload.kind == PUPILS:
        _pupils(school, changes)
    else:
        _staff(school, changes)
    roll = renewed(school)
    setattr(roll, f"{upload.kind}_at", at)
    roll.save()
    details = {
        "list": upload.kind,
        "new": len(changes.new),
        "changed": len(changes.changed),
        "left": len(changes.left),
    }
    clauses = in_force(school).setting(CARRIES, at.date())
    write("loaded a list", school, Act(school, by, at, clauses, details))
    upload.delete()
    return changes


def renewed(school: School) -> Roll:
    """The school's roll with its version counted up, so that no old index is asked."""
    roll, _ = Roll.objects.select_for_update().get_or_create(school=school)
    roll.version += 1
    roll.save()
    return roll


def _pupils(school: School, changes: Changes) -> None:
    classes = _classes(school, changes.listed)
    Pupil.objects.filter(school=school, key__in=changes.left).delete()
    there = dict(Pupil.objects.filter(school=school).values_list("key", "pk"))
    new: list[Pupil] = []
    old: list[Pupil] = []
    for one in (*changes.new, *changes.changed):
        pk = there.get(one.key)
        pupil = Pupil(
            pk=pk,
            school=school,
            key=one.key,
            forename=one.forename,
            surname=one.surname,
            known_as=one.known_as,
            known_surname=one.known_surname,
            school_class=classes.get(one.form),
        )
        (old if pk else new).append(pupil)
    Pupil.objects.bulk_create(new, BATCH)
    Pupil.objects.bulk_update(old, [*FIELDS, "school_class"], BATCH)
    _bear_again(school)


def _bear_again(school: School) -> None:
    """Find anew who bears each restriction: by key and name, or by a name of one alone.

    A list without keys numbers its lines, so a key counts only with the name. Whom
    nobody bears stays on the list, and is held against pictures by name.
    """
    restrictions = list(Restriction.objects.filter(school=school))
    Restriction.objects.filter(school=school).update(pupil=None)
    for one in restrictions:
        named = Pupil.objects.filter(
            school=school, forename=one.forename, surname=one.surname
        )
        found = list(named.filter(key=one.key)) or list(named)
        if len(found) == 1:
            Restriction.objects.filter(pk=one.pk).update(pupil=found[0])


def _classes(school: School, listed: Iterable[Listed]) -> Mapping[str, SchoolClass]:
    """Every class that the list names; those it names no more go."""
    names = {one.form for one in listed if one.form}
    SchoolClass.objects.filter(school=school).exclude(name__in=names).delete()
    there = set(
        SchoolClass.objects.filter(school=school).values_list("name", flat=True)
    )
    SchoolClass.objects.bulk_create(
        SchoolClass(school=school, name=name[:100]) for name in sorted(names - there)
    )
    return {one.name: one for one in SchoolClass.objects.filter(school=school)}


def _staff(school: School, changes: Changes) -> None:
    StaffMember.objects.filter(school=school, key__in=changes.left).delete()
    for one in (*changes.new, *changes.changed):
        StaffMember.objects.update_or_create(
            school=school,
            key=one.key,
            defaults={
                "forename": one.forename,
                "surname": one.surname,
                "known_as": one.known_as,
                "known_surname": one.known_surname,
            },
        )
