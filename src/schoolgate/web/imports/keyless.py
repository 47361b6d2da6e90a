"""Keys for a list that has none: who it names is found by name and class.

Where two bear one name and it can't be told which is which, the list is refused: a
guess would give one child the other's consents.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator

from schoolgate.engine.record import replace
from schoolgate.rolls.errors import BadLine
from schoolgate.web.imports.listings import ImportedPerson, There

CURE = "Export the list with a column of keys, such as the UPN"


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
    without: dict[str, list[ImportedPerson]] = defaultdict(list)
    for row in whole:
        if not row.key:
            without[row.name].append(row)
    if not without:
        return whole, []
    here: dict[str, list[There]] = defaultdict(list)
    for one in known:
        if not one.has_left:
            here[one.name].append(one)
    taken = {one.key for one in known} | {row.key for row in whole}
    found: dict[int, str] = {}
    bad: list[BadLine] = []
    for name, same in without.items():
        try:
            found.update(_of_one_name(same, here[name], place, taken))
        except Unclear as error:
            bad.append(error.bad)
    return tuple(replace(r, key=r.key or found.get(r.line, "")) for r in whole), bad


def _of_one_name(
    rows: list[ImportedPerson], here: list[There], place: int, taken: set[str]
) -> Iterator[tuple[int, str]]:
    """The key of each row of one name, by its line."""
    if len(rows) == 1 and len(here) == 1:
        yield rows[0].line, here[0].key
        return
    forms = {row.values[place]: row for row in rows}
    known = {one.values[place]: one for one in here}
    if len(forms) < len(rows) or len(known) < len(here):
        raise Unclear(rows[-1])
    new = forms.keys() - known.keys()
    if new and known.keys() - forms.keys():
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
