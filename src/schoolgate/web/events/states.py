"""The life of an event, as a table. Whether it was cancelled is a day of its own."""

from enum import StrEnum


class State(StrEnum):
    """Where an event stands."""

    ASKED = "asked"
    PLANNED = "planned"
    REFUSED = "refused"


MOVES: dict[State, frozenset[State]] = {
    State.ASKED: frozenset({State.PLANNED, State.REFUSED}),
    State.PLANNED: frozenset(),
    State.REFUSED: frozenset(),
}
