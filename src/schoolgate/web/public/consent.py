"""A parent's page: what they said, what they say now, where their child is shown."""

from collections.abc import Mapping
from datetime import date

from schoolgate.engine.record import record
from schoolgate.web.consent.ages import old_enough
from schoolgate.web.consent.models import Word
from schoolgate.web.consent.queries import Who, how_it_stands, standings
from schoolgate.web.consent.standing import Stand, Standing
from schoolgate.web.consent.uses import name_of_platform, uses_of
from schoolgate.web.consent.wording import Wording
from schoolgate.web.people.models import Contact, Pupil
from schoolgate.web.policy.in_force import in_force
from schoolgate.web.posts.ledger import Shown, shown_of


@record
class Asked:
    """One use: how it stands today, and what this very contact said last."""

    use: str
    words: str
    stand: Stand
    mine: bool | None
    until: date | None


@record
class Child:
    """A child, as the page of somebody who answers for them shows it."""

    pupil: Pupil
    name: str
    asked: tuple[Asked, ...]
    own_is_wanted: bool
    shown: tuple[Shown, ...]


def child(pupil: Pupil, contact: Contact, wording: Wording, on: date) -> Child:
    """All that a contact sees of one child: not who else said what."""
    nation = in_force(pupil.school).policy.nation
    found = standings(Who(frozenset((pupil.pk,))), nation, on)
    mine = _mine(pupil, contact)
    return Child(
        pupil=pupil,
        name=pupil.known_as or pupil.forename,
        asked=tuple(
            _asked(use, wording, how_it_stands(found, "pupil", pupil.pk, use), mine)
            for use in uses_of(pupil.school)
        ),
        own_is_wanted=old_enough(pupil.born_on, nation, on),
        shown=tuple(shown_of(pupil)),
    )


def _asked(
    use: str, wording: Wording, stands: Standing, mine: Mapping[str, bool]
) -> Asked:
    words = wording.use(use, name_of_platform(use))
    return Asked(use, words, stands.stand, mine.get(use), stands.until)


def _mine(pupil: Pupil, contact: Contact) -> dict[str, bool]:
    words = Word.objects.filter(pupil=pupil, contact=contact).order_by("at", "pk")
    return dict(words.values_list("use", "yes"))
