"""The names of a school's children who are never shown, and where a text holds them.

What is out is read as a draft is: by the check of names, in all that is written in it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from itertools import chain
from pathlib import Path

from schoolgate.checks.look import run
from schoolgate.checks.text.names import NEVER_SHOWN_IN_PART
from schoolgate.engine.facts import Source
from schoolgate.engine.people import Person as Known
from schoolgate.engine.people import Restriction as Barred
from schoolgate.reading.context import Surroundings
from schoolgate.reading.folding import fold, squash
from schoolgate.reading.known_words import function_words, public_names, word_names
from schoolgate.reading.name_index import NameIndex, surname_forms
from schoolgate.reading.post import Photo
from schoolgate.reading.post import Post as Words
from schoolgate.reading.school import School as Around
from schoolgate.reading.sought import FullName, SearchedPeople, whoever
from schoolgate.reading.wording import wordings
from schoolgate.reading.words import Words as Text
from schoolgate.web.people.models import Pupil, Restriction, StaffMember
from schoolgate.web.people.names import PUPIL, key_of, known_people
from schoolgate.web.posts.content import video_of
from schoolgate.web.posts.models import Target
from schoolgate.web.takedowns.models.doubts import FORENAME, NAMED
from schoolgate.web.trust.models import School

CHECK = (("names", Source.WORDS),)
# Names are read alike at any hour.
ANY_DAY = datetime(2000, 1, 1)  # noqa: DTZ001 - a check is given local time


@dataclass(frozen=True, slots=True, eq=False)
class RestrictionSearch:
    """One restriction: who is looked for, and the school as it is read for them."""

    sought: SearchedPeople
    around: Around


class ListedNames:
    """The names of some restrictions of one school; texts give restrictions' rows."""

    def __init__(self, school: School, names: Iterable[Restriction]) -> None:
        self.school = school
        self.listed = {one.pk: one for one in names}

    def in_words(self, words: Words) -> dict[int, str]:
        """Whose names the words of a post hold, and how: in full, or in part."""
        texts = [each.post.text for each in wordings(words)]
        found: dict[int, str] = {}
        for row in self._possible(texts):
            if any(self._full(row, text) for text in texts):
                found[row] = NAMED
            elif self._is_held(row, words):
                found[row] = FORENAME
        return found

    def surely_in(self, text: str) -> frozenset[int]:
        """Whom a full name must mean: one of nobody else, and no ordinary words."""
        return frozenset(
            row
            for row in self._possible([text])
            if any(map(self._means_them, self._full(row, text)))
        )

    def named_in(self, text: str, *, plainly: bool = False) -> frozenset[int]:
        """Those whose full name a text holds; ``plainly`` without a slip of the pen."""
        return frozenset(
            row
            for row in self._possible([text])
            if any(full.is_sure or not plainly for full in self._full(row, text))
        )

    def is_shown(self, row: int, target: Target) -> bool:
        """Whether a picture of it shows them, or another pupil of that forename."""
        called = {first.casefold() for first in _firsts(self.listed[row])}
        pupils = (one.pupil for one in target.showings.all() if one.pupil is not None)
        firsts = chain.from_iterable(map(_forenames, pupils))
        return not called.isdisjoint(first.casefold() for first in firsts)

    def _possible(self, texts: Sequence[str]) -> list[int]:
        """Those of whom a text may hold a name; nearly always there are none."""
        plain = [fold(text).plain for text in texts]
        if not any(map(self._anybody.may_be_in, plain)):
            return []
        each = self._each.items()
        return [row for row, one in each if any(map(one.sought.may_be_in, plain))]

    def _full(self, row: int, text: str) -> list[FullName]:
        return self._each[row].sought.full_names(Surroundings(Text(text)))

    def _is_held(self, row: int, words: Words) -> bool:
        """Whether a draft of these words would wait because of one child alone."""
        found = run(CHECK, words, self._each[row].around)
        held = {one.fact for one in found.findings} | found.failed.keys()
        return NEVER_SHOWN_IN_PART in held

    def _means_them(self, full: FullName) -> bool:
        name = full.mention.name
        return full.is_sure and name not in self._others.pairs and not _is_words(name)

    @cached_property
    def _each(self) -> dict[int, RestrictionSearch]:
        known = known_people(self.school)
        roll = known.pupils or ()
        found: dict[int, RestrictionSearch] = {}
        for row, one in self.listed.items():
            names = _barred(one)
            barred = tuple(map(Barred, names))
            around = Around(pupils=roll, staff=known.staff or (), restricted=barred)
            found[row] = RestrictionSearch(SearchedPeople(whoever(names, roll)), around)
        return found

    @cached_property
    def _anybody(self) -> SearchedPeople:
        """All of them together, to leave out at once what names nobody."""
        roll = known_people(self.school).pupils or ()
        names = chain.from_iterable(map(_barred, self.listed.values()))
        return SearchedPeople(whoever(list(dict.fromkeys(names)), roll))

    @cached_property
    def _others(self) -> NameIndex:
        """The names of everybody else of such a surname on the school's lists."""
        indexes = (each.sought.index for each in self._each.values())
        sought = {end for index in indexes for end in index.surnames}
        pupils = Pupil.objects.filter(school=self.school, restriction=None)
        staff = StaffMember.objects.filter(school=self.school)
        everybody: list[Pupil | StaffMember] = [*pupils, *staff]
        known = chain.from_iterable(map(_known, everybody))
        return NameIndex(
            one for one in known if not sought.isdisjoint(surname_forms(one.surname))
        )


def names_of(one: Pupil | StaffMember) -> set[str]:
    """Every full name that somebody of a list goes by."""
    return {f"{first} {last}" for first in _forenames(one) for last in _surnames(one)}


def words_of(target: Target) -> Words:
    """All that is written in a publication, as the check of names reads it."""
    post = target.post
    nowhere = Path()
    photos = [Photo(one.name, nowhere, alt=one.alt) for one in post.pictures.all()]
    if video := video_of(post):
        photos.append(Photo(video.name, nowhere, transcript=video.transcript))
    text = target.text or post.text
    return Words(text=text, on=ANY_DAY, photos=tuple(photos), title=post.title)


def texts_of(target: Target) -> Iterator[str]:
    """Each reading of all that is written in a publication."""
    return (each.post.text for each in wordings(words_of(target)))


def _barred(one: Restriction) -> list[str]:
    """The name that was put on the list, the one of today, and whose it is."""
    names = [f"{one.forename} {one.surname}"]
    if one.pupil is not None:
        today = f"{one.pupil.forename} {one.pupil.surname}"
        names += [today, key_of(PUPIL, one.pupil.pk)]
    return list(dict.fromkeys(names))


def _known(one: Pupil | StaffMember) -> Iterator[Known]:
    for last in _surnames(one):
        yield Known(str(one.pk), one.forename, last, one.known_as)


def _forenames(one: Pupil | StaffMember) -> set[str]:
    return {one.forename, one.known_as} - {""}


def _surnames(one: Pupil | StaffMember) -> set[str]:
    return {one.surname, one.known_surname} - {""}


def _firsts(one: Restriction) -> set[str]:
    return {one.forename} | (_forenames(one.pupil) if one.pupil else set())


def _is_words(name: str) -> bool:
    """Whether a name is ordinary words, or a well-known person's: Summer Day."""
    words = frozenset(name.split())
    return squash(name) in public_names() or words <= word_names() | function_words()
