"""The school around a post: its rolls, its lists, its policy's own words.

Whatever is None was not given: the check that needs it says so, and its facts stay
unsaid. An empty list was given, and holds nothing.
"""

from collections.abc import Mapping

from schoolgate.engine.people import Consent, Embargo, Person, Restriction
from schoolgate.engine.record import NOTHING, record

__all__ = ["Consent", "Embargo", "Person", "Restriction", "School"]


@record
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
    words: Mapping[str, tuple[str, ...]] = NOTHING
    platforms: Mapping[str, Mapping[str, object]] = NOTHING
