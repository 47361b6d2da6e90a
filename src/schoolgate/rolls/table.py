"""A CSV file as rows with their line numbers, whatever wrote it."""

import codecs
import csv
import io
from collections.abc import Iterable, Iterator
from pathlib import Path

from schoolgate.engine.record import record
from schoolgate.rolls.errors import BadLine, RollError, refuse
from schoolgate.rolls.headings import places

DELIMITERS = ",;\t|"
UNDECODABLE = "it holds bytes that are neither UTF-8 nor Windows-1252"
# A trust of 30,000 pupils has fewer; a bomb of a few kB has more than fit in memory.
MOST_LINES = 500_000
ONE_SCHOOL = "Export one school alone"
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
    """A whole file that has been read: which columns it has, its rows, its faults."""

    path: Path
    columns: frozenset[str]
    rows: tuple[Row, ...]
    bad: tuple[BadLine, ...]


def read_table(path: Path, wanted: Iterable[str]) -> Table:
    """Read the wanted columns; RollError if it is no CSV file with headings."""
    lines = cells_of(path, path.read_bytes())
    _, headings = next(lines, (1, []))
    columns = places(headings, wanted)
    rows: list[Row] = []
    bad: list[BadLine] = []
    for number, cells in lines:
        if not "".join(cells).strip():
            continue
        if len(cells) < len(headings) or any(cells[len(headings) :]):
            bad.append(_miscounted(number, cells, headings))
        else:
            named = {column: cells[at].strip() for column, at in columns.items()}
            rows.append(Row(number, named))
    return Table(path, frozenset(columns), tuple(rows), tuple(bad))


def cells_of(path: Path, raw: bytes) -> Iterator[tuple[int, list[str]]]:
    """Each line's number and cells, the headings' first; ``path`` names it in errors.

    Raises RollError where the bytes are no text, or a quote stays open.
    """
    text = _decoded(path, raw)
    first = text.partition("\n")[0]
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
