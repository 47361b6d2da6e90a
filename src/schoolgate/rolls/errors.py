"""What can be wrong with a roll: every bad line is named, with its cure."""

from collections.abc import Iterable
from itertools import islice
from pathlib import Path

from schoolgate.engine.record import record

# Whoever reads of so many lines mends the export, and not the lines.
MOST_BAD = 1000


@record
class BadLine:
    """One line that cannot be taken. ``line`` counts from 1, the headings' own.

    ``file`` is named where a roll is of several, ``column`` where one cell is at fault.
    """

    line: int
    what: str
    cure: str
    file: str = ""
    column: str = ""

    @property
    def place(self) -> str:
        """Where it is, as in “users.csv, line 7, column familyName”."""
        column = f", column {self.column}" if self.column else ""
        return f"{self.file + ', ' if self.file else ''}line {self.line}{column}"


def enough(bad: Iterable[BadLine]) -> tuple[BadLine, ...]:
    """The bad lines, no more of them than anybody would read."""
    return tuple(islice(bad, MOST_BAD))


class RollError(ValueError):
    """A roll of which nothing is taken, because a part of it can't be."""

    def __init__(self, path: Path, bad: tuple[BadLine, ...]) -> None:
        self.path = path
        self.bad = enough(bad)
        told = (f"{path}, {b.place}: {b.what}. {b.cure}." for b in self.bad)
        super().__init__("\n".join(told))


def refuse(path: Path, what: str, cure: str) -> RollError:
    """Tell of a file that is wrong as a whole, at its first line."""
    return RollError(path, (BadLine(1, what, cure),))
