"""How a consent stands on a day, from all that was said: no clock, no database.

A no of anybody who may answer is a no, whoever says yes; a pupil's own no counts at
any age. Whoever is old enough answers for themselves as well. Silence is never a yes.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

SELF = "self"


class Stand(StrEnum):
    """How it stands; only ``GIVEN`` lets a person be shown."""

    GIVEN = "given"
    REFUSED = "refused"
    ENDED = "ended"
    WAITING = "waiting"


@dataclass(frozen=True, slots=True)
class Statement:
    """What somebody said of one use. ``by`` tells the givers apart; SELF is the pupil.

    ``until`` is the last day on which a yes counts.
    """

    by: str
    yes: bool
    at: datetime
    since: date
    until: date | None = None

    def counts_on(self, day: date) -> bool:
        """Whether its days are not over."""
        return self.until is None or day <= self.until


@dataclass(frozen=True, slots=True)
class ConsentStanding:
    """How a use stands on a day, since when, and until when, if it is given."""

    stand: Stand
    since: date | None = None
    until: date | None = None


def standing(
    said: Iterable[Statement], on: date, *, own_is_wanted: bool
) -> ConsentStanding:
    """Weigh all that was said of one use of one person, up to a day.

    Of each giver the latest word counts. ``own_is_wanted``: the person is old enough,
    so that a parent's yes is not enough (law B14).
    """
    latest = list(_latest(one for one in said if one.since <= on))
    if not all(one.yes for one in latest):
        return ConsentStanding(Stand.REFUSED)
    good = [one for one in latest if one.counts_on(on)]
    if _is_enough(good, {SELF} if own_is_wanted else set()):
        return _given(good)
    return ConsentStanding(Stand.WAITING if good == latest else Stand.ENDED)


def join_standings(narrow: ConsentStanding, wide: ConsentStanding) -> ConsentStanding:
    """How a use stands beside an old form for any use: a no to any is a no to each."""
    if Stand.REFUSED in (narrow.stand, wide.stand):
        return ConsentStanding(Stand.REFUSED)
    return narrow if narrow.stand is not Stand.WAITING else wide


def _is_enough(good: list[Statement], wanted: set[str]) -> bool:
    return bool(good) and wanted <= {one.by for one in good}


def _given(good: list[Statement]) -> ConsentStanding:
    """It stands since the last yes that it needed, until the first one ends."""
    ends = [one.until for one in good if one.until]
    since = max(one.since for one in good)
    return ConsentStanding(Stand.GIVEN, since, min(ends, default=None))


def _latest(said: Iterable[Statement]) -> Iterable[Statement]:
    """The latest word of each giver; of two at one moment the no."""
    found: dict[str, Statement] = {}
    for one in sorted(said, key=lambda one: (one.at, not one.yes)):
        found[one.by] = one
    return found.values()
