"""How a consent stands on a day, from all that was said: no clock, no database.

A no of anybody who may answer is a no, whoever says yes; a pupil's own no counts at
any age. Whoever is old enough answers for themselves as well. Silence is never a yes.
"""

from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum

from schoolgate.engine.record import record

SELF = "self"


class Stand(StrEnum):
    """How it stands; only ``GIVEN`` lets a person be shown."""

    GIVEN = "given"
    REFUSED = "refused"
    ENDED = "ended"
    WAITING = "waiting"


@record
class Said:
    """What somebody said of one use. ``by`` tells the givers apart; SELF is the pupil.

    ``until`` is the last day on which a yes counts.
    """

    by: str
    yes: bool
    at: datetime
    since: date
    until: date | None = None


@record
class Standing:
    """How a use stands on a day, since when, and until when, if it is given."""

    stand: Stand
    since: date | None = None
    until: date | None = None


def standing(said: Iterable[Said], on: date, *, own_is_wanted: bool) -> Standing:
    """Weigh all that was said of one use of one person, up to a day.

    Of each giver the latest word counts. ``own_is_wanted``: the person is old enough,
    so that a parent's yes is not enough (law B14).
    """
    latest = _latest(one for one in said if one.since <= on)
    if any(not one.yes for one in latest.values()):
        return Standing(Stand.REFUSED)
    over = {by for by, one in latest.items() if one.until and one.until < on}
    good = [one for by, one in latest.items() if by not in over]
    own = [one for one in good if one.by == SELF]
    if not good or (own_is_wanted and not own):
        wanted = SELF in over if own_is_wanted and good else bool(over)
        return Standing(Stand.ENDED if wanted else Stand.WAITING)
    ends = [one.until for one in good if one.until]
    return Standing(
        Stand.GIVEN, max(one.since for one in good), min(ends) if ends else None
    )


def _latest(said: Iterable[Said]) -> dict[str, Said]:
    found: dict[str, Said] = {}
    for one in sorted(said, key=lambda one: (one.at, not one.yes)):
        found[one.by] = one
    return found
