"""What waits today of alarms and cases, for the few who may know of them."""

from collections.abc import Iterator
from datetime import datetime

from schoolgate.web.concerns.playbook import ALARM_RIGHT
from schoolgate.web.concerns.queries import alarms_on, sees_cases, steps_to_do
from schoolgate.web.design.environment import url
from schoolgate.web.people.rights import Standing
from schoolgate.web.people.waiting import Notice, Shown, waits


@waits
def alarms(here: Standing, _at: datetime) -> Iterator[Shown]:
    """Show that somebody needs this person now."""
    number = alarms_on(here).count() if here.may(ALARM_RIGHT) else 0
    if number:
        tell = "person tells" if number == 1 else "messages tell"
        yield Notice(
            place=10,
            key="alarms",
            heading="Somebody needs you now",
            text=f"{number} {tell} you that something is wrong.",
            url=url("concerns:alarms", school=here.school.slug),
        )


@waits
def case(here: Standing, at: datetime) -> Iterator[Shown]:
    """Show that a case is on, and what is still to do in it."""
    steps = steps_to_do(here, at) if sees_cases(here) else None
    if steps is not None:
        still, late = steps
        yield Notice(
            place=30,
            key="case",
            heading="The case is on",
            text=f"{still} {'step' if still == 1 else 'steps'} to do"
            + (f", {late} late." if late else "."),
            url=url("concerns:threat", school=here.school.slug),
        )
