"""What can be wrong with a roll: every bad line is named, with its cure."""

from pathlib import Path

from schoolgate.engine.record import record


@record
class BadLine:
    """One line that cannot be taken. ``line`` counts from 1, the headings' own."""

    line: int
    what: str
    cure: str


class RollError(ValueError):
    """A roll of which nothing is taken, because a part of it can't be."""

    def __init__(self, path: Path, bad: tuple[BadLine, ...]) -> None:
        self.path = path
        self.bad = bad
        told = (f"{path}, line {b.line}: {b.what}. {b.cure}." for b in bad)
        super().__init__("\n".join(told))


def refuse(path: Path, what: str, cure: str) -> RollError:
    """Tell of a file that is wrong as a whole, at its first line."""
    return RollError(path, (BadLine(1, what, cure),))
