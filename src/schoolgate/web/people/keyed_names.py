"""An index of a roll that holds no full name: hashes under the installation's key.

It answers what ``reading.name_index.NameIndex`` does, in a fifth of its memory, so that
a process keeps those of every school. Lone forenames and surnames stand as words; which
goes with which is a hash, and, for slips of the pen, a number into the roll it was
made from.
"""

from array import array
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from schoolgate.engine.people import Person as Known
from schoolgate.reading.hashed_pairs import HashedPairs, keyed
from schoolgate.reading.name_index import (
    Kin,
    NameIndex,
    forename_forms,
    surname_forms,
)


class Partners(Mapping[str, tuple[str, ...]]):
    """For each half of a name, the other halves: looked up by the half's hash."""

    def __init__(self, people: Sequence[Known], key: bytes) -> None:
        self._people = people
        self._key = key
        placed = sorted(
            {
                (keyed(half, key), at)
                for at, person in enumerate(people)
                for pair in _pairs(person)
                for half, _ in _halves(pair)
            }
        )
        self._hashes = array("Q", (hashed for hashed, _ in placed))
        self._places = array("L", (at for _, at in placed))

    def __getitem__(self, half: str, /) -> tuple[str, ...]:
        others = tuple(dict.fromkeys(self._others(half)))
        if not others:
            raise KeyError(half)
        return others

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys(half for half, _ in self._every()))

    def __len__(self) -> int:
        return len(set(self._hashes))

    def _others(self, half: str) -> Iterator[str]:
        """The other halves that people with this half's hash have beside it."""
        wanted = keyed(half, self._key)
        at = bisect_left(self._hashes, wanted)
        while at < len(self._hashes) and self._hashes[at] == wanted:
            for pair in _pairs(self._people[self._places[at]]):
                yield from (other for known, other in _halves(pair) if known == half)
            at += 1

    def _every(self) -> Iterator[tuple[str, str]]:
        pairs = chain.from_iterable(map(_pairs, self._people))
        return chain.from_iterable(map(_halves, pairs))


class KeyedNames:
    """The index of a roll, small enough to keep one for each school."""

    def __init__(self, people: Sequence[Known], key: bytes) -> None:
        plain = NameIndex(people)
        self.size = plain.size
        self.longest_forename = plain.longest_forename
        self.forenames: Mapping[str, Kin] = plain.forenames
        self.surnames = frozenset(plain.surnames)
        self.beginnings = frozenset(plain.beginnings)
        self.whole = frozenset(plain.whole)
        self.pairs = _hashed(plain.pairs, key)
        self.initialled = _hashed(dict.fromkeys(plain.initialled, Kin.SELF), key)
        self.partners: Mapping[str, tuple[str, ...]] = Partners(people, key)


def _hashed(pairs: Mapping[str, Kin], key: bytes) -> HashedPairs:
    ordered = sorted((keyed(pair, key), kin.value) for pair, kin in pairs.items())
    hashes = array("Q", (hashed for hashed, _ in ordered))
    return HashedPairs(key, hashes, bytes(kin for _, kin in ordered))


def _pairs(person: Known) -> Iterator[tuple[str, str]]:
    """Each way in which a person's own forenames and surnames go together."""
    surnames = surname_forms(person.surname)
    for forename in filter(None, (person.forename, person.known_as)):
        for whole in forename_forms(forename).whole:
            yield from ((whole, surname) for surname in surnames)


def _halves(pair: tuple[str, str]) -> Iterator[tuple[str, str]]:
    """Each half as it is asked for, a space on the side of the other, and the other."""
    forename, surname = pair
    yield f"{forename} ", surname
    yield f" {surname}", forename
