"""The names of a school's children who are never shown, and where a text holds them."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain

from django.db.models import Q

from schoolgate.reading.folding import squash
from schoolgate.reading.known_words import function_words, public_names, word_names
from schoolgate.web.imports.touched import Moved
from schoolgate.web.people.models import Pupil, Restriction, StaffMember
from schoolgate.web.posts.models import Target
from schoolgate.web.takedowns.first_names import FirstNames, words_of
from schoolgate.web.takedowns.touching import Sought, named_in
from schoolgate.web.trust.models import School


class ListedNames:
    """The names of some restrictions of one school; texts give restrictions' rows."""

    def __init__(self, school: School, names: Iterable[Restriction]) -> None:
        self.school = school
        self.listed = {one.pk: one for one in names}
        self._every = _sought(self.listed.values())

    def named_in(self, text: str) -> frozenset[int]:
        """Those whose full name a text holds."""
        return named_in(text, self._every)

    def surely_in(self, text: str) -> frozenset[int]:
        """Those of them whom it must mean: a name of nobody else, and no mere words."""
        return named_in(text, self._sure)

    def partly_in(self, target: Target) -> frozenset[int]:
        """Those whom its words may mean by a forename or an initial.

        Not where a picture of it shows them, or another pupil of that forename.
        """
        found = chain.from_iterable(map(self._parts.meant_in, texts_of(target)))
        rows = {-number for number in found if number < 0}
        return frozenset(row for row in rows if not self._is_shown(row, target))

    def _is_shown(self, row: int, target: Target) -> bool:
        called = {first.casefold() for first in _firsts(self.listed[row])}
        pupils = (one.pupil for one in target.showings.all() if one.pupil is not None)
        firsts = chain.from_iterable(map(_forenames, pupils))
        return not called.isdisjoint(first.casefold() for first in firsts)

    @cached_property
    def _sure(self) -> Sought:
        return _sought(self.listed.values(), but=self._others)

    @cached_property
    def _others(self) -> frozenset[str]:
        """The names of everybody else on the school's lists, here or not."""
        pupils = Pupil.objects.filter(school=self.school, restriction=None)
        staff = StaffMember.objects.filter(school=self.school)
        everybody: list[Pupil | StaffMember] = [*pupils, *staff]
        return frozenset(_whole(name) for one in everybody for name in names_of(one))

    @cached_property
    def _parts(self) -> FirstNames:
        """Reads part-names: restrictions go by their rows, below zero.

        Others of the same forename are named with them, or it would leave out whatever
        may mean either.
        """
        rows = [_moved(one) for one in self.listed.values()]
        firsts = {first for one in rows for first in one.alone}
        same = Q(forename__in=firsts) | Q(known_as__in=firsts)
        pupils = Pupil.objects.filter(same, school=self.school)
        nothing = frozenset[str]()
        rows += [
            Moved(pk, frozenset(), nothing, nothing, is_back=False)
            for pk in pupils.values_list("pk", flat=True)
        ]
        return FirstNames(self.school, rows)


def names_of(one: Pupil | StaffMember) -> set[str]:
    """Every full name that somebody of a list goes by."""
    return {f"{first} {last}" for first in _forenames(one) for last in _surnames(one)}


def texts_of(target: Target) -> Iterator[str]:
    """The words that go out with a publication."""
    yield target.post.title
    yield target.text or target.post.text
    for picture in target.post.pictures.all():
        yield picture.alt


def _forenames(one: Pupil | StaffMember) -> set[str]:
    return {one.forename, one.known_as} - {""}


def _surnames(one: Pupil | StaffMember) -> set[str]:
    return {one.surname, one.known_surname} - {""}


def _firsts(one: Restriction) -> set[str]:
    return {one.forename} | (_forenames(one.pupil) if one.pupil else set())


def _full_names(one: Restriction) -> set[str]:
    """The name that was put on the list, and the ones of today."""
    today = names_of(one.pupil) if one.pupil else set()
    return {f"{one.forename} {one.surname}"} | today


def _moved(one: Restriction) -> Moved:
    firsts = frozenset(_firsts(one))
    lasts = {one.surname} | (_surnames(one.pupil) if one.pupil else set())
    called = frozenset((first, last) for first in firsts for last in lasts)
    return Moved(-one.pk, called, firsts, frozenset(), is_back=False)


def _sought(names: Iterable[Restriction], but: frozenset[str] | None = None) -> Sought:
    """What to look for; with ``but`` no name that is among these, or mere words."""
    found: dict[str, frozenset[int]] = {}
    longest = 0
    for one in names:
        for name in _full_names(one):
            if but is not None and (_whole(name) in but or _is_words(name)):
                continue
            longest = max(longest, len(words_of(name)))
            whole = _whole(name)
            found[whole] = found.get(whole, frozenset()) | {one.pk}
    return Sought({}, found, longest)


def _whole(name: str) -> str:
    return "".join(words_of(name))


def _is_words(name: str) -> bool:
    """Whether a name is ordinary words, or a well-known person's: Summer Day."""
    words: Sequence[str] = words_of(name)
    return squash(name) in public_names() or (
        set(words) <= word_names() | function_words()
    )
