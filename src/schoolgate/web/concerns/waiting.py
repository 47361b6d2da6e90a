"""What waits today of alarms and cases, for the few who may know of them."""

from collections.abc import Iterator
from datetime import datetime

from schoolgate.web.concerns.queries import steps_to_do
from schoolgate.web.design.environment import url
from schoolgate.web.people.rights import Standing
from schoolgate.web.people.waiting import Notice, Shown, waits


@waits
def alarms_and_case(here: Standing, at: datetime) -> Iterator[Shown]:
    """Show that somebody needs this person now, and that a case is on."""
    slug = here.school.slug
    waiting = steps_to_do(here, at)
    if alarms := waiting.alarms:
        tell = "person tells" if alarms == 1 else "messages tell"
        yield Notice(
            place=10,
            key="alarms",
            heading="Somebody needs you now",
            text=f"{alarms} {tell} you that something is wrong.",
            url=url("concerns:alarms", school=slug),
        )
    if waiting.threats:
        still, late = waiting.open, waiting.late
        yield Notice(
            place=30,
            key="case",
            heading="The case is on",
            text=f"{still} {'step' if still == 1 else 'steps'} to do"
            + (f", {late} late." if late else "."),
            url=url("concerns:threat", school=slug),
        )
