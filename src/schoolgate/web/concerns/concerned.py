"""Whom an alarm is about: by what its sender ticked, and by its words.

The words count whatever was ticked. Where they may speak of a person who would read
the alarm, and the sender did not tick that person's role, it is kept from the person
and the sender is asked. Where the words are in a language that nobody here reads names
in, and the sender ticked no role, every first reader is asked about.
"""

from collections.abc import Collection
from dataclasses import dataclass

from schoolgate.reading.colleagues import Writing
from schoolgate.web.concerns.mentions import (
    Colleagues,
    is_readable,
    roles_in,
    spoken_of,
)
from schoolgate.web.concerns.playbook import ALARM_RIGHT
from schoolgate.web.concerns.receivers import BARS, Staff, chosen, receivers
from schoolgate.web.concerns.states import About
from schoolgate.web.people.models import Person
from schoolgate.web.people.rights import RIGHTS
from schoolgate.web.trust.models import School

NO_ROLE = frozenset((About.NOBODY, About.OTHER))


@dataclass(frozen=True, slots=True)
class Raised:
    """An alarm that is being raised: where, by whom, and what they ticked."""

    school: School
    sender: Person
    about: tuple[str, ...]
    words: str


@dataclass(frozen=True, slots=True)
class Concerned:
    """The people an alarm is kept from; its sender is asked about the ``doubted``."""

    kept: frozenset[Person]
    doubted: frozenset[Person]


def concerned(raised: Raised, people: Staff, known: Colleagues) -> Concerned:
    """Find the people an alarm is about, or may be about, with all their accounts."""
    barred = known.accounts_of(barred_by(raised.about, people))
    levels = receivers(raised.school, people, raised.about, barred)
    first = {one.person for one in chosen(levels, raised.sender)}
    text = Writing(raised.words)
    doubted = known.accounts_of(_doubted(raised, people, first, text, known) - barred)
    named = _named(raised, people, text, known) - {raised.sender}
    kept = barred | doubted | known.accounts_of(named)
    return Concerned(frozenset(kept), frozenset(doubted))


def barred_by(about: Collection[str], people: Staff) -> set[Person]:
    """The holders of the roles that were ticked."""
    roles: frozenset[str] = frozenset().union(*(BARS.get(one, ()) for one in about))
    return {held.person for held in people.held if held.role in roles}


def is_strict(about: Collection[str]) -> bool:
    """Whether only a surname or a full name names somebody: “nobody” was ticked."""
    return set(about) <= {About.NOBODY}


def _doubted(
    raised: Raised, people: Staff, first: set[Person], text: Writing, known: Colleagues
) -> set[Person]:
    """Those who would read it first, and of whom its words may speak."""
    others = first - {raised.sender}
    if set(raised.about) <= NO_ROLE and not is_readable(text):
        return others
    return others & (known.find_named(text, strictly=False) | _by_role(people, text))


def _named(
    raised: Raised, people: Staff, text: Writing, known: Colleagues
) -> set[Person]:
    """Those whom the words name, read first or not."""
    surely = known.find_named(text, strictly=True)
    if is_strict(raised.about):
        return surely
    could_read = {h.person for h in people.held if h.role in RIGHTS[ALARM_RIGHT]}
    by_forename = known.find_named(text, strictly=False)
    return surely | (could_read & (by_forename | _by_role(people, text)))


def _by_role(people: Staff, text: Writing) -> set[Person]:
    """The holders of the roles that the words speak of."""
    roles = roles_in(text)
    return {held.person for held in people.held if spoken_of(held, roles)}
