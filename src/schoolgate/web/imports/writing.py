"""Writes one list's changes, noting what was there before."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from schoolgate.rolls.reading import CONTACTS, PUPILS, STAFF
from schoolgate.web.imports.before import Before, free_keys, insert, overwrite
from schoolgate.web.imports.comparing import ListChanges
from schoolgate.web.imports.listings import NAMES, ImportedPerson
from schoolgate.web.people.batches import batches
from schoolgate.web.people.models import Contact, Group, Pupil, StaffMember, Tie
from schoolgate.web.people.models.groups import CLASS, YEAR
from schoolgate.web.trust.models import School

Listed = Pupil | StaffMember | Contact
MODELS: Mapping[str, type[Listed]] = {
    PUPILS: Pupil,
    STAFF: StaffMember,
    CONTACTS: Contact,
}
WRITTEN = {
    PUPILS: ["key", *NAMES, "school_class", "year_group", "born_on", "left_on"],
    STAFF: ["key", *NAMES, "left_on"],
    CONTACTS: ["key", "forename", "surname", "email", "phone", "language", "left_on"],
}


@dataclass(frozen=True, slots=True)
class ChangedRows:
    """The rows that a list made, changed, and marked as left, by their numbers."""

    new: tuple[int, ...]
    changed: tuple[int, ...]
    left: tuple[int, ...]
    renamed: tuple[int, ...]


def write_part(
    part: ListChanges, school: School, at: datetime, before: Before
) -> ChangedRows:
    """Write a settled part: nobody's row is ever deleted."""
    on = at.date()
    model, left = MODELS[part.kind], [one.pk for one in part.left]
    changed = [one.was.pk for one in part.changed]
    retired = _retired(model, school, part.new)
    before.changes(model, dict.fromkeys((*changed, *left, *retired)))
    _mark_left(model, left, on)
    moving = (one.was.pk for one in part.changed if one.was.key != one.now.key)
    free_keys(model, (*retired, *moving))
    make = _maker(part, school, on, before)
    overwrite([make(one.now, one.was.pk) for one in part.changed], WRITTEN[part.kind])
    _note_who_is_back(part, at)
    made = [make(row, None) for row in part.new]
    insert(made)
    before.makes(made)
    new = tuple(one.pk for one in made)
    if part.kind == CONTACTS:
        _tie(part, new, school, before)
    return ChangedRows(
        new=new,
        changed=tuple(changed),
        left=tuple(left),
        renamed=tuple(one.was.pk for one in part.renamed),
    )


def _mark_left(model: type[Listed], left: list[int], on: date) -> None:
    for some in batches(left):
        model._base_manager.filter(pk__in=some).update(left_on=on)


def _note_who_is_back(part: ListChanges, at: datetime) -> None:
    """Pupils who had left and are on the list again; consents of before are over."""
    if part.kind == PUPILS:
        back = [one.was.pk for one in part.changed if one.was.has_left]
        for some in batches(back):
            Pupil.objects.filter(pk__in=some).update(returned_at=at)


def _retired(
    model: type[Listed], school: School, new: Iterable[ImportedPerson]
) -> list[int]:
    """Who has a key that somebody new bears now."""
    keys = {row.key for row in new}
    rows = model._base_manager.filter(school=school).values_list("pk", "key")
    return [pk for pk, key in rows if key in keys]


def _maker(
    part: ListChanges, school: School, on: date, before: Before
) -> Callable[[ImportedPerson, int | None], Listed]:
    """Makes a row of the model, with the number of who is there already."""
    if part.kind == STAFF:
        return lambda row, pk: StaffMember(
            pk=pk, school=school, key=row.key, **_named(row)
        )
    if part.kind == CONTACTS:
        return lambda row, pk: _contact(row, pk, school)
    classes = _groups(part, school, CLASS, on, before)
    years = _groups(part, school, YEAR, on, before)
    return lambda row, pk: Pupil(
        pk=pk,
        school=school,
        key=row.key,
        school_class_id=classes.get(row.values[4]),
        year_group_id=years.get(row.values[5]),
        born_on=date.fromisoformat(row.values[6]) if row.values[6] else None,
        **_named(row),
    )


def _named(row: ImportedPerson) -> dict[str, str]:
    return dict(zip(NAMES, row.values, strict=False))


def _contact(row: ImportedPerson, pk: int | None, school: School) -> Contact:
    forename, surname, email, phone, language, *_ = row.values
    return Contact(
        pk=pk,
        school=school,
        key=row.key,
        forename=forename,
        surname=surname,
        email=email,
        phone=phone,
        language=language,
    )


def _groups(
    part: ListChanges, school: School, kind: str, on: date, before: Before
) -> Mapping[str, int]:
    """The classes or years by name: new ones are made, emptied ones end."""
    place = 4 if kind == CLASS else 5
    rows = (*part.new, *(one.now for one in part.changed))
    named = {row.values[place] for row in rows} - {""}
    there = {g.name: g for g in Group.objects.filter(school=school, kind=kind)}
    ended = [there[name].pk for name in named & there.keys() if there[name].ends]
    emptied = _emptied(part, school, kind, named)
    before.changes(Group, (*ended, *emptied))
    Group.objects.filter(pk__in=ended).update(ends=None)
    Group.objects.filter(pk__in=emptied).update(ends=on - timedelta(days=1))
    new = [
        Group(school=school, kind=kind, name=name)
        for name in sorted(named - there.keys())
    ]
    made = Group.objects.bulk_create(new)
    before.makes(made)
    return {group.name: group.pk for group in (*there.values(), *made)}


def _emptied(
    part: ListChanges, school: School, kind: str, named: set[str]
) -> list[int]:
    """Groups of the list that nobody will be in: all who were go elsewhere or leave."""
    column = "school_class" if kind == CLASS else "year_group"
    going = {one.was.pk for one in part.changed} | {one.pk for one in part.left}
    here = Pupil.objects.filter(school=school, left_on=None)
    groups: dict[int, bool] = {}
    for pk, group in here.exclude(**{column: None}).values_list("pk", f"{column}_id"):
        groups[group] = groups.get(group, True) and pk in going
    empty = [group for group, all_go in groups.items() if all_go]
    kept = Group.objects.filter(pk__in=empty).exclude(name__in=named)
    return list(kept.values_list("pk", flat=True))


def _tie(
    part: ListChanges, made: Iterable[int], school: School, before: Before
) -> None:
    """Tie contacts to their pupils anew, where that changes."""
    pupils = dict(Pupil.objects.filter(school=school).values_list("key", "pk"))
    place = -2
    other = [o for o in part.changed if o.was.values[place] != o.now.values[place]]
    for some in batches(one.was.pk for one in other):
        old = Tie.objects.filter(contact__in=some)
        before.takes_away(Tie, list(old.values_list("pk", flat=True)))
        old.delete()
    pairs = (
        *zip(made, part.new, strict=True),
        *((one.was.pk, one.now) for one in other),
    )
    ties = [
        Tie(
            contact_id=pk,
            pupil_id=pupils[tie.pupil],
            relationship=tie.relationship,
            has_responsibility=tie.responsible,
        )
        for pk, row in pairs
        for tie in row.ties
    ]
    before.makes(Tie.objects.bulk_create(ties, 2000))
