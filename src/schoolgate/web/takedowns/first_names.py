"""Whom a text means by a first name alone, of the pupils whom a list moved.

It reads as the check of names does, with everybody of the school in its index, and
counts what the check would take for a pupil's name. Where somebody who is still here
has that name too, the class or the year group must be named as well.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from schoolgate.engine.people import Person as Known
from schoolgate.reading.context import Surroundings
from schoolgate.reading.folding import fold
from schoolgate.reading.lone import Alone, lone_names
from schoolgate.reading.name_index import (
    NameIndex,
    Names,
    forename_forms,
    surname_forms,
)
from schoolgate.reading.pupils_named import full_names
from schoolgate.reading.whitespace import readings
from schoolgate.reading.words import Words
from schoolgate.web.imports.touched import Moved
from schoolgate.web.people.models import Pupil
from schoolgate.web.people.names import known_people
from schoolgate.web.trust.models import School

_WORD = re.compile(r"[^\W_]+")
_FIGURES = re.compile(r"\d{1,2}")


def words_of(text: str) -> list[str]:
    """The words of a text in small plain letters."""
    return _WORD.findall(fold(text).plain.casefold())


class FirstNames:
    """The first names of some pupils, and with one initial: Aisha, Aisha K, A. Khan."""

    def __init__(self, school: School, moved: Iterable[Moved]) -> None:
        self.school = school
        self.moved: Mapping[int, Moved] = {one.pupil: one for one in moved}
        self.pupils: dict[str, set[int]] = {}
        for one in self.moved.values():
            for name in _written(one):
                self.pupils.setdefault(name, set()).add(one.pupil)

    def meant_in(self, text: str) -> frozenset[int]:
        """The pupils whom a text means so, in any way of reading it."""
        found = (self._meant_in(reading.text) for reading in readings(text))
        return frozenset[int]().union(*found)

    def _meant_in(self, text: str) -> frozenset[int]:
        words = Words(text)
        names = [name for word in words.words for name in word.forms]
        if self._firsts.isdisjoint(names):
            return frozenset()
        around = Surroundings(words)
        found = {
            name: self.pupils[name]
            for alone in self._alone(around)
            for name in _forms(words, alone)
            if name in self.pupils
        }
        for name in found.keys() & self._others:
            found[name] = {p for p in found[name] if self._names_group(p, text)}
        return frozenset[int]().union(*found.values())

    def _alone(self, around: Surroundings) -> Iterator[Alone]:
        whole = full_names(around, self._index)
        taken = {at for one, _ in whole for at in range(one.first, one.last + 1)}
        return lone_names(around, self._index, frozenset(taken))

    def _names_group(self, pupil: int, text: str) -> bool:
        said = f" {' '.join(words_of(text))} "
        groups = map(_as_written, self.moved[pupil].groups)
        return any(f" {group} " in said for group in groups)

    @cached_property
    def _firsts(self) -> frozenset[str]:
        """The first word of each name."""
        return frozenset(name.partition(" ")[0] for name in self.pupils)

    @cached_property
    def _index(self) -> Names:
        """Everybody whom the check knows, and the names that were theirs before."""
        before = (
            Known(str(one.pupil), first, last)
            for one in self.moved.values()
            for first, last in one.called
        )
        return NameIndex((*(known_people(self.school).pupils or ()), *before))

    @cached_property
    def _others(self) -> frozenset[str]:
        """The first names of everybody else who is here."""
        here = Pupil.objects.filter(school=self.school, left_on=None)
        rows = here.values_list("pk", "forename", "known_as")
        others = {name for pk, *names in rows if pk not in self.moved for name in names}
        return frozenset(form for name in others for form in _all_forms(name))


def _written(one: Moved) -> Iterator[str]:
    for first in one.alone:
        yield from _all_forms(first)
    for first, last in one.called:
        for short in forename_forms(first).whole:
            for surname in surname_forms(last):
                yield f"{short} {surname[0]}"
                yield f"{short[0]} {surname}"


def _all_forms(forename: str) -> tuple[str, ...]:
    if not forename:
        return ()
    forms = forename_forms(forename)
    return (*forms.whole, *forms.short)


def _forms(words: Words, alone: Alone) -> Iterator[str]:
    """A name of the text as it may stand among those that are looked for."""
    within = [w for w in words.words if alone.start <= w.start < alone.end]
    if len(within) == 1:
        yield from within[0].forms
        return
    one, other = within[0], within[-1]
    for first in one.forms:
        for last in other.forms:
            yield f"{first[0]} {last}" if len(first) == 1 else f"{first} {last[0]}"


def _as_written(group: str) -> str:
    """“7” is written as “Year 7”: a figure alone tells nothing."""
    words = " ".join(words_of(group))
    return f"year {words}" if _FIGURES.fullmatch(words) else words
