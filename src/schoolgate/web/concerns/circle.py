"""Who can still become a reader of an alarm, and who never does.

Asked each time somebody is added: an account that was made since, a role that was given
since, and a colleague who was no reader before are all held against the words again.
"""

from dataclasses import dataclass
from datetime import date

from schoolgate.reading.colleagues import Writing
from schoolgate.web.concerns.concerned import is_strict
from schoolgate.web.concerns.mentions import Colleagues, colleagues
from schoolgate.web.concerns.models import Threat
from schoolgate.web.concerns.queries import kept_people
from schoolgate.web.concerns.receivers import Staff, staff
from schoolgate.web.concerns.words import CLOSED, WHAT, words_or_reason
from schoolgate.web.people.models import Person


@dataclass(frozen=True, slots=True)
class Circle:
    """The people who never read a case, and the staff without what those did."""

    kept: frozenset[Person]
    staff: Staff


def circle_of(threat: Threat, on: date) -> Circle:
    """Read who can become a reader of an alarm. Six queries.

    No role counts that somebody it is kept from gave since the alarm was raised.
    """
    known = colleagues(threat.school, on)
    kept = known.accounts_of(kept_people(threat)) | _named_again(threat, known)
    people = staff(threat.school, on).distrusting(kept, threat.begun_at.date())
    return Circle(frozenset(kept), people)


def _named_again(threat: Threat, known: Colleagues) -> set[Person]:
    """The accounts of those whom the words name; all, if the words do not open."""
    words = words_or_reason(WHAT, threat)
    if words == CLOSED:
        return set(known.names)
    named = known.find_named(Writing(words), strictly=is_strict(threat.ticked))
    cleared = threat.doubted.filter(is_cleared=True).select_related("person")
    not_meant = known.accounts_of(one.person for one in cleared)
    return known.accounts_of(named - not_meant - {threat.begun_by}) - not_meant
