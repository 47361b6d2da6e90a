"""Pupils and staff of a CSV export, each with the line they stand on."""

from collections.abc import Iterator
from pathlib import Path

from schoolgate.rolls.days import day_of
from schoolgate.rolls.errors import BadLine, RollError
from schoolgate.rolls.lists import LONGEST, ListedPerson, year_name
from schoolgate.rolls.people import (
    FAMILY,
    LEARNERS,
    expect_rows,
    has_left,
    name_fault,
    name_of,
    pupil_rows,
    read_named,
)
from schoolgate.rolls.table import Row, Table

NAME_CURE = "Write the name in letters, or take the line out"
KEY_CURE = "Give each person a key of their own, or take one of the lines out"


def list_pupils(path: Path) -> tuple[ListedPerson, ...]:
    """Every pupil of an export; RollError names all bad lines, and none is taken."""
    table = read_named(path)
    expect_rows(table)
    return _listed(table, pupil_rows(table))


def list_staff(path: Path) -> tuple[ListedPerson, ...]:
    """Every member of staff; learners and families on the list are passed by."""
    table = read_named(path)
    others = LEARNERS | FAMILY
    rows = tuple(row for row in table.rows if row["role"].lower() not in others)
    return _listed(table, rows)


def once_each(
    listed: tuple[ListedPerson, ...],
) -> tuple[tuple[ListedPerson, ...], list[BadLine]]:
    """Each person once; a key that stands for two different people is a bad line."""
    found: dict[str, ListedPerson] = {}
    bad: list[BadLine] = []
    for one in listed:
        before = found.setdefault(one.key or f"line {one.line}", one)
        if before is not one and _words(before) != _words(one):
            what = f"the key {one.key} stands for somebody else on line {before.line}"
            bad.append(BadLine(one.line, what, KEY_CURE))
    return tuple(found.values()), bad


def too_long(one: ListedPerson) -> str:
    """The first thing of somebody's that is longer than any name, or nothing."""
    words = (*_words(one), one.key)
    return next((word for word in words if len(word) > LONGEST), "")


def _listed(table: Table, rows: tuple[Row, ...]) -> tuple[ListedPerson, ...]:
    kept = [row for row in rows if not has_left(row)]
    listed = tuple(_one(row) for row in kept)
    people, doubled = once_each(listed)
    days = [_no_day(row) for row in kept if row["born"] and not day_of(row["born"])]
    bad = [*table.bad, *_faults(listed), *doubled, *days]
    if bad:
        raise RollError(table.path, tuple(sorted(bad, key=lambda b: b.line)))
    return people


def _one(row: Row) -> ListedPerson:
    forename, surname = name_of(row)
    known_as, other = row["known_as"], row["known_surname"]
    return ListedPerson(
        line=row.line,
        key=row["key"],
        forename=forename,
        surname=surname,
        known_as="" if known_as == forename else known_as,
        known_surname="" if other == surname else other,
        form=row["form"],
        year=year_name(row["year"]),
        born=day_of(row["born"]),
    )


def _faults(listed: tuple[ListedPerson, ...]) -> Iterator[BadLine]:
    for one in listed:
        what = name_fault(one.forename, one.surname)
        if what is not None:
            yield BadLine(one.line, what, NAME_CURE)
        elif too_long(one):
            what = f"“{too_long(one)[:20]}…” is longer than {LONGEST} letters"
            yield BadLine(one.line, what, "Shorten it")


def _no_day(row: Row) -> BadLine:
    what = f"the birthday “{row['born'][:20]}” is no day"
    return BadLine(row.line, what, "Write it as 2014-09-01, or leave it empty")


def _words(one: ListedPerson) -> tuple[str, ...]:
    return (
        one.forename,
        one.surname,
        one.known_as,
        one.known_surname,
        one.form,
        one.year,
        str(one.born or ""),
    )
