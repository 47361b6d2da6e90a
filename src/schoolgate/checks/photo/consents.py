"""Has everybody shown a consent that covers this use today? Never whose is missing.

A line of the list counts on a day from its first to its last. Of the lines for one use
the latest counts, and a no beats a yes of the same day. The narrowest use counts (the
platform, then social, online, any), but a later no to a wider use beats it. Whoever is
in a video needs a consent for videos as well.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from schoolgate.engine.catalogue.places import PLATFORMS, SOCIAL
from schoolgate.engine.finding import Finding, Place, Seen, Unsaid
from schoolgate.engine.people import Consent, Person
from schoolgate.engine.record import record
from schoolgate.reading.pictures.shown import (
    PeopleInPhoto,
    folded,
    match_people,
    names_of,
)
from schoolgate.reading.post import Post
from schoolgate.reading.school import School

FACTS = ("consents.missing", "consents.staff_missing", "consents.not_online")

# Uses that cover every photograph, but don't name online use expressly.
_ANY = frozenset(("any", "photos", "photo", "photographs", "images", "pictures", ""))
_SELDOM_SOCIAL = frozenset(PLATFORMS - SOCIAL)
VIDEO = "video"


@record
class _Use:
    """One use on one day, with the words of the list that cover it, narrowest first."""

    platform: str
    on: date

    @property
    def where(self) -> str:
        """For which platform, as it is said."""
        return f" for {self.platform}" if self.platform else ""

    @property
    def covers(self) -> tuple[frozenset[str], ...]:
        """Words for the platform, for its kind, for the net, for everything."""
        if self.platform == VIDEO:
            return frozenset((VIDEO, "videos")), _ANY
        known = self.platform and self.platform not in _SELDOM_SOCIAL
        social = frozenset(("social",)) if known else frozenset()
        return frozenset((self.platform,)) - {""}, social, frozenset(("online",)), _ANY


def look(post: Post, school: School) -> Iterator[Seen]:
    """Look up everybody shown, for each platform that the post is to go to."""
    for photo in post.photos:
        people = match_people(photo, school)
        if people.why_unsaid:
            yield from (Unsaid(fact, people.why_unsaid) for fact in FACTS)
        if school.consents is None:
            yield from _without_list(people)
            continue
        film = (VIDEO,) if photo.film else ()
        for platform in (*(post.platforms or ("",)), *film):
            use = _Use(platform, post.on.date())
            yield from _look(people, school.consents, use)


def _without_list(people: PeopleInPhoto) -> Iterator[Unsaid]:
    why = f"no list of consents was given to hold {people.file} against"
    if people.pupils:
        yield Unsaid("consents.missing", why)
        yield Unsaid("consents.not_online", why)
    if people.staff:
        yield Unsaid("consents.staff_missing", why)


def _look(
    people: PeopleInPhoto, consents: Iterable[Consent], use: _Use
) -> Iterator[Finding]:
    begun = [line for line in consents if _since(line) <= use.on]
    pupils = [_answer(person, begun, use) for person in people.pupils]
    staff = [_answer(person, begun, use) for person in people.staff]
    if None in pupils:
        says = f"someone in {people.file} has no consent{use.where} today"
        yield _found("consents.missing", says, people, use)
    if None in staff:
        says = f"a member of staff in {people.file} has no consent{use.where} today"
        yield _found("consents.staff_missing", says, people, use)
    if any(_is_for(line, _ANY) for line in filter(None, pupils)):
        says = f"a consent for {people.file} does not name online use"
        yield _found("consents.not_online", says, people, use)


def _found(fact: str, says: str, people: PeopleInPhoto, use: _Use) -> Finding:
    one = use.platform and use.platform != VIDEO
    platforms = frozenset((use.platform,)) if one else frozenset[str]()
    return Finding(fact, says, photo=Place(people.file), platforms=platforms)


def _answer(person: Person, lines: Iterable[Consent], use: _Use) -> Consent | None:
    """The line by which a person may be shown; None where there is none."""
    names = names_of(person)
    own = [line for line in lines if folded(line.person) in names]
    latest = [line for words in use.covers if (line := _latest(own, words))]
    if not latest or not latest[0].given or _is_over(latest[0], use.on):
        return None
    return None if _is_refused(latest[0], latest[1:]) else latest[0]


def _is_refused(consent: Consent, wider: Iterable[Consent]) -> bool:
    """Whether a wider use was refused since, or on the same day."""
    return any(not line.given and _since(line) >= _since(consent) for line in wider)


def _latest(lines: Iterable[Consent], uses: frozenset[str]) -> Consent | None:
    return max(
        (line for line in lines if _is_for(line, uses)),
        key=lambda line: (_since(line), not line.given),
        default=None,
    )


def _is_for(line: Consent, uses: frozenset[str]) -> bool:
    return line.use.casefold().strip() in uses


def _since(line: Consent) -> date:
    return line.since or date.min


def _is_over(line: Consent, on: date) -> bool:
    return line.until is not None and line.until < on
