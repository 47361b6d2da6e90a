"""A list held against what is there: new, changed, left, and what is in doubt.

Nobody inherits another child's consents by a guess. Where a key now bears a wholly
other name, or a name comes back under another key, it is two people until the office
says that it is one.
"""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass

from schoolgate.engine.record import replace
from schoolgate.rolls.reading import CONTACTS, PUPILS
from schoolgate.web.imports.listings import FIELDS, WORDS, ImportedPerson, There

# What tells two people apart who share a name.
TELLS = {
    PUPILS: FIELDS[PUPILS].index("born_on"),
    CONTACTS: FIELDS[CONTACTS].index("email"),
}
# The names stand first among the values.
NAMED = {"forename", "surname", "known_as", "known_surname"}


@dataclass(frozen=True, slots=True)
class Changed:
    """Somebody who stays, and what becomes of them."""

    kind: str
    was: There
    now: ImportedPerson

    @property
    def fields(self) -> list[tuple[str, str, str]]:
        """Each field that changes: its words, the old value and the new one."""
        each = zip(FIELDS[self.kind], self.was.values, self.now.values, strict=True)
        found = [(WORDS[name], old, new) for name, old, new in each if old != new]
        if self.was.key != self.now.key:
            found.append(("Key", self.was.key, self.now.key))
        return found

    @property
    def is_renamed(self) -> bool:
        """Whether a name of theirs changes."""
        names = sum(name in NAMED for name in FIELDS[self.kind])
        return self.was.values[:names] != self.now.values[:names]


@dataclass(frozen=True, slots=True)
class ListChanges:
    """What one list would do. ``spoken`` tells which of the fields it speaks of."""

    kind: str
    listed: int
    new: tuple[ImportedPerson, ...]
    changed: tuple[Changed, ...]
    left: tuple[There, ...]
    doubted: tuple[Changed, ...] = ()
    twice: tuple[tuple[ImportedPerson, ImportedPerson], ...] = ()
    spoken: tuple[bool, ...] = ()

    @property
    def renamed(self) -> tuple[Changed, ...]:
        """Those of the changed who change a name."""
        return tuple(one for one in self.changed if one.is_renamed)

    @property
    def is_short(self) -> bool:
        """Whether more would leave than stay, as if half a list had come."""
        return len(self.left) > max(self.listed - len(self.new), 0)


def compare_list(
    kind: str, rows: tuple[ImportedPerson, ...], known: Iterable[There]
) -> ListChanges:
    """Hold a list against what is there.

    Where a key bears a wholly other name while the old one stands elsewhere on the
    list, the keys have moved: nobody is asked whether those two are one.
    """
    there, spoken = {one.key: one for one in known}, _spoken(rows)
    both = [Changed(kind, there[row.key], row) for row in rows if row.key in there]
    same, moved, doubted = _told_apart(both, {row.name for row in rows})
    new, left = _strangers(rows, there, moved)
    back = list(_come_back(kind, new, left))
    new, left = _without(new, left, back)
    return ListChanges(
        kind=kind,
        listed=len(rows),
        new=tuple(new),
        changed=tuple(_changed(same, spoken)),
        left=tuple(left),
        doubted=(*doubted, *back),
        twice=tuple(_twice(rows)),
        spoken=spoken,
    )


def _told_apart(
    both: Iterable[Changed], names: Container[str]
) -> tuple[list[Changed], list[Changed], list[Changed]]:
    """Who is the same under a key of before, whose key moved, who is in doubt."""
    same, moved, doubted = [], [], []
    for one in both:
        if not _is_another(one):
            same.append(one)
        elif one.was.name in names:
            moved.append(one)
        else:
            doubted.append(one)
    return same, moved, doubted


def _strangers(
    rows: Iterable[ImportedPerson], there: Mapping[str, There], moved: Iterable[Changed]
) -> tuple[list[ImportedPerson], list[There]]:
    """Who is on one side alone, with those whose key went to somebody else."""
    keys = {row.key for row in rows}
    new = [row for row in rows if row.key not in there]
    left = [one for one in there.values() if one.key not in keys]
    new += [one.now for one in moved]
    left += [one.was for one in moved]
    return new, [one for one in left if not one.has_left]


def _without(
    new: list[ImportedPerson], left: list[There], back: list[Changed]
) -> tuple[list[ImportedPerson], list[There]]:
    """Both sides without those who may have come back."""
    mine, theirs = {one.now.key for one in back}, {one.was.pk for one in back}
    new = [row for row in new if row.key not in mine]
    return new, [one for one in left if one.pk not in theirs]


def _changed(same: Iterable[Changed], spoken: tuple[bool, ...]) -> Iterator[Changed]:
    """Those of whom something changes, by what the list speaks of."""
    for one in same:
        filled = _filled(one, spoken)
        if filled.was.values != filled.now.values:
            yield filled


def settle_doubts(part: ListChanges, same: frozenset[str]) -> ListChanges:
    """The part with each doubt answered: ``same`` are the keys of who is one person."""
    one = tuple(_filled(d, part.spoken) for d in part.doubted if d.now.key in same)
    two = tuple(doubt for doubt in part.doubted if doubt.now.key not in same)
    gone = tuple(doubt.was for doubt in two if not doubt.was.has_left)
    return replace(
        part,
        new=(*part.new, *(doubt.now for doubt in two)),
        changed=(*part.changed, *one),
        left=(*part.left, *gone),
        doubted=(),
    )


def _spoken(rows: tuple[ImportedPerson, ...]) -> tuple[bool, ...]:
    """Which fields any row speaks of; a list without classes moves nobody.

    The day of leaving counts as spoken of: to be on the list again ends it.
    """
    if not rows:
        return ()
    *columns, _ = zip(*(row.values for row in rows), strict=True)
    return (*map(any, columns), True)


def _filled(one: Changed, spoken: tuple[bool, ...]) -> Changed:
    """The same person, who keeps what the list doesn't speak of."""
    if all(spoken):
        return one
    each = zip(one.now.values, one.was.values, spoken, strict=True)
    values = tuple(new if said else old for new, old, said in each)
    return replace(one, now=replace(one.now, values=values))


def _is_another(one: Changed) -> bool:
    """Whether neither the forename nor the surname stayed, or too little else did.

    A brother who bears his sister's key was born on another day; another parent of the
    same surname has another e-mail address.
    """
    old, new = one.was.values, one.now.values
    names = (old[0] != new[0]) + (old[1] != new[1])
    place = TELLS.get(one.kind)
    other = place is not None and old[place] and new[place] and old[place] != new[place]
    return names == 2 or bool(names and other)


def _come_back(
    kind: str, new: Iterable[ImportedPerson], left: Iterable[There]
) -> Iterator[Changed]:
    """Who is new by key but bears the name of one who would leave, each alone in it."""
    incoming, outgoing = list(new), list(left)
    once = Counter(row.name for row in incoming)
    gone = Counter(one.name for one in outgoing)
    by_name = {one.name: one for one in outgoing if gone[one.name] == 1}
    for row in incoming:
        if once[row.name] == 1 and row.name in by_name:
            yield Changed(kind, by_name[row.name], row)


def _twice(
    rows: Iterable[ImportedPerson],
) -> Iterator[tuple[ImportedPerson, ImportedPerson]]:
    """Rows that differ in their key alone: perhaps one person, twice on the list."""
    seen: dict[tuple[str, ...], ImportedPerson] = {}
    for row in rows:
        first = seen.setdefault(row.values, row)
        if first is not row:
            yield first, row
