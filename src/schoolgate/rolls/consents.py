"""The list of consents, and the list of people who are never shown or named."""

from datetime import date
from pathlib import Path

from schoolgate.engine.people import Consent, Restriction
from schoolgate.rolls.days import day_of
from schoolgate.rolls.errors import BadLine, RollError, refuse
from schoolgate.rolls.headings import describe_headings
from schoolgate.rolls.names import apart, fault
from schoolgate.rolls.table import Row, Table, read_table

NAMES = ("name", "forename", "surname")
YES = frozenset({"yes", "y", "true", "1", "given", "granted", "agreed", "consented"})
NO = frozenset(
    {"no", "n", "false", "0", "refused", "withdrawn", "declined", "not given"}
)
# What lists call a use, where the engine has another word for it.
USES = {
    "": "any",
    "all": "any",
    "all uses": "any",
    "social media": "social",
    "twitter": "x",
    "x (twitter)": "x",
    "internet": "online",
    "online use": "online",
    "school website": "website",
    "web": "website",
}


class _BadCell(ValueError):
    """A cell that can't be read, told as in “the date “32/1/2026” is no day”."""


def read_consents(path: Path) -> tuple[Consent, ...]:
    """Every answer of the list; RollError names all bad lines, and none is taken."""
    table = _read(path, ("use", "given", "since", "until"), needs=("given",))
    taken: list[Consent] = []
    bad = list(table.bad)
    for row in table.rows:
        try:
            taken.append(_consent(row))
        except _BadCell as error:
            bad.append(BadLine(row.line, str(error), "Correct the cell"))
    _refuse_any(table, bad)
    return tuple(taken)


def read_restricted(path: Path) -> tuple[Restriction, ...]:
    """Every person of the list: a pupil, where no other kind is said."""
    table = _read(path, ("kind",), needs=())
    taken: list[Restriction] = []
    bad = list(table.bad)
    for row in table.rows:
        try:
            taken.append(Restriction(_person(row), _kind(row["kind"])))
        except _BadCell as error:
            bad.append(BadLine(row.line, str(error), "Correct the cell"))
    _refuse_any(table, bad)
    return tuple(taken)


def _read(path: Path, others: tuple[str, ...], needs: tuple[str, ...]) -> Table:
    table = read_table(path, (*NAMES, *others))
    missing = [column for column in needs if column not in table.columns]
    if not ({"forename", "surname"} <= table.columns or "name" in table.columns):
        missing.insert(0, "name")
    if missing:
        headings = "; ".join(
            f"{column}: {describe_headings(column)}" for column in missing
        )
        what = f"there is no heading for the {' and the '.join(missing)}"
        raise refuse(path, what, f"Headings that are known for the {headings}")
    return table


def _refuse_any(table: Table, bad: list[BadLine]) -> None:
    if bad:
        raise RollError(table.path, tuple(sorted(bad, key=lambda b: b.line)))


def _consent(row: Row) -> Consent:
    use = row["use"].lower()
    return Consent(
        person=_person(row),
        use=USES.get(use, use),
        given=_yes(row["given"]),
        since=_day(row["since"]),
        until=_day(row["until"]),
    )


def _person(row: Row) -> str:
    forename, surname = row["forename"], row["surname"]
    name = f"{forename} {surname}".strip()
    if not (forename and surname):
        name = " ".join(filter(None, apart(row["name"]))) or name
    why = fault(name)
    if why is not None:
        raise _BadCell(f"the name “{name}” is no name ({why})")
    return name


def _yes(answer: str) -> bool:
    said = answer.lower()
    if said not in YES | NO:
        raise _BadCell(f"the answer “{answer}” is neither yes nor no")
    return said in YES


def _day(cell: str) -> date | None:
    if not cell:
        return None
    day = day_of(cell)
    if day is None:
        raise _BadCell(f"the date “{cell}” is no day such as 2026-09-01")
    return day


def _kind(cell: str) -> str:
    said = cell.lower() or "pupil"
    if said in {"pupil", "student", "child"}:
        return "pupil"
    if said == "staff":
        return "staff"
    raise _BadCell(f"the kind “{cell}” is neither pupil nor staff")
