"""Which events staff ask for."""

from collections.abc import Iterator
from datetime import datetime

from schoolgate.web.design.environment import day_short, url
from schoolgate.web.events.models import Event
from schoolgate.web.events.queries import asked_for
from schoolgate.web.people.rights import Standing
from schoolgate.web.people.waiting import Item, Shown, to_see_to, waits

SHOWN = 10
OF_EVENTS = (
    *("name", "on"),
    *("asked_by__forename", "asked_by__surname", "asked_by__email"),
)


@waits
def events_asked_for(here: Standing, _at: datetime) -> Iterator[Shown]:
    """Show the events that staff ask for to those who may plan them."""
    if not here.may("events.keep"):
        return
    wishes = asked_for(here.school).only(*OF_EVENTS)[:SHOWN]
    yield to_see_to(35, (_item(here, event) for event in wishes))


def _item(here: Standing, event: Event) -> Item:
    who = event.asked_by.name if event.asked_by else "Someone"
    return Item(
        f"{event.name}, {day_short(event.on)}",
        url("events:event", school=here.school.slug, pk=event.pk),
        tag="asked for",
        about=(f"{who} asks for this event: plan it, or turn it down",),
    )
