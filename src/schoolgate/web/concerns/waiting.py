"""What waits today of alarms and cases, for the few who may know of them."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from django.db.models import Exists

from schoolgate.web.concerns.queries import (
    alarms_on,
    cases_on,
    late_steps,
    open_steps,
)
from schoolgate.web.design.environment import url
from schoolgate.web.people.rights import Standing
from schoolgate.web.people.waiting import (
    Counted,
    Counts,
    Notice,
    Shown,
    counts,
    many,
    waits,
)


@counts
def count(here: Standing, at: datetime) -> Mapping[str, Counted]:
    """Count what this person may see, and nothing else."""
    return {
        "case_is_on": Exists(cases_on(here)),
        "case_open": many(open_steps(here)),
        "case_late": many(late_steps(here, at)),
        "case_alarms": many(alarms_on(here).select_related(None)),
    }


@waits
def alarms_and_case(here: Standing, _at: datetime, counted: Counts) -> Iterator[Shown]:
    """Show that somebody needs this person now, and that a case is on."""
    slug = here.school.slug
    if alarms := counted["case_alarms"]:
        tell = "person tells" if alarms == 1 else "messages tell"
        yield Notice(
            place=10,
            key="alarms",
            heading="Somebody needs you now",
            text=f"{alarms} {tell} you that something is wrong.",
            url=url("concerns:alarms", school=slug),
        )
    if counted["case_is_on"]:
        still, late = counted["case_open"], counted["case_late"]
        yield Notice(
            place=30,
            key="case",
            heading="The case is on",
            text=f"{still} {'step' if still == 1 else 'steps'} to do"
            + (f", {late} late." if late else "."),
            url=url("concerns:threat", school=slug),
        )
