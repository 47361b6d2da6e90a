"""A CSV file as rows with their line numbers, whatever wrote it."""

import codecs
import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from schoolgate.engine.record import record
from schoolgate.rolls.errors import BadLine, RollError, refuse
from schoolgate.rolls.headings import places

DELIMITERS = ",;\t|"
UNDECODABLE = "it holds bytes that are neither UTF-8 nor Windows-1252"
# A trust of 30,000 pupils has fewer; a bomb of a few kB has more than fit in memory.
MOST_LINES = 500_000
ONE_SCHOOL = "Export one school alone"
# Lines of titles that a report may have above its headings.
MOST_TITLES = 10
TOTAL = (
    r"(?:(?:grand |sub)?total|count|number of (?:pupils|students|records|rows)"
    r"|end of (?:report|list))\b"
)
SAVE_AGAIN = "Export the roll again as 'CSV UTF-8'"


@record
class Row:
    """One line's cells by column; a column the file lacks gives the empty string."""

    line: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")


@record
class Table:
    """A whole file that has been read: which columns it has, its rows, its faults.

    ``left_out`` are the lines of titles above the headings and of totals below.
    """

    path: Path
    columns: frozenset[str]
    rows: tuple[Row, ...]
    bad: tuple[BadLine, ...]
    left_out: tuple[int, ...] = ()


def read_table(path: Path, wanted: Iterable[str]) -> Table:
    """Read the wanted columns; RollError if it is no CSV file with headings."""
    lines = list(cells_of(path, path.read_bytes()))
    at, columns = _headed(lines, tuple(wanted))
    headings = lines[at][1] if lines else []
    rows: list[Row] = []
    bad: list[BadLine] = []
    left_out = [number for number, _ in lines[:at]]
    for number, cells in lines[at + 1 :]:
        if not "".join(cells).strip():
            continue
        if _is_total(cells):
            left_out.append(number)
        elif len(cells) < len(headings) or any(cells[len(headings) :]):
            bad.append(_miscounted(number, cells, headings))
        else:
            named = {column: cells[at].strip() for column, at in columns.items()}
            rows.append(Row(number, named))
    return Table(path, frozenset(columns), tuple(rows), tuple(bad), tuple(left_out))


def _headed(
    lines: Sequence[tuple[int, list[str]]], wanted: tuple[str, ...]
) -> tuple[int, dict[str, int]]:
    """Which line holds the headings: the first, or one below a report's titles."""
    first = places(lines[0][1], wanted) if lines else {}
    if len(first) > 1 or not lines:
        return 0, first
    for at, (_, cells) in enumerate(lines[1:MOST_TITLES], 1):
        found = places(cells, wanted)
        if len(found) > max(1, len(first)):
            return at, found
    return 0, first


def _is_total(cells: list[str]) -> bool:
    """Whether a line counts the others, and is nobody: “Total,60”."""
    said = [cell.strip() for cell in cells if cell.strip()]
    return re.match(TOTAL, said[0], re.IGNORECASE) is not None and all(
        re.fullmatch(r"[\d.,% ]+|pupils?|students?", cell, re.IGNORECASE)
        for cell in said[1:]
    )


def cells_of(path: Path, raw: bytes) -> Iterator[tuple[int, list[str]]]:
    """Each line's number and cells, the headings' first; ``path`` names it in errors.

    Raises RollError where the bytes are no text, or a quote stays open.
    """
    text = _decoded(path, raw)
    first, _, rest = text.partition("\n")
    if match := re.fullmatch(r"sep=(.)\r?", first, re.IGNORECASE):
        return ((n + 1, cells) for n, cells in _lines(path, rest, match[1]))
    return _lines(path, text, max(DELIMITERS, key=first.count))


def _miscounted(number: int, cells: list[str], headings: list[str]) -> BadLine:
    what = f"it has {len(cells)} columns where the headings have {len(headings)}"
    return BadLine(number, what, "Put quotes round a cell that holds a comma")


def _lines(path: Path, text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    try:
        for cells in reader:
            yield line, cells
            line = reader.line_num + 1
            if line > MOST_LINES:
                raise refuse(path, f"it has more than {MOST_LINES:,} lines", ONE_SCHOOL)
    except csv.Error as error:
        cure = "Close the quotes that are open on this line"
        raise RollError(path, (BadLine(line, str(error), cure),)) from error


def _decoded(path: Path, raw: bytes) -> str:
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _utf_16(path, raw)
    if b"\0" in raw:
        raise refuse(path, "this is not a CSV file", SAVE_AGAIN)
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _windows(path, raw)


def _utf_16(path: Path, raw: bytes) -> str:
    try:
        return raw.decode("utf-16")
    except UnicodeDecodeError as error:
        raise refuse(path, UNDECODABLE, SAVE_AGAIN) from error


def _windows(path: Path, raw: bytes) -> str:
    """Read Windows-1252, but never half a UTF-8 file with some bytes spoilt."""
    lines = raw.split(b"\n")
    foreign = [n for n, line in enumerate(lines, 1) if not line.isascii()]
    spoilt = [n for n in foreign if not _decodes(lines[n - 1], "utf-8")]
    if len(spoilt) == len(foreign):
        spoilt = [n for n in foreign if not _decodes(lines[n - 1], "cp1252")]
    if spoilt:
        raise RollError(
            path, tuple(BadLine(n, UNDECODABLE, SAVE_AGAIN) for n in spoilt)
        )
    return raw.decode("cp1252")


def _decodes(line: bytes, encoding: str) -> bool:
    try:
        line.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True
