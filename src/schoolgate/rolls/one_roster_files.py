"""The files of a OneRoster 1.2 zip: its manifest, and the rows of each file.

The format is 1EdTech's "OneRoster 1.2 CSV Binding"; a missing column, a delta where the
whole is wanted, or another version is told with its cure.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

from schoolgate.engine.record import identity_record, record
from schoolgate.rolls.errors import BadLine, RollError
from schoolgate.rolls.table import cells_of
from schoolgate.rolls.zipped import unzipped

VERSIONS = ("1.1", "1.2")
OLD = "1.1"
MANIFEST = "manifest.csv"
# Each file we read, and what we need of it; what may be missing is after the bar.
COLUMNS = {
    "orgs.csv": ("sourcedId", "name", "type", "|", "status"),
    "users.csv": (
        "sourcedId",
        "givenName",
        "familyName",
        "|",
        "status",
        "email",
        "sms",
        "phone",
        "agentSourcedIds",
        "grades",
        "preferredGivenName",
        "preferredFamilyName",
        "role",
        "orgSourcedIds",
    ),
    "roles.csv": ("userSourcedId", "role", "orgSourcedId", "|", "status"),
    "classes.csv": ("sourcedId", "title", "classType", "|", "status", "termSourcedIds"),
    "enrollments.csv": ("classSourcedId", "userSourcedId", "role", "|", "status"),
    "demographics.csv": ("sourcedId", "birthDate", "|", "status"),
    "academicSessions.csv": ("sourcedId", "endDate", "|", "status"),
}
NEEDED = ("orgs.csv", "users.csv", "roles.csv")
DELETED = "tobedeleted"


@record
class Line:
    """One row: its line in its file, and its cells by OneRoster's own names."""

    number: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")


@identity_record
class Files:
    """The rows of each file, without those to be deleted; and what was wrong in them.

    A file that the manifest calls absent has no rows.
    """

    path: Path
    rows: Mapping[str, tuple[Line, ...]]
    bad: tuple[BadLine, ...]

    def __getitem__(self, name: str) -> tuple[Line, ...]:
        return self.rows.get(name, ())


def read_files(path: Path, raw: bytes) -> Files:
    """Every file that the manifest promises. Raises RollError for another format."""
    found = unzipped(path, raw, (MANIFEST, *COLUMNS))
    promised = _promised(path, found)
    old = "roles.csv" not in promised
    rows: dict[str, tuple[Line, ...]] = {}
    bad: list[BadLine] = []
    for name in promised:
        try:
            rows[name] = tuple(_rows(path, name, found[name], bad))
        except RollError as error:
            bad.extend(
                BadLine(b.line, b.what, b.cure, name, b.column) for b in error.bad
            )
    if old and "users.csv" in rows:
        rows["roles.csv"] = tuple(_roles_of(rows["users.csv"]))
    return Files(path, rows, tuple(bad))


def _roles_of(users: tuple[Line, ...]) -> Iterator[Line]:
    """The rows of roles that the users of version 1.1 imply, one a school."""
    for user in users:
        for org in user["orgSourcedIds"].split(",") if user["role"] else ():
            cells = {
                "userSourcedId": user["sourcedId"],
                "role": user["role"],
                "orgSourcedId": org.strip(),
            }
            yield Line(user.number, cells)


def _promised(path: Path, found: Mapping[str, bytes]) -> list[str]:
    """The files to read, if the manifest is of our version and promises them whole."""
    if MANIFEST not in found:
        raise _refused(path, MANIFEST, "it is missing", "Export a OneRoster 1.2 zip")
    said = _manifest(path, found[MANIFEST])
    version = said.get("oneroster.version", "")
    if version not in VERSIONS:
        what = f"the zip is of OneRoster {version or 'no version'}"
        raise _refused(path, MANIFEST, what, "Export OneRoster 1.2 or 1.1 CSV")
    if version == OLD:
        # It has no file of roles: each user says their own.
        said["file.roles"] = "users"
    how = {n: said.get(f"file.{n.removesuffix('.csv')}", "absent") for n in COLUMNS}
    _expect_whole(path, how, found)
    return [name for name in COLUMNS if how[name] not in {"absent", "users"}]


def _expect_whole(
    path: Path, how: Mapping[str, str], found: Mapping[str, bytes]
) -> None:
    """Refuse a zip that lacks a file it promises, or that we need."""
    faults = [fault for name in COLUMNS for fault in _unkept(name, how[name], found)]
    if faults:
        raise RollError(path, tuple(faults))


def _manifest(path: Path, raw: bytes) -> dict[str, str]:
    try:
        lines = [cells for _, cells in cells_of(path, raw)]
    except RollError as error:
        first = error.bad[0]
        raise _refused(path, MANIFEST, first.what, first.cure) from error
    return {
        cells[0].strip(): cells[1].strip().lower() for cells in lines if len(cells) > 1
    }


def _unkept(name: str, how: str, found: Mapping[str, bytes]) -> Iterator[BadLine]:
    if how == "delta":
        what = "it holds changes alone, and not the whole"
        yield BadLine(1, what, "Export in “bulk” mode", name)
    elif how == "absent" and name in NEEDED:
        what = "the manifest says that it is absent"
        yield BadLine(1, what, "Export the whole of OneRoster 1.2", name)
    elif how not in {"absent", "users"} and name not in found:
        what = "the manifest promises it, and it is not in the zip"
        yield BadLine(1, what, "Export again, and hand in the zip as it came", name)


def _rows(path: Path, name: str, raw: bytes, bad: list[BadLine]) -> Iterator[Line]:
    lines = cells_of(path, raw)
    _, headings = next(lines, (1, []))
    places = _places(path, name, headings)
    for number, cells in lines:
        if not any(cells):
            continue
        if len(cells) != len(headings):
            what = f"it has {len(cells)} columns where the headings have"
            cure = "Put quotes round a cell that holds a comma"
            bad.append(BadLine(number, f"{what} {len(headings)}", cure, name))
            continue
        line = Line(number, {column: cells[at].strip() for column, at in places})
        if line["status"].lower() != DELETED:
            yield line


def _places(path: Path, name: str, headings: list[str]) -> list[tuple[str, int]]:
    """Where each column that we know stands; RollError for one that has to be there."""
    wanted = COLUMNS[name]
    bar = wanted.index("|")
    at = {heading.strip().lower(): n for n, heading in enumerate(headings)}
    missing = [column for column in wanted[:bar] if column.lower() not in at]
    if missing:
        cure = f"Export OneRoster {VERSIONS[-1]}, which has this column"
        raise RollError(
            path,
            tuple(BadLine(1, "the column is missing", cure, name, c) for c in missing),
        )
    return [(c, at[c.lower()]) for c in wanted if c.lower() in at]


def _refused(path: Path, file: str, what: str, cure: str) -> RollError:
    return RollError(path, (BadLine(1, what, cure, file),))
