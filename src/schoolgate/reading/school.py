"""The school around a post: its rolls, its lists, its policy's own words.

Whatever is None was not given: the check that needs it says so, and its facts stay
unsaid. An empty list was given, and holds nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from schoolgate.engine.people import Person


@dataclass(frozen=True, slots=True)
class Embargo:
    """A topic that is not public until a day: the words that give it away."""

    topic: str
    words: tuple[str, ...]
    until: date | None


@dataclass(frozen=True, slots=True)
class Consent:
    """One line of the consent list: who, for which use, the answer, and its days.

    ``use`` is a platform's name, or ``online``, ``social``, ``any``.
    """

    person: str
    use: str
    given: bool
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Restriction:
    """A person who is never shown (``pupil``) or never named (``staff``)."""

    person: str
    kind: str = "pupil"


@dataclass(frozen=True, slots=True)
class School:
    """What checks may know of the school. All of it stays on this machine."""

    name: str = ""
    nation: str = "england"
    pupils: tuple[Person, ...] | None = None
    staff: tuple[Person, ...] | None = None
    consents: tuple[Consent, ...] | None = None
    restricted: tuple[Restriction, ...] | None = None
    embargoes: tuple[Embargo, ...] = ()
    known_sites: frozenset[str] = frozenset()
    own_contacts: frozenset[str] = frozenset()
    own_handles: frozenset[str] = frozenset()
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    platforms: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
