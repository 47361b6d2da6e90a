"""Whose yes ends soon, from all that was said: no clock, no database.

An end is the last day on which a use may still be shown. A yes that another person's
yes outlives ends nothing.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from schoolgate.web.consent.standing import Stand, Statement, join_standings, standing
from schoolgate.web.consent.uses import OtherUse

A_DAY = timedelta(days=1)
Words = Mapping[tuple[int, str], Sequence[Statement]]


@dataclass(frozen=True, slots=True)
class ConsentEnding:
    """A use of one pupil that may be shown until a day, and then not any more."""

    pupil: int
    use: str
    on: date


@dataclass(frozen=True, slots=True)
class Window:
    """The days that are looked at: from today up to a day, both within."""

    today: date
    last: date


def endings(
    said: Words, uses: Iterable[str], own_wanted: Collection[int], window: Window
) -> list[ConsentEnding]:
    """What ends within the window, of each pupil and use, the first end first.

    ``own_wanted``: the pupils who are old enough to be asked themselves.
    """
    every = list(uses)
    found = []
    for pupil in {pupil for pupil, _ in said}:
        wide = said.get((pupil, OtherUse.ANY), ())
        for use in every:
            words = SaidOf(said.get((pupil, use), ()), wide, pupil in own_wanted)
            last = last_day(words, window)
            if last is not None:
                found.append(ConsentEnding(pupil, use, last))
    return sorted(found, key=lambda one: (one.on, one.pupil, every.index(one.use)))


@dataclass(frozen=True, slots=True)
class SaidOf:
    """All that was said of one use of one pupil, and of any use."""

    narrow: Sequence[Statement]
    wide: Sequence[Statement]
    own_is_wanted: bool = False

    def is_given(self, day: date) -> bool:
        """Whether it may be shown on a day."""
        own = self.own_is_wanted
        narrow = standing(self.narrow, day, own_is_wanted=own)
        wide = standing(self.wide, day, own_is_wanted=own)
        return join_standings(narrow, wide).stand is Stand.GIVEN


def last_day(words: SaidOf, window: Window) -> date | None:
    """The last day on which it may be shown; None if that is not in the window."""
    if not words.is_given(window.today):
        return None
    untils = {one.until for one in (*words.narrow, *words.wide) if one.until}
    near = sorted(day for day in untils if window.today <= day <= window.last)
    return next((day for day in near if not words.is_given(day + A_DAY)), None)
