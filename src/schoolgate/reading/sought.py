"""Particular people looked for in the words: whom pictures show, who is never shown.

They are few, so an index of their own is made for them, and nothing needs to stand
beside their names. What makes a name of a word stands in ``part_names``.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain

from schoolgate.engine.people import Person, Restriction
from schoolgate.engine.record import record
from schoolgate.reading.context import Surroundings
from schoolgate.reading.folding import squash
from schoolgate.reading.glued import SHORTEST_PART, glued_mentions
from schoolgate.reading.mentions import (
    MOST_JOINED,
    Mention,
    apart,
    join_forms,
    mentions,
)
from schoolgate.reading.name_index import PARTICLES, NameIndex, forename_forms
from schoolgate.reading.part_names import PartName, Search, bare_initials, lone_surnames
from schoolgate.reading.pictures.shown import folded, names_of
from schoolgate.reading.post import Post
from schoolgate.reading.school import School
from schoolgate.reading.slips import slipped_mentions
from schoolgate.reading.titles import TITLES
from schoolgate.reading.weighing import is_mere_words, is_no_accident
from schoolgate.reading.words import DRAWN_OUT, WORD, Words, forms

PUPIL, STAFF = "pupil", "staff"


@record
class FullName:
    """A full name of somebody who is looked for; ``is_sure`` if it is no accident."""

    mention: Mention
    is_sure: bool


class SearchedPeople:
    """Some people, and every way in which a text may name them."""

    def __init__(self, people: Iterable[Person]) -> None:
        listed = tuple(people)
        self.index = NameIndex(person for person in listed if person.surname)
        for person in listed:
            if not person.surname:
                self.index.forenames.update(forename_forms(person.forename).whole)
        self.initials: frozenset[str] = frozenset(
            f"{squash(p.forename)[:1]}{squash(p.surname)[:1]}"
            for p in listed
            if squash(p.forename) and squash(p.surname)
        )

    def __bool__(self) -> bool:
        return bool(self.index.forenames)

    def full_names(self, around: Surroundings) -> list[FullName]:
        """Their full names, in whatever order and dress."""
        words = around.words
        found = mentions(words, self.index)
        found += glued_mentions(words, self.index)
        found += slipped_mentions(words, self.index)
        worth = [one for one in apart(found) if not is_mere_words(one)]
        return [FullName(one, is_no_accident(one, around)) for one in worth]

    def part_names(
        self, around: Surroundings, taken: frozenset[int]
    ) -> Iterator[PartName]:
        """Parts of their names at words that are not taken."""
        return Search(around, self.index).find(taken)

    def titled(self, words: Words) -> Iterator[tuple[int, int]]:
        """A title and one of their surnames, in whatever case: where both stand."""
        for at, word in enumerate(words.words[:-1]):
            if word.key not in TITLES and word.key != "sir":
                continue
            for count in range(MOST_JOINED, 0, -1):
                forms = join_forms(words, at + 1, count, self.index)
                if not self.index.surnames.isdisjoint(forms):
                    yield word.start, words.words[at + count].end
                    break

    def weak_names(
        self, around: Surroundings, taken: frozenset[int]
    ) -> Iterator[PartName]:
        """“Z.N.”, “ZN”, “Zofias”, a surname alone, at words that are not taken."""
        yield from Search(around, self.index).worn(taken)
        yield from bare_initials(around, self.initials, taken)
        yield from lone_surnames(around, self.index, taken)

    def may_be_in(self, plain: str) -> bool:
        """Whether a plain writing may name one: too often, and never too seldom."""
        small = plain.lower()
        written = frozenset(WORD.findall(small))
        if not self._halves.isdisjoint(written):
            return True
        odd = (form for word in written if _is_odd(word) for form in _forms(word))
        if not self._halves.isdisjoint(odd):
            return True
        return re.search(_RUN_TOGETHER, plain) is not None and self._is_within(small)

    def _is_within(self, small: str) -> bool:
        """Whether the letters of a forename follow each other, within words or not."""
        letters = "".join(filter(str.isalnum, small))
        drawn_in = re.sub(DRAWN_OUT, r"\1", letters)
        names = (name for name in self.index.forenames if len(name) >= SHORTEST_PART)
        return any(name in letters or name in drawn_in for name in names)

    @cached_property
    def _halves(self) -> frozenset[str]:
        """Each word without which none of their names can stand, but in a tag."""
        beginnings = self.index.beginnings - PARTICLES
        every = {*self.index.forenames, *self.index.surnames, *beginnings}
        return frozenset(every | {f"{surname}s" for surname in self.index.surnames})


# A tag, a handle, a word with a capital inside, letters one by one.
_RUN_TOGETHER = (
    r"[#@_]|[^\W\d_][A-Z]|[A-Z][a-z]+\d|\d[A-Za-z]|(?<![^\W_])[^\W\d_][\W_]{1,4}"
    r"[^\W\d_](?![^\W_])"
)


def _is_odd(word: str) -> bool:
    """Whether a word can be read in more ways than one."""
    return not word.isalpha() or re.search(DRAWN_OUT, word) is not None


def _forms(word: str) -> tuple[str, ...]:
    stem = word.removesuffix("'s")
    return (*forms(word), *forms(stem)) if stem != word else forms(word)


AT_HAND = 16
_Listed = tuple[Sequence[Restriction], Sequence[Person] | None, SearchedPeople]
_listed: dict[tuple[int, str], _Listed] = {}


def never_shown(
    restricted: Sequence[Restriction] | None, roll: Sequence[Person] | None
) -> SearchedPeople | None:
    """The children who are never shown, as they may be named; None where none is."""
    return _sought(restricted, roll, PUPIL)


def never_named(
    restricted: Sequence[Restriction] | None, roll: Sequence[Person] | None
) -> SearchedPeople | None:
    """The members of staff who are never named, or None."""
    return _sought(restricted, roll, STAFF)


def _sought(
    restricted: Sequence[Restriction] | None, roll: Sequence[Person] | None, kind: str
) -> SearchedPeople | None:
    """Whoever is listed as of a kind, looked up once for each list that is at hand."""
    if not restricted:
        return None
    known = _listed.get((id(restricted), kind))
    if known is None or known[0] is not restricted or known[1] is not roll:
        while len(_listed) >= AT_HAND:
            _listed.pop(next(iter(_listed)), None)
        names = [each.person for each in restricted if each.kind == kind]
        known = (restricted, roll, SearchedPeople(whoever(names, roll or ())))
        _listed[id(restricted), kind] = known
    return known[2] or None


@record
class PicturedPeople:
    """Whoever a post's pictures show: pupils, staff, and names that are on no roll."""

    pupils: SearchedPeople | None = None
    staff: SearchedPeople | None = None
    unknown: SearchedPeople | None = None


NOBODY = PicturedPeople()


def pictured_people(post: Post, school: School) -> PicturedPeople:
    """Look up whoever is said to be in a post's pictures and videos."""
    names = list(dict.fromkeys(n for photo in post.photos for n in photo.in_picture))
    if not names:
        return NOBODY
    pupils, no_pupils = on_roll(names, school.pupils or ())
    staff, no_staff = on_roll(names, school.staff or ())
    others = [by_name(name) for name in no_pupils if name in no_staff]
    every = (pupils, staff, list(chain.from_iterable(others)))
    return PicturedPeople(*(SearchedPeople(each) or None for each in every))


def whoever(names: Sequence[str], roll: Iterable[Person]) -> list[Person]:
    """The people behind some names: those of the roll, and what is a name alone."""
    found, others = on_roll(names, roll)
    return [*found, *(person for name in others for person in by_name(name))]


def on_roll(
    names: Sequence[str], roll: Iterable[Person]
) -> tuple[list[Person], list[str]]:
    """The people of a roll with these names or keys, and the names that none has."""
    wanted = {folded(name): name for name in names}
    endings = {end for name in names for end in _endings(squash(name))}
    found: list[Person] = []
    borne: set[str] = set()
    for person in roll:
        if person.key.casefold() in wanted or squash(person.surname) in endings:
            bears = names_of(person) & wanted.keys()
            found += [person] if bears else []
            borne |= bears
    return found, [name for key, name in wanted.items() if key not in borne]


def _endings(whole: str) -> Iterator[str]:
    return (whole[at:] for at in range(len(whole)))


def by_name(name: str) -> Iterator[Person]:
    """A name that is on no roll: any of its words may begin the surname."""
    words = name.split()
    if not all(map(squash, words)) or any(map(str.isdigit, name)):
        return
    if len(words) == 1:
        yield Person(name, name, "")
    for cut in range(1, len(words)):
        yield Person(name, " ".join(words[:cut]), " ".join(words[cut:]))
