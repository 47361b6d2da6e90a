"""A parent's page: what they said, what they say now, where their child is shown."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from schoolgate.web.consent.ages import old_enough
from schoolgate.web.consent.links import Family
from schoolgate.web.consent.models import Word
from schoolgate.web.consent.queries import (
    Key,
    how_it_stands,
    is_of_before,
    standings_by,
    weighed,
)
from schoolgate.web.consent.standing import ConsentStanding, Stand
from schoolgate.web.consent.uses import name_of_platform, uses_of
from schoolgate.web.consent.wording import Wording
from schoolgate.web.people.models import Contact, Pupil
from schoolgate.web.policy.in_force import in_force
from schoolgate.web.posts.states import Sending
from schoolgate.web.takedowns.ledger import ChildAppearance, shown_of


@dataclass(frozen=True, slots=True)
class Mine:
    """What this very contact said last of a use; ``until`` is its own last day."""

    yes: bool
    until: date | None
    is_over: bool


@dataclass(frozen=True, slots=True)
class UseAnswer:
    """One use: what this very contact said, and whether it may be shown today.

    Why it may not is told to nobody here: a no of somebody else, a yes that is still
    wanted and a child who is never shown look all the same.
    """

    use: str
    words: str
    mine: Mine | None
    in_use: bool


@dataclass(frozen=True, slots=True)
class Child:
    """A child, as the page of somebody who answers for them shows it."""

    pupil: Pupil
    name: str
    asked: tuple[UseAnswer, ...]
    own_is_wanted: bool
    shown: tuple[ChildAppearance, ...]


def children(family: Family, wording: Wording, on: date) -> list[Child]:
    """All that a contact sees of their children: not who else said what.

    As many questions for five children as for one.
    """
    contact, pupils = family.contact, family.children
    nation = in_force(contact.school).policy.nation
    every = frozenset(pupil.pk for pupil in pupils)
    words = list(weighed(Q(pupil__in=every), on))
    seen = _Seen(
        found=standings_by(words, nation, on),
        never=frozenset(one.pk for one in pupils if hasattr(one, "restriction")),
        mine=_mine((word for word, _ in words), contact, on),
        shown=shown_of(every),
        uses=uses_of(contact.school),
        wording=wording,
    )
    return [
        _child(pupil, seen, own=old_enough(pupil.born_on, nation, on))
        for pupil in pupils
    ]


def somebody_shown() -> Contact | None:
    """A contact who answers for a child that is out, and need not be taken down."""
    shown = Pupil.objects.filter(showings__target__state=Sending.OUT, left_on=None)
    content = shown.exclude(take_downs__done_at=None, take_downs__isnull=False)
    answering = Contact.objects.filter(
        ties__pupil__in=content, ties__has_responsibility=True, left_on=None
    )
    return answering.order_by("pk").first()


@dataclass(frozen=True, slots=True)
class _Seen:
    """What was read for all children at once."""

    found: Mapping[Key, ConsentStanding]
    never: frozenset[int]
    mine: Mapping[tuple[int, str], Mine]
    shown: Mapping[int, list[ChildAppearance]]
    uses: tuple[str, ...]
    wording: Wording


def _child(pupil: Pupil, seen: _Seen, *, own: bool) -> Child:
    return Child(
        pupil=pupil,
        name=pupil.known_as or pupil.forename,
        asked=tuple(_asked(pupil.pk, use, seen) for use in seen.uses),
        own_is_wanted=own,
        shown=tuple(seen.shown.get(pupil.pk, ())),
    )


def _asked(pupil: int, use: str, seen: _Seen) -> UseAnswer:
    words = seen.wording.use(use, name_of_platform(use))
    stands = how_it_stands(seen.found, "pupil", pupil, use)
    in_use = stands.stand is Stand.GIVEN and pupil not in seen.never
    return UseAnswer(use, words, seen.mine.get((pupil, use)), in_use)


def _mine(
    words: Iterable[Word], contact: Contact, on: date
) -> dict[tuple[int, str], Mine]:
    """What this contact said last of each use of each child."""
    theirs = (one for one in words if one.contact_id == contact.pk and not one.own)
    found: dict[tuple[int, str], Mine] = {}
    for word in sorted(theirs, key=lambda one: (one.at, one.pk)):
        ended = word.until is not None and word.until < on
        over = word.yes and (ended or is_of_before(word))
        found[word.pupil_id or 0, word.use] = Mine(word.yes, word.until, over)
    return found
