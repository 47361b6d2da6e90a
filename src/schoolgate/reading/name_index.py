"""An index of a roll: which words are forenames, and which pairs are somebody's name.

It is flat in the size of the roll: a pair of words is one look-up among 1,000 people
as among 1,000,000. Of a person it keeps what their name may be written as, no more.
"""

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from enum import Enum
from functools import cached_property, lru_cache
from typing import NamedTuple, Protocol

from schoolgate.engine.people import Person
from schoolgate.reading.folding import fold, squash
from schoolgate.reading.nicknames import forenames, nicknames

_PARTS = re.compile(r"[\s:/.‐-―-]+")
# Small words that a surname begins with; alone they name nobody.
PARTICLES = frozenset(
    "a al ap bin bint da dal de del della den der di do dos du el et ferch fitz ibn "
    "la le mac mc o san st ten ter the van von y zu".split()
)
# How the German and Nordic letters are written where a keyboard has none.
_TWO_LETTERS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe", "Ö": "Oe", "Ü": "Ue"}
)


class Kin(Enum):
    """Whether a word is the forename itself, or a part or nickname of it."""

    SELF = 0
    SHORT = 1


# A member's name is looked up afresh each time that it is written out.
_SELF, _SHORT = Kin.SELF, Kin.SHORT


class Pairs(Protocol):
    """Full names as ``forename surname``, each squashed."""

    def __contains__(self, pair: object, /) -> bool: ...

    def __getitem__(self, pair: str, /) -> Kin: ...

    def get(self, pair: str, /) -> Kin | None:
        """What kind of name a pair is, or None if it is nobody's."""
        ...


class Names(Protocol):
    """What is asked of a roll: is this a forename, and is this pair a full name?"""

    @property
    def size(self) -> int:
        """People on the roll."""
        ...

    @property
    def longest_forename(self) -> int:
        """Letters of the longest forename."""
        ...

    @property
    def forenames(self) -> Mapping[str, Kin]:
        """Every forename, and every part or nickname of one."""
        ...

    @property
    def surnames(self) -> Container[str]:
        """Every surname, and every part of one."""
        ...

    @property
    def beginnings(self) -> Container[str]:
        """First words of names that are written in several."""
        ...

    @property
    def pairs(self) -> Pairs:
        """Every forename with every surname that it goes with."""
        ...

    @property
    def initialled(self) -> Container[str]:
        """Pairs with one half an initial: ``a khan`` and ``aisha k``."""
        ...

    @property
    def partners(self) -> Mapping[str, tuple[str, ...]]:
        """For each half of a pair, the other halves; only for small rolls."""
        ...

    @property
    def whole(self) -> Container[str]:
        """Forenames of people who have no other name: each is a full name."""
        ...


class NameIndex:
    """The index of a roll in plain dictionaries: 300 MB for a million people."""

    def __init__(self, people: Iterable[Person]) -> None:
        self.forenames: dict[str, Kin] = {}
        self.surnames: set[str] = set()
        self.pairs: dict[str, Kin] = {}
        self.beginnings: set[str] = set(PARTICLES)
        self.whole: set[str] = set()
        self.size: int = 0
        for person in people:
            self._add(person)
            self.size += 1
        self.beginnings.update(_run_together(self.forenames))
        self.beginnings.update(_first_halves(self.forenames))

    def _add(self, person: Person) -> None:
        surnames = surname_forms(person.surname)
        if not surnames:
            self.whole.update(forename_forms(person.forename).whole)
        self.surnames.update(surnames)
        for written in (person.surname, person.forename, person.known_as):
            if written and not written.isalpha():
                self.beginnings.update(beginnings(written))
        for forename in filter(None, (person.forename, person.known_as)):
            self._pair(forename, surnames)

    def _pair(self, forename: str, surnames: Iterable[str]) -> None:
        """Take a name down; one that is somebody's whole forename stays so."""
        whole, short = forename_forms(forename)
        self.forenames.update(whole)
        for name in short:
            self.forenames.setdefault(name, _SHORT)
        pairs = self.pairs
        for surname in surnames:
            for name in whole:
                pairs[f"{name} {surname}"] = _SELF
            for name in short:
                pairs.setdefault(f"{name} {surname}", _SHORT)

    @cached_property
    def initialled(self) -> frozenset[str]:
        """Pairs with one half an initial: ``a khan`` and ``aisha k``."""
        found = set()
        for pair, kin in self.pairs.items():
            if kin is Kin.SELF:
                forename, _, surname = pair.partition(" ")
                found.add(f"{forename[0]} {surname}")
                found.add(f"{forename} {surname[0]}")
        return frozenset(found)

    @cached_property
    def partners(self) -> dict[str, tuple[str, ...]]:
        """For each half of a pair, the other halves; only for small rolls."""
        found: dict[str, list[str]] = {}
        for pair, kin in self.pairs.items():
            if kin is Kin.SELF:
                forename, _, surname = pair.partition(" ")
                found.setdefault(f"{forename} ", []).append(surname)
                found.setdefault(f" {surname}", []).append(forename)
        return {half: tuple(others) for half, others in found.items()}

    @cached_property
    def longest_forename(self) -> int:
        """Letters of the longest forename."""
        return max(map(len, self.forenames), default=0)


class Forms(NamedTuple):
    """What a forename may be written as: whole, or by a part or nickname of it."""

    whole: dict[str, Kin]
    short: tuple[str, ...]


@lru_cache(maxsize=4096)
def forename_forms(forename: str) -> Forms:
    """All that a person of this forename may go by, squashed."""
    whole = squash(forename)
    parts = [forename] if forename.isalpha() else _PARTS.split(forename.strip())
    first = whole if len(parts) == 1 else squash(parts[0])
    part = (first,) if first != whole and len(first) > 1 else ()
    wholes = {whole: Kin.SELF}
    if not forename.isascii():
        wholes[squash(forename.translate(_TWO_LETTERS))] = Kin.SELF
    return Forms(wholes, part + nicknames().get(first, ()))


def beginnings(written: str) -> Iterator[str]:
    """Each part of a name but the last: further words may be joined to it."""
    parts = _PARTS.split(written.strip())
    for part in parts:
        first, apostrophe, _ = fold(part).plain.partition("'")
        if apostrophe:
            yield squash(first)
    yield from map(squash, parts[:-1])


def _run_together(names: Iterable[str]) -> Iterator[str]:
    """The first half of each name that is two forenames: the Lily of Lilymae."""
    known = forenames()
    for name in names:
        for cut in range(3, len(name) - 2):
            if name[:cut] in known and name[cut:] in known:
                yield name[:cut]


def _first_halves(names: Mapping[str, Kin]) -> Iterator[str]:
    """What may be the first half of a name of two: the Min of Minjun, Abdul, Oluwa.

    Nobody knows where a name that is in no English list is written apart.
    """
    for name, kin in names.items():
        if kin is Kin.SELF and name not in forenames():
            yield from (name[:cut] for cut in range(2, len(name) - 1))


@lru_cache(maxsize=4096)
def surname_forms(surname: str) -> tuple[str, ...]:
    """A surname squashed, and each part of one that has several; none where no letter.

    Whoever has one name alone is listed with an empty surname, a dash or a full stop.
    """
    whole = squash(surname)
    if surname.isascii() and surname.isalpha():
        return (whole,)
    if not whole:
        return ()
    found = [whole, squash(surname.translate(_TWO_LETTERS))]
    parts = [squash(part) for part in _PARTS.split(surname.strip())]
    if len(parts) > 1:
        found += [p for p in parts if len(p) > 2 and p not in PARTICLES]
    return tuple(dict.fromkeys(found))


# Two rolls a school, for as many threads as one process serves from.
AT_HAND = 16
_built: dict[int, tuple[Sequence[Person], Names]] = {}


def lend(people: Sequence[Person], names: Names) -> None:
    """Let a roll be looked up in an index that is at hand already."""
    _make_room()
    _built[id(people)] = (people, names)


def index_of(people: Sequence[Person]) -> Names:
    """The index of a roll, built once for each roll that is at hand."""
    known = _built.get(id(people))
    if known is None or known[0] is not people:
        _make_room()
        known = (people, NameIndex(people))
        _built[id(people)] = known
    return known[1]


def _make_room() -> None:
    """Let go of what was built or lent first: a site has more rolls than memory."""
    while len(_built) >= AT_HAND:
        _built.pop(next(iter(_built), 0), None)
