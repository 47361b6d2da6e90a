"""Who is named in the words: pupils in full or in part, staff, anybody else."""

from collections.abc import Iterator

from schoolgate.engine.finding import Finding, Seen, Unsaid
from schoolgate.reading.context import Surroundings
from schoolgate.reading.lone import lone_names
from schoolgate.reading.name_index import Names, index_of
from schoolgate.reading.post import Post
from schoolgate.reading.pupils_named import full_names
from schoolgate.reading.school import School
from schoolgate.reading.titles import Titled, likely_people, titled_people
from schoolgate.reading.weighing import Weight
from schoolgate.reading.words import Words

CHILD_FULL = "names.child_full"
CHILD_ANY = "names.child_any"
STAFF = "names.staff"
OTHER = "names.other"
FACTS = (CHILD_FULL, CHILD_ANY, STAFF, OTHER)
SIEVE = "schoolgate.reading.name_sieve"

NO_PUPILS = "no list of pupils was given, so nobody can tell whether a pupil is named"
NO_STAFF = "no list of staff was given, so nobody can tell whether they are named"


def look(post: Post, school: School) -> Iterator[Seen]:
    """Yield who is named; a name that may be another's is for a person to say."""
    around = Surroundings(Words(post.text))
    taken: set[int] = set()
    if school.pupils is None:
        yield Unsaid(CHILD_FULL, NO_PUPILS)
        yield Unsaid(CHILD_ANY, NO_PUPILS)
    else:
        yield from _children(around, index_of(school.pupils), taken)
    if school.staff is None:
        yield Unsaid(STAFF, NO_STAFF)
    yield from _adults(around, index_of(school.staff or ()), taken)


def _children(around: Surroundings, index: Names, taken: set[int]) -> Iterator[Finding]:
    words = around.words
    for mention, weight in full_names(around, index):
        taken.update(range(mention.first, mention.last + 1))
        span = words.folded.span(mention.start, mention.end)
        said = _said(words, mention.start, mention.end)
        certain = weight is Weight.CERTAIN
        says = f"“{said}” is the full name of a pupil"
        if not certain:
            says = f"“{said}” may be the full name of a pupil"
        first = mention.forename.title()
        yield Finding(CHILD_FULL, says, certain, span, replacement=first)
        yield Finding(CHILD_ANY, says, certain, span)
    for alone in lone_names(around, index, frozenset(taken)):
        span = words.folded.span(alone.start, alone.end)
        said = _said(words, alone.start, alone.end)
        certain = alone.weight is Weight.CERTAIN
        verb = "is" if certain else "may be"
        yield Finding(CHILD_ANY, f"“{said}” {verb} the name of a pupil", certain, span)


def _adults(around: Surroundings, staff: Names, taken: set[int]) -> Iterator[Finding]:
    for mention, weight in full_names(around, staff):
        if taken.isdisjoint(range(mention.first, mention.last + 1)):
            taken.update(range(mention.first, mention.last + 1))
            certain = weight is Weight.CERTAIN
            verb = "is" if certain else "may be"
            said = _said(around.words, mention.start, mention.end)
            says = f"“{said}” {verb} the name of a member of staff"
            span = around.words.folded.span(mention.start, mention.end)
            yield Finding(STAFF, says, certain, span)
    for person in titled_people(around.words):
        taken.update(person.words)
        yield _titled(around.words, person, staff)
    for person in likely_people(around, frozenset(taken)):
        said = _said(around.words, person.start, person.end)
        span = around.words.folded.span(person.start, person.end)
        says = f"“{said}” may be the name of a person"
        yield Finding(OTHER, says, certain=False, text=span)


def _titled(words: Words, person: Titled, staff: Names) -> Finding:
    said = _said(words, person.start, person.end)
    span = words.folded.span(person.start, person.end)
    if person.surname in staff.surnames:
        return Finding(STAFF, f"“{said}” is a member of staff", text=span)
    return Finding(OTHER, f"“{said}” names a person who is on no roll", text=span)


def _said(words: Words, start: int, end: int) -> str:
    span = words.folded.span(start, end)
    return " ".join(words.folded.text[span.start : span.end].split())
