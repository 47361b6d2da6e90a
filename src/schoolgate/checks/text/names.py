"""Who is named in the words: pupils in full or in part, staff, anybody else.

Whoever a picture of the post shows is looked for with no cue beside the name, and so is
a child who is never shown. Of the latter nothing is said that is not said of any pupil.
"""

from collections.abc import Iterator, Mapping
from typing import Protocol

from schoolgate.engine.finding import Finding, Seen, Span, Unsaid
from schoolgate.engine.record import replace
from schoolgate.reading.context import Surroundings
from schoolgate.reading.lone import lone_names
from schoolgate.reading.mentions import Mention
from schoolgate.reading.name_index import Names, index_of
from schoolgate.reading.part_names import PartName
from schoolgate.reading.post import Post
from schoolgate.reading.pupils_named import full_names
from schoolgate.reading.school import School
from schoolgate.reading.sought import (
    PicturedPeople,
    SearchedPeople,
    never_shown,
    pictured_people,
)
from schoolgate.reading.titles import Titled, likely_people, titled_people
from schoolgate.reading.weighing import Weight
from schoolgate.reading.words import Words

CHILD_FULL = "names.child_full"
CHILD_ANY = "names.child_any"
STAFF = "names.staff"
OTHER = "names.other"
NEVER_SHOWN = "names.never_shown"
NEVER_SHOWN_IN_PART = "names.never_shown_in_part"
FACTS = (CHILD_FULL, CHILD_ANY, STAFF, OTHER, NEVER_SHOWN, NEVER_SHOWN_IN_PART)
SIEVE = "schoolgate.reading.name_sieve"

NO_PUPILS = "no list of pupils was given, so nobody can tell whether a pupil is named"
NO_STAFF = "no list of staff was given, so nobody can tell whether they are named"
IN_FULL, IN_PART = "the full name of a pupil", "the name of a pupil"
OF_STAFF = "the name of a member of staff"


def look(post: Post, school: School) -> Iterator[Seen]:
    """Yield who is named; a name that may be another's is for a person to say."""
    text = _Text(post.text)
    shown = pictured_people(post, school)
    never = never_shown(school.restricted, school.pupils)
    never = never if never is not None and never.may_be_in(text.words.plain) else None
    if school.pupils is None:
        yield Unsaid(CHILD_FULL, NO_PUPILS)
        yield Unsaid(CHILD_ANY, NO_PUPILS)
    yield from _never_shown(text, never)
    yield from _shown_in_full(text, shown.pupils)
    pupils = None if school.pupils is None else index_of(school.pupils)
    yield from _children(text, pupils, never) if pupils is not None else ()
    if school.staff is None:
        yield Unsaid(STAFF, NO_STAFF)
    yield from _adults(text, index_of(school.staff or ()))
    yield from _never_shown_in_part(text, never)
    yield from _shown_in_part(text, shown)
    own = bool(school.name)
    yield from _alone(text, pupils, own=own) if pupils is not None else ()
    yield from _likely(text)


class _Name(Protocol):
    """Some words in the plain writing."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


class _Text:
    """A text, its surroundings, and the words that somebody's name was found in."""

    def __init__(self, text: str) -> None:
        self.words = Words(text)
        self.around = Surroundings(self.words)
        self.children: set[int] = set()
        self.taken: set[int] = set()

    def take(self, one: Mention | PartName, *, child: bool) -> bool:
        """Take a name's words, unless somebody else's name has them."""
        named = range(one.first, one.last + 1)
        if not self.taken.isdisjoint(named):
            return False
        self.taken.update(named)
        if child:
            self.children.update(named)
        return True

    def says(self, one: _Name, what: str, *, sure: bool) -> str:
        """“Aisha Khan” is, or may be, such a name."""
        span = self.span(one)
        said = " ".join(self.words.folded.text[span.start : span.end].split())
        return f"“{said}” {'is' if sure else 'may be'} {what}"

    def span(self, one: _Name) -> Span:
        """Where a name stands."""
        return self.words.folded.span(one.start, one.end)

    def finding(self, fact: str, one: _Name, what: str, *, sure: bool) -> Finding:
        """A name that is somebody's, or may be."""
        return Finding(fact, self.says(one, what, sure=sure), sure, self.span(one))

    def hold_back(self, one: _Name, what: str) -> Finding:
        """A name about which somebody has to decide, whoever it may be."""
        says = self.says(one, what, sure=False)
        return Finding(NEVER_SHOWN_IN_PART, says, text=self.span(one))


def _never_shown(text: _Text, never: SearchedPeople | None) -> Iterator[Finding]:
    """Full names of children who are never shown, told as any pupil's."""
    for full in never.full_names(text.around) if never else ():
        one = full.mention
        if not full.is_sure:
            yield text.hold_back(one, IN_FULL)
        elif text.take(one, child=True):
            for fact in (CHILD_FULL, CHILD_ANY, NEVER_SHOWN):
                yield text.finding(fact, one, IN_FULL, sure=True)


def _never_shown_in_part(
    text: _Text, never: SearchedPeople | None
) -> Iterator[Finding]:
    """Part of their names, held back; whether it is a pupil's is told as ever."""
    if never:
        for one in never.part_names(text.around, frozenset(text.taken)):
            yield text.hold_back(one, IN_PART)


def _shown_in_full(text: _Text, shown: SearchedPeople | None) -> Iterator[Finding]:
    for full in shown.full_names(text.around) if shown else ():
        if text.take(full.mention, child=True):
            for fact in (CHILD_FULL, CHILD_ANY):
                yield text.finding(fact, full.mention, IN_FULL, sure=full.is_sure)


def _shown_in_part(text: _Text, shown: PicturedPeople) -> Iterator[Finding]:
    """Whoever a picture shows, by any part of their names."""
    for one in _parts(text, shown.pupils):
        if text.take(one, child=True):
            sure = one.weight is Weight.CERTAIN
            yield text.finding(CHILD_ANY, one, IN_PART, sure=sure)
    for one in _parts(text, shown.unknown):
        if text.take(one, child=True):
            yield text.finding(CHILD_ANY, one, IN_PART, sure=False)
    for one in _parts(text, shown.staff):
        if text.take(one, child=False):
            sure = one.weight is Weight.CERTAIN
            yield text.finding(STAFF, one, OF_STAFF, sure=sure)


def _parts(text: _Text, shown: SearchedPeople | None) -> Iterator[PartName]:
    if shown:
        yield from shown.part_names(text.around, frozenset(text.taken))
        yield from shown.weak_names(text.around, frozenset(text.taken))


def _children(
    text: _Text, index: Names, never: SearchedPeople | None
) -> Iterator[Finding]:
    found = [
        (mention, weight)
        for mention, weight in full_names(text.around, index)
        if text.take(mention, child=True)
    ]
    firsts = {mention: mention.forename.title() for mention, _ in found}
    is_cured = bool(firsts) and _is_free_of_names(_instead(text, firsts), index, never)
    for mention, weight in found:
        sure = weight is Weight.CERTAIN
        full = text.finding(CHILD_FULL, mention, IN_FULL, sure=sure)
        yield replace(full, replacement=firsts[mention] if is_cured else None)
        yield replace(full, fact=CHILD_ANY)


def _instead(text: _Text, firsts: Mapping[Mention, str]) -> str:
    """The text with first names for full ones."""
    changed = text.words.plain
    for mention in sorted(firsts, key=lambda mention: -mention.start):
        before, after = changed[: mention.start], changed[mention.end :]
        changed = f"{before}{firsts[mention]}{after}"
    return changed


def _is_free_of_names(text: str, index: Names, never: SearchedPeople | None) -> bool:
    """Whether a text could go out as far as names go, if first names may."""
    around = Surroundings(Words(text))
    if full_names(around, index):
        return False
    return not (never and any(True for _ in never.part_names(around, frozenset())))


def _alone(text: _Text, index: Names, *, own: bool) -> Iterator[Finding]:
    """Part of a pupil's name; on the school's own account with no cue beside it."""
    for one in lone_names(text.around, index, frozenset(text.children), own=own):
        sure = one.weight is Weight.CERTAIN
        yield text.finding(CHILD_ANY, one, IN_PART, sure=sure)
        if one.is_whole:
            yield text.finding(CHILD_FULL, one, IN_FULL, sure=sure)


def _adults(text: _Text, staff: Names) -> Iterator[Finding]:
    for mention, weight in full_names(text.around, staff):
        if text.take(mention, child=False):
            yield text.finding(STAFF, mention, OF_STAFF, sure=weight is Weight.CERTAIN)
    for person in titled_people(text.words):
        text.taken.update(person.words)
        yield _titled(text, person, staff)


def _titled(text: _Text, person: Titled, staff: Names) -> Finding:
    if person.surname in staff.surnames:
        says = text.says(person, "a member of staff", sure=True)
        return Finding(STAFF, says, text=text.span(person))
    says = text.says(person, "", sure=True).removesuffix("is ")
    says = f"{says}names a person who is on no roll"
    return Finding(OTHER, says, text=text.span(person))


def _likely(text: _Text) -> Iterator[Finding]:
    for person in likely_people(text.around, frozenset(text.taken)):
        yield text.finding(OTHER, person, "the name of a person", sure=False)
