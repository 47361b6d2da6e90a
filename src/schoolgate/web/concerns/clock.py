"""The clock of a step: by when, and how early or late, in words."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from schoolgate.web.concerns.states import Stands

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Clock:
    """How a step stands, and by how much: “late”, “by 12 minutes”."""

    stands: Stands
    by: str


def clock(due: datetime, done: datetime | None, at: datetime) -> Clock:
    """The clock of a step that is open or done, at a moment."""
    over = (done or at) - due
    if over < MINUTE:
        left = span(-over) if over <= -MINUTE else ""
        return Clock(Stands.DONE, "in time") if done else Clock(Stands.OPEN, _in(left))
    late = span(over)
    return Clock(Stands.DONE_LATE if done else Stands.LATE, f"by {late}")


def _in(left: str) -> str:
    return f"in {left}" if left else "now"


def span(time: timedelta) -> str:
    """A time as people say it, in its largest whole unit or two."""
    if time < HOUR:
        return _many(time // MINUTE, "minute")
    if time < 2 * DAY:
        hours, rest = divmod(time, HOUR)
        minutes = rest // MINUTE
        rest_said = f" {_many(minutes, 'minute')}" if minutes else ""
        return _many(hours, "hour") + rest_said
    return _many(time // DAY, "day")


def _many(number: int, unit: str) -> str:
    return f"{number} {unit}{'' if number == 1 else 's'}"
