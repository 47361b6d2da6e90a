"""The life of an event, as a table. Whether it was cancelled is a day of its own."""

from enum import StrEnum


class EventState(StrEnum):
    """Where an event stands."""

    ASKED = "asked"
    PLANNED = "planned"
    REFUSED = "refused"


MOVES: dict[EventState, frozenset[EventState]] = {
    EventState.ASKED: frozenset({EventState.PLANNED, EventState.REFUSED}),
    EventState.PLANNED: frozenset(),
    EventState.REFUSED: frozenset(),
}
