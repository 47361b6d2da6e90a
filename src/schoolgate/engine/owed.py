"""Who owes what on a day: the policy's obligations less what the ledger shows done."""

from calendar import monthrange
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from schoolgate.engine.duty import Calendar, Done, Duty, Every, Obligation, State


def due_duties(
    obligations: Iterable[tuple[str, Obligation]],
    ledger: Sequence[Done],
    calendar: Calendar,
    on: date,
    since: date,
) -> list[Duty]:
    """List what is owed on a day, soonest first; obligations come with clause ids.

    Clauses that oblige to the same thing give one duty, by the strictest of them.
    """
    duties: dict[str, Duty] = {}
    for clause, obligation in obligations:
        duty = _duty(clause, obligation, _Times(ledger, calendar, on, since))
        if duty is not None:
            known = duties.get(duty.key)
            duties[duty.key] = _joined(known, duty) if known else duty
    return sorted(duties.values(), key=lambda duty: (duty.due, duty.key))


class _Times:
    """What one obligation is held against: the ledger, the terms, the day."""

    __slots__ = ("calendar", "ledger", "on", "since")

    def __init__(
        self, ledger: Sequence[Done], calendar: Calendar, on: date, since: date
    ) -> None:
        self.ledger = ledger
        self.calendar = calendar
        self.on = on
        self.since = since

    def last(self, key: str) -> date | None:
        """The last day, up to today, on which this was done or happened."""
        days = [d.day for d in self.ledger if d.key == key and d.day <= self.on]
        return max(days, default=None)

    def window(self, obligation: Obligation) -> tuple[date, date] | None:
        """Since when and by when it is owed; None where nothing sets it off."""
        done = self.last(obligation.key)
        if obligation.every is Every.EVENT:
            return self._after_event(obligation, done)
        if obligation.every is Every.TERM:
            return self._this_term(done)
        if obligation.every is Every.PERIOD and done is not None:
            due = months_on(done, obligation.months)
            return due - timedelta(days=obligation.notice), due
        if done is not None and done >= self.since:
            return None
        return self.since, self.since + timedelta(days=obligation.days)

    def _after_event(
        self, obligation: Obligation, done: date | None
    ) -> tuple[date, date] | None:
        happened = self.last(obligation.event)
        if happened is None or (done is not None and done >= happened):
            return None
        return happened, happened + timedelta(days=obligation.days)

    def _this_term(self, done: date | None) -> tuple[date, date] | None:
        for first, last in self.calendar.terms:
            if first <= self.on <= last and (done is None or done < first):
                return first, last
        return None


def _duty(clause: str, obligation: Obligation, times: _Times) -> Duty | None:
    window = times.window(obligation)
    if window is None:
        return None
    since, due = window
    if times.on < since:
        return None
    state = State.LATE if times.on > due else State.OPEN
    return Duty(obligation.key, (clause,), obligation.owner, due, since, state)


def _joined(one: Duty, other: Duty) -> Duty:
    first = min(one, other, key=lambda duty: duty.due)
    return Duty(
        first.key,
        (*one.clauses, *other.clauses),
        first.owner_role,
        first.due,
        min(one.since, other.since),
        first.state,
    )


def months_on(day: date, months: int) -> date:
    """The same day so many months later, or the last one of a shorter month."""
    year, month = divmod(day.month - 1 + months, 12)
    last = monthrange(day.year + year, month + 1)[1]
    return date(day.year + year, month + 1, min(day.day, last))
