"""Keys for a list that has none: who it names is found by name and class.

Where two bear one name and it can't be told which is which, the list is refused: a
guess would give one child the other's consents.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TypeVar

from schoolgate.engine.record import replace
from schoolgate.rolls.errors import BadLine
from schoolgate.web.imports.listings import ImportedPerson, There

Named = TypeVar("Named", ImportedPerson, There)
CURE = "Export the list with a column of keys, for example the UPN"


class Unclear(ValueError):
    """Two people bear one name, and nothing tells them apart."""

    def __init__(self, row: ImportedPerson) -> None:
        what = f"it can't be told which {row.name} this is"
        self.bad = BadLine(row.line, what, CURE)
        super().__init__(what)


def keyed(
    rows: Iterable[ImportedPerson], there: Iterable[There], place: int
) -> tuple[tuple[ImportedPerson, ...], list[BadLine]]:
    """Each row with a key; ``place`` is where a row's class stands among its values."""
    whole = tuple(rows)
    known = list(there)
    without = _by_name(row for row in whole if not row.key)
    if not without:
        return whole, []
    here = _by_name(one for one in known if not one.has_left)
    everybody: list[There | ImportedPerson] = [*known, *whole]
    taken = {one.key for one in everybody}
    found: dict[int, str] = {}
    bad: list[BadLine] = []
    for name, same in without.items():
        try:
            found.update(_of_one_name(same, here[name], place, taken))
        except Unclear as error:
            bad.append(error.bad)
    return tuple(replace(r, key=found.get(r.line, r.key)) for r in whole), bad


def _by_name(people: Iterable[Named]) -> dict[str, list[Named]]:
    found: dict[str, list[Named]] = defaultdict(list)
    for one in people:
        found[one.name].append(one)
    return found


def _of_one_name(
    rows: list[ImportedPerson], here: list[There], place: int, taken: set[str]
) -> Iterator[tuple[int, str]]:
    """The key of each row of one name, by its line."""
    if len(rows) == 1 and len(here) == 1:
        yield rows[0].line, here[0].key
        return
    forms = {row.values[place]: row for row in rows}
    known = {one.values[place]: one for one in here}
    if (len(forms), len(known)) != (len(rows), len(here)):
        raise Unclear(rows[-1])
    new, gone = forms.keys() - known.keys(), known.keys() - forms.keys()
    if new and gone:
        raise Unclear(forms[min(new)])
    for form, row in forms.items():
        yield row.line, known[form].key if form in known else _free(row, place, taken)


def _free(row: ImportedPerson, place: int, taken: set[str]) -> str:
    """A key of a name and a class that nobody has or had."""
    number = 1
    while True:
        said = f"{row.name} {row.values[place]} {number}"
        key = f"name-{hashlib.sha256(said.encode()).hexdigest()[:24]}"
        if key not in taken:
            taken.add(key)
            return key
        number += 1
