"""Pupils and staff, from the exports of school systems and from OneRoster 1.2."""

from datetime import UTC, datetime
from pathlib import Path

from schoolgate.engine.people import Person
from schoolgate.engine.record import replace
from schoolgate.rolls.days import day_of
from schoolgate.rolls.errors import BadLine, RollError, refuse
from schoolgate.rolls.headings import describe_headings
from schoolgate.rolls.names import apart, fault
from schoolgate.rolls.table import Row, Table, read_table

COLUMNS = (
    "forename",
    "surname",
    "known_as",
    "known_surname",
    "name",
    "key",
    "role",
    "status",
    "form",
    "year",
    "born",
    "left",
)
# OneRoster's own words for roles, and what a plain export calls a pupil.
# What a status says of somebody who has left, and cells that hold no surname.
GONE = frozenset(
    ("tobedeleted", "leaver", "left", "off roll", "off-roll", "former", "inactive")
)
NO_SURNAME = frozenset(("", "-", "–", "—", ".", "n/a", "none"))
LEARNERS = frozenset({"student", "pupil", "learner"})
PUPIL = frozenset({"pupil"})
FAMILY = frozenset({"parent", "guardian", "relative"})
# A job title gives the first role whose words it holds.
TITLES = (
    (("deputy head", "vice principal", "deputy principal"), "deputy"),
    (("assistant head", "assistant principal", "senior leader"), "slt"),
    (("headteacher", "head teacher", "principal", "headmistress"), "head"),
    (("headmaster",), "head"),
    (("designated safeguarding", "dsl"), "dsl"),
    (("data protection", "dpo"), "dpo"),
    (("online safety", "e-safety"), "online-safety"),
    (("supply",), "supply"),
    (("technician",), "technician"),
    (("human resources", "hr "), "hr"),
    (("chair of governors",), "chair"),
    (("governor",), "governor"),
    (("trustee", "trust "), "trust"),
    (("volunteer",), "volunteer"),
    (("teaching assistant", "aide", "support", "mentor", "lunch"), "support"),
    (("office", "secretary", "administrator", "reception", "admin"), "office"),
    (("teacher", "tutor", "senco", "lecturer", "head of"), "teacher"),
)


def read_pupils(path: Path) -> tuple[Person, ...]:
    """Every pupil of a roll; RollError names all bad lines, and none is taken."""
    table = read_named(path)
    return _people(table, pupil_rows(table), "pupil")


def read_staff(path: Path) -> tuple[Person, ...]:
    """Every member of staff of a roll; learners and families on it are passed by."""
    table = read_named(path)
    others = LEARNERS | FAMILY
    kept = tuple(row for row in table.rows if row["role"].lower() not in others)
    return _people(table, kept, "staff")


def pupil_rows(table: Table) -> tuple[Row, ...]:
    """The rows of learners, where a column tells who is one; or else every row."""
    if "role" not in table.columns:
        return table.rows
    kept = tuple(row for row in table.rows if row["role"].lower() in LEARNERS)
    return kept or _all_unless_oneroster(table)


def read_forms(path: Path) -> dict[str, str]:
    """The class of each pupil, by the pupil's key; empty where no column names it."""
    table = read_named(path)
    if not {"key", "form"} <= table.columns:
        return {}
    return {row["key"]: row["form"] for row in table.rows if row["form"]}


def _all_unless_oneroster(table: Table) -> tuple[Row, ...]:
    """A pupil export may use "Role" for something else; OneRoster never does."""
    return () if "status" in table.columns else table.rows


def read_named(path: Path) -> Table:
    """A list with the headings of a name. Raises RollError for any other file."""
    table = read_table(path, COLUMNS)
    if not _named(table.columns):
        missing = [c for c in ("forename", "surname") if c not in table.columns]
        headings = "; ".join(f"{c}: {describe_headings(c)}" for c in missing)
        what = f"there is no heading for the {' and the '.join(missing)}"
        raise refuse(path, what, f"Headings that are known for the {headings}")
    return table


def _named(columns: frozenset[str]) -> bool:
    return {"forename", "surname"} <= columns or "name" in columns


def _people(table: Table, rows: tuple[Row, ...], who: str) -> tuple[Person, ...]:
    bad = list(table.bad)
    people: list[Person] = []
    for row in rows:
        if has_left(row):
            continue
        forename, surname = name_of(row)
        what = name_fault(forename, surname)
        if what is None:
            people.extend(_persons(row, forename, surname, who))
        else:
            cure = "Write the name in letters, or take the line out"
            bad.append(BadLine(row.line, what, cure))
    if bad:
        raise RollError(table.path, tuple(sorted(bad, key=lambda b: b.line)))
    expect_rows(table)
    return tuple(people)


def has_left(row: Row) -> bool:
    """Whether a line is of somebody who has left, by its status or its leaving day."""
    left = day_of(row["left"]) if row["left"] else None
    return row["status"].lower() in GONE or (
        left is not None and left < datetime.now(tz=UTC).date()
    )


def expect_rows(table: Table) -> None:
    """Refuse a list of headings alone: nobody would be a pupil, and every name free."""
    if not table.rows:
        cure = "Export the list again; nobody is taken to have left"
        raise refuse(table.path, "the list has headings and no lines", cure)


def name_of(row: Row) -> tuple[str, str]:
    """Forename and surname, taken apart where they stand in one cell."""
    if "name" in row.cells and not {"forename", "surname"} <= row.cells.keys():
        return apart(row["name"])
    surname = row["surname"]
    return row["forename"], "" if surname.lower() in NO_SURNAME else surname


def name_fault(forename: str, surname: str) -> str | None:
    """Why these two can't be a name, or None; one name alone is a name."""
    if forename.isalpha() and surname.isalpha():
        return None
    if not forename:
        return "the forename is missing"
    for what, name in (("forename", forename), ("surname", surname)):
        why = fault(name) if name else None
        if why is not None:
            return f"the {what} “{name}” is no name ({why})"
    return None


def _persons(row: Row, forename: str, surname: str, who: str) -> list[Person]:
    """One person; a second time under the same key where another surname is used."""
    key = row["key"] or f"{who}-{row.line}"
    roles = PUPIL if who == "pupil" else _roles(row["role"])
    known_as = row["known_as"]
    known_as = "" if known_as == forename else known_as
    person = Person(key, forename, surname, known_as, roles)
    other = row["known_surname"]
    if other and other != surname:
        return [person, replace(person, surname=other)]
    return [person]


def _roles(title: str) -> frozenset[str]:
    said = f"{title.lower()} "
    found = (role for words, role in TITLES if any(w in said for w in words))
    return frozenset({next(found, "support")}) if title else frozenset()
